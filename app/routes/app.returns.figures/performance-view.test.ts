import { describe, expect, it } from 'vitest';
import { parseInstant } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { parseMoney } from '#app/kernel/money.ts';
import type { ReturnPerformance, ReturnPeriod } from '#app/modules/returns/door.ts';
import { figuresCsv } from '../../moving/return-figures-csv.ts';
import { openPrint } from '../../ui/print/print.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { performanceView } from './performance-view.ts';

const euros = (amount: string) => parseMoney(amount, currencyCode('EUR'));
const nothing: ReturnPeriod = {
  ...{ sold: 0, returned: 0, settled: 0, medianSeconds: null },
  ...{ refunded: euros('0.00'), credited: euros('0.00'), exchanged: euros('0.00') },
};
const some: ReturnPeriod = {
  ...{ sold: 480, returned: 31, settled: 17, medianSeconds: 4.4 * 86_400 },
  ...{ refunded: euros('860.00'), credited: euros('200.00'), exchanged: euros('140.00') },
};
const print = openPrint({ zone: 'Europe/Berlin', now: parseInstant('2026-03-03T09:00:00Z') });
const view = (last: ReturnPeriod, months: ReturnPerformance['months']) =>
  performanceView({ days: 90, last, months }, print, textsFor());

describe('how a shop does with returns, as it is shown', () => {
  it('says each rate with what it is of', () => {
    const { figures } = view(some, [{ month: '2026-03', ...some }]);
    expect(figures).toMatchObject([
      { value: '6.5%', note: '31 of 480 items sold came back or are asked back.' },
      {
        value: '28.3%',
        note: '€340.00 of €1,200.00 stayed with you.',
        before: '€200.00 as store credit, €140.00 in exchange for something else.',
      },
      { value: '4 days', note: 'Half of 17 returns took no longer.' },
    ]);
    // One month is no course.
    for (const figure of figures) expect(figure).not.toHaveProperty('trend');
  });

  it('has no rate of nothing', () => {
    const { figures, months } = view(nothing, [
      { month: '2026-01', ...nothing },
      { month: '2026-02', ...some, sold: 0 },
      { month: '2026-03', ...nothing },
    ]);
    expect(figures.map(({ value }) => value)).toEqual(['No data', 'No data', 'No data']);
    // Newest first, from the first month with something on.
    expect(months).toMatchObject([
      {
        label: 'March 2026',
        rate: { value: 'No data', of: '0 of 0 items' },
        kept: { value: 'No data', of: 'nothing paid or credited' },
      },
      {
        label: 'February 2026',
        rate: { value: 'No data', of: '31 of 0 items' },
        settled: { value: '17 settled' },
      },
    ]);
    expect(view(nothing, [{ month: '2026-03', ...nothing }]).months).toEqual([]);
  });

  it('draws how it went in the months that have it', () => {
    const months = [
      { month: '2026-01', ...some },
      { month: '2026-02', ...nothing },
      { month: '2026-03', ...some, returned: 48 },
    ];
    expect(view(some, months).figures[0]?.trend).toEqual({
      label: 'Return rate by month: January 2026 6.5%, March 2026 10%',
      values: [0.065, 0.1],
    });
  });
});

describe('the months as a file', () => {
  it('have a line each, with empty cells where there is no rate', () => {
    const months = [
      { month: '2026-02', ...nothing },
      { month: '2026-03', ...some },
    ];
    const [head, ...lines] = figuresCsv({ months }, textsFor()).trim().split('\r\n');
    expect(head).toContain('Month,Items sold,Items asked back,Return rate %,Returns settled,Paid back');
    expect(lines).toEqual([
      '2026-02,0,0,,0,0.00,0.00,0.00,,EUR,',
      '2026-03,480,31,6.5,17,860.00,200.00,140.00,28.3,EUR,105.6',
    ]);
  });
});
