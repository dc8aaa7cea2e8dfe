const inEveryYear = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', timeZone: 'UTC' });
const inOneYear = new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
/** Has a 29 February, so that every day of every year can be named. */
const leapYear = '2024';

/** "November 15" for "11-15", "January 31, 2027" for "2027-01-31". What is no day is said as it stands. */
export function dayInWords(day: string): string {
  const yearly = day.length === 5;
  const at = Date.parse(`${yearly ? `${leapYear}-${day}` : day}T00:00:00Z`);
  if (Number.isNaN(at)) return day;
  return (yearly ? inEveryYear : inOneYear).format(at);
}
