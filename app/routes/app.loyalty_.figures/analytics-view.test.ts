import { describe, expect, it } from 'vitest';
import { parseInstant, parseLocalDate, zone } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { NO_POINTS, points } from '#app/kernel/points.ts';
import { rational } from '#app/kernel/rational.ts';
import type { LoyaltyAnalytics, MonthAnalytics } from '#app/modules/loyalty/counting/door.ts';
import { loyaltyFiguresCsv } from '../../moving/loyalty-figures-csv.ts';
import { openPrint } from '../../ui/print/print.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { analyticsView } from './analytics-view.ts';

const berlin = zone('Europe/Berlin');
const print = openPrint({ zone: berlin, now: parseInstant('2026-03-03T09:00:00Z') });
const month = (name: string, change: Partial<MonthAnalytics> = {}): MonthAnalytics => ({
  ...{ month: name, given: NO_POINTS, used: NO_POINTS, expired: NO_POINTS, taken: NO_POINTS },
  ...{ outstanding: NO_POINTS, flows: new Map(), ...change },
});
const flows = new Map([['gold', { entered: 3, left: 1 }]]);
const some: LoyaltyAnalytics = {
  until: parseLocalDate('2026-03-02'),
  worth: { currency: currencyCode('EUR'), minor: rational(1n, 2n) },
  assumed: false,
  outstanding: points(1000n),
  months: [
    month('2026-01'),
    month('2026-02', { given: points(1500n), used: points(300n), outstanding: points(1200n), flows }),
    month('2026-03', {
      given: points(500n),
      used: points(500n),
      expired: points(200n),
      outstanding: points(1000n),
    }),
  ],
  breakage: {
    ...{ grants: 400, tooEarly: false, granted: points(10_000n), used: points(7_000n) },
    ...{ lapsed: points(1_000n), open: points(2_000n) },
  },
  levels: [{ id: 'gold', name: '=Gold', given: points(800n), entry: points(100n), entered: 3, left: 1 }],
  buyers: {
    day: parseLocalDate('2026-03-02'),
    counts: {
      ...{ member: 40, 'member-repeat': 10, other: 60, 'other-repeat': 6, redeemer: 5, 'redeemer-repeat': 4 },
    },
  },
};
const view = (change: Partial<LoyaltyAnalytics> = {}) =>
  analyticsView({ ...some, ...change }, print, textsFor(), berlin);

describe('how a programme does, as it is shown', () => {
  it('says each number with what it is of', () => {
    expect(view().figures).toMatchObject([
      {
        value: '€5.00',
        note: '1,000 points, at what they can buy.',
        before: '€3.50 to €4.50 of it is expected to be used.',
      },
      { value: '10% to 30%', note: 'By 10,000 points from 400 grants that are over 180 days old.' },
      { value: '40%', note: '800 used of 2,000 points given.' },
      { value: '40%', note: '40 of 100 customers with an order are members.' },
      { value: '25%', note: '10 of 40 have two or more orders.', before: 'Not a proof that points work.' },
      { value: '10%', note: '6 of 60 have two or more orders.' },
    ]);
    for (const { how } of view().figures) expect(how?.sentences.join(' ')).toMatch(/\.$/);
  });

  it('does not guess from too little', () => {
    const [liability, breakage] = view({
      breakage: { ...some.breakage, grants: 99, tooEarly: true },
    }).figures;
    expect(breakage).toMatchObject({ value: 'Too early to say' });
    expect(liability).not.toHaveProperty('before');
  });

  it('begins with the first month in which something happened, and is empty where nothing ever did', () => {
    expect(view().months.map(({ label, worth }) => `${label} ${worth}`)).toEqual([
      'March 2026 €5.00',
      'February 2026 €6.00',
    ]);
    expect(view({ months: [month('2026-03')], outstanding: NO_POINTS })).toMatchObject({
      ...{ months: [], figures: [], liability: [], points: [] },
    });
  });

  it('tells who came into and went out of tiers, and what those cost', () => {
    expect(view().tiers).toMatchObject({
      flows: [{ label: 'February 2026', entered: '3 =Gold', left: '1 =Gold' }],
      levels: [{ name: '=Gold', given: '800', entry: '100', cost: '€4.50' }],
    });
    expect(view({ levels: [] }).tiers).toBeNull();
  });
});

describe('the months as a file', () => {
  it('have a line each, and no name that a spreadsheet would run', () => {
    const [head, ...lines] = loyaltyFiguresCsv(some, textsFor()).trim().split('\r\n');
    expect(head).toContain("Currency,'=Gold: came in,'=Gold: went out");
    expect(lines).toEqual([
      '2026-01,0,0,0,0,0,0.00,EUR,0,0',
      '2026-02,1500,300,0,0,1200,6.00,EUR,3,1',
      '2026-03,500,500,200,0,1000,5.00,EUR,0,0',
    ]);
  });
});
