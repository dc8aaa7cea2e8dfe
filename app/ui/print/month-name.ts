/** "March 2026" of "2026-03"; short: "Mar 2026". */
export function monthName(month: string, length: 'long' | 'short' = 'long', locale = 'en'): string {
  return new Intl.DateTimeFormat(locale, { month: length, year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-15T12:00:00Z`),
  );
}
