import { InlineGrid, Select } from '../../polaris.ts';
import { useTexts } from '../../texts/texts.ts';

interface DayFieldProps {
  label: string;
  /** "11-15" in every year, or "2026-11-15". */
  value: string;
  /** Years to choose from, beside every year. */
  years: readonly number[];
  onChange: (value: string) => void;
}

const monthsOfYear = Array.from({ length: 12 }, (_, month) => month + 1);
const monthName = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });
const everyYear = '';

/** A day of one year, or of every year. */
export function DayField({ label, value, years, onChange }: DayFieldProps) {
  const { date: words } = useTexts().rules;
  const { year, month, day } = partsOf(value);
  const known = year === everyYear || years.includes(Number(year)) ? years : [Number(year), ...years];
  const set = (part: Partial<DayParts>) => onChange(dayOf({ year, month, day, ...part }));
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0, minInlineSize: 0 }}>
      <legend style={{ padding: 0, marginBlockEnd: 'var(--p-space-100)' }}>{label}</legend>
      <InlineGrid columns="1fr 2fr 2fr" gap="200">
        <Select
          label={words.day(label)}
          labelHidden
          options={Array.from({ length: daysIn(year, month) }, (_, index) => ({
            value: String(index + 1),
            label: String(index + 1),
          }))}
          value={String(day)}
          onChange={(chosen) => set({ day: Number(chosen) })}
        />
        <Select
          label={words.month(label)}
          labelHidden
          options={monthsOfYear.map((number) => ({
            value: String(number),
            label: monthName.format(Date.UTC(2024, number - 1, 1)),
          }))}
          value={String(month)}
          onChange={(chosen) => set({ month: Number(chosen) })}
        />
        <Select
          label={words.year(label)}
          labelHidden
          options={[
            { value: everyYear, label: words.everyYear },
            ...known.map((number) => ({ value: String(number), label: String(number) })),
          ]}
          value={year}
          onChange={(chosen) => set({ year: chosen })}
        />
      </InlineGrid>
    </fieldset>
  );
}

interface DayParts {
  readonly year: string;
  readonly month: number;
  readonly day: number;
}

function partsOf(value: string): DayParts {
  const [day = '1', month = '1', year = everyYear] = value.split('-').reverse();
  return { year, month: Number(month), day: Number(day) };
}

/** February has 29 days in every year together. */
function daysIn(year: string, month: number): number {
  return new Date(Date.UTC(year === everyYear ? 2024 : Number(year), month, 0)).getUTCDate();
}

/** A day that its month does not have becomes the month's last. */
function dayOf({ year, month, day }: DayParts): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const kept = `${two(month)}-${two(Math.min(day, daysIn(year, month)))}`;
  return year === everyYear ? kept : `${year}-${kept}`;
}
