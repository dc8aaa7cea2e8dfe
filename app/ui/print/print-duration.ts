const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "42 ms", "1.2 sec", "3 min": in the unit that a person would use. */
export function printDuration(milliseconds: number, locale = 'en'): string {
  const [value, unit, digits] =
    milliseconds < 1000
      ? [Math.round(milliseconds), 'millisecond', 0]
      : milliseconds < minute
        ? [milliseconds / 1000, 'second', 1]
        : milliseconds < hour
          ? [milliseconds / minute, 'minute', 0]
          : milliseconds < 2 * day
            ? [milliseconds / hour, 'hour', 0]
            : [milliseconds / day, 'day', 0];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(value);
}
