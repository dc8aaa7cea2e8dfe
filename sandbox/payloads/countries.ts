const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** "Germany" of DE. */
export function countryName(code: string): string {
  return names.of(code) ?? code;
}
