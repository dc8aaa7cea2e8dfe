import { describe, expect, it } from 'vitest';
import { parseInstant } from '#app/kernel/calendar.ts';
import type { ReviewMonth, ReviewPerformance } from '#app/modules/reviews/figures/door.ts';
import type { StarCounts } from '#app/modules/reviews/ratings/rating.ts';
import { noStars } from '#app/modules/reviews/ratings/rating.ts';
import { reviewFiguresCsv } from '../../moving/review-figures-csv.ts';
import { openPrint } from '../../ui/print/print.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { type MailFigures, reviewFiguresView } from './performance-view.ts';

const print = openPrint({ zone: 'Europe/Berlin', now: parseInstant('2026-03-03T09:00:00Z') });
const stars = (change: Partial<StarCounts>): StarCounts => ({ ...noStars, ...change });
const month = (name: string, change: Partial<ReviewMonth> = {}): ReviewMonth => ({
  ...{ month: name, asked: 0, delivered: 0, answered: 0, written: noStars },
  ...change,
});
const some: ReviewPerformance = {
  months: [
    month('2026-01'),
    month('2026-02', { asked: 44, delivered: 40, answered: 10, written: stars({ 5: 8, 1: 2 }) }),
    month('2026-03', { asked: 20, delivered: 20, answered: 2, written: stars({ 3: 1, 4: 3 }) }),
  ],
  last: { days: 90, asked: 64, delivered: 60, answered: 12 },
  products: [{ product: 7n, title: '', written: stars({ 5: 2 }), published: stars({ 5: 9, 4: 1 }) }],
  answers: new Map([
    [
      'fit',
      new Map([
        ['1', 1],
        ['3', 3],
      ]),
    ],
  ]),
};
const noWords = { words: [], reviews: 0, notes: 0, questions: 0 };
const mails: MailFigures = { due: 60, sent: 57, bounced: 3 };
const said = (every: string) => ({ every });
const fit = {
  ...{ kind: 'scale' as const, id: 'fit', label: said('How does it fit?'), types: [] },
  ...{ low: said('Small'), middle: said('True to size'), high: said('Large') },
};
const view = (change: Partial<ReviewPerformance> = {}, sent: MailFigures = mails) =>
  reviewFiguresView(
    { performance: { ...some, ...change }, words: noWords, mails: sent, attributes: [fit] },
    print,
    textsFor(),
  );

describe('how a shop does with reviews, as it is shown', () => {
  it('says each number with what it is of', () => {
    expect(view().figures).toMatchObject([
      { value: '20%', note: '12 of 60 requests delivered in 90 days.', trend: { values: [0.25, 0.1] } },
      {
        value: '90%',
        note: '54 of 60 requests and reminders due in 30 days.',
        before: '3 came back undelivered.',
      },
      { value: '4.1', note: 'On average, in 14 reviews.', trend: { values: [4.2, 3.8] } },
    ]);
  });

  it('has no rate of nothing', () => {
    const none = view(
      { months: [month('2026-03')], last: { days: 90, asked: 1, delivered: 0, answered: 0 }, products: [] },
      { due: 0, sent: 0, bounced: 0 },
    );
    expect(none.figures.map(({ value }) => value)).toEqual(['No data', 'No data', 'No data']);
    expect(none.months).toEqual([]);
  });

  it('begins with the first month in which something happened, newest first', () => {
    expect(view().months).toMatchObject([
      {
        label: 'March 2026',
        asked: '20',
        delivered: '20',
        answered: '2 (10%)',
        written: '4',
        average: '3.8',
      },
      {
        label: 'February 2026',
        asked: '44',
        delivered: '40',
        answered: '10 (25%)',
        written: '10',
        average: '4.2',
      },
    ]);
    expect(view().written).toMatchObject([{ values: [8, 0, 2] }, { values: [3, 1, 0] }]);
  });

  it('names a product that is gone, and the rating that its page shows', () => {
    expect(view().products).toEqual([
      {
        product: '7',
        title: 'A product that is gone',
        written: '2',
        average: '5.0',
        published: '4.9 in 10',
      },
    ]);
  });

  it('tells answers in the order of the scale', () => {
    const [answers] = view().answers;
    expect(answers?.rows.map(({ label, given, share }) => [label, given, share])).toEqual([
      ['Small', '1', '25%'],
      ['2', '0', '0%'],
      ['True to size', '3', '75%'],
      ['4', '0', '0%'],
      ['Large', '0', '0%'],
    ]);
    expect(view({ answers: new Map() }).answers).toEqual([]);
  });
});

describe('the months as a file', () => {
  it('have a line each, without an average of nothing', () => {
    const [head, ...lines] = reviewFiguresCsv(some.months, textsFor()).trim().split('\r\n');
    expect(head).toContain(
      'Month,Orders asked,Requests delivered,Delivered and answered,Reviews written,1 star',
    );
    expect(lines).toEqual([
      '2026-01,0,0,0,0,0,0,0,0,0,',
      '2026-02,44,40,10,10,2,0,0,0,8,4.2',
      '2026-03,20,20,2,4,0,0,1,3,0,3.8',
    ]);
  });
});
