import { describe, expect, it } from 'vitest';
import { openNumberPrint } from '../../ui/print/number-print.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { addPage, type TriedWire } from './tally.ts';
import { triedView } from './tried-view.ts';

const gold = { id: 'gold', name: 'Gold' };
const mover = { customerId: '7', name: 'Ines', saved: null, tried: 'Gold' };
const page: TriedWire = {
  currency: 'EUR',
  customers: 50,
  months: [
    {
      month: '2026-01',
      orders: 0,
      sales: '0',
      tried: { orders: '0', entry: '0' },
      saved: { orders: '0', entry: '0' },
    },
    {
      ...{ month: '2026-02', orders: 4, sales: '10000' },
      ...{ tried: { orders: '180', entry: '20' }, saved: { orders: '100', entry: '0' } },
    },
  ],
  levels: [
    { level: null, tried: 49, saved: 50 },
    { level: gold, tried: 1, saved: 0 },
  ],
  ...{ up: 1, down: 0, movers: [mover], worth: { num: '1', den: '1' }, assumed: false, next: '99' },
};

describe('what was tried', () => {
  it('adds up page by page', () => {
    const sum = addPage(addPage(null, page), { ...page, customers: 3, next: null });
    expect(sum).toMatchObject({ customers: 53, up: 2, levels: [{ tried: 98 }, { tried: 2 }] });
    expect(sum.months[1]).toMatchObject({ orders: 8, sales: 20_000n, tried: { orders: 360n, entry: 40n } });
  });

  it('is shown beside the saved programme, with what it costs', () => {
    const view = triedView(addPage(null, page), openNumberPrint(), textsFor());
    expect(view.figures).toMatchObject([
      {
        value: '200',
        note: '100 points by the saved programme',
        before: '20 points of it for reaching tiers',
      },
      { value: '€2.00', note: '€1.00 by the saved programme' },
      { value: '2%', note: '1% by the saved programme' },
    ]);
    expect(view.months).toEqual([
      { month: '2026-02', label: 'February 2026', orders: '4', tried: '200', saved: '100', share: '2%' },
    ]);
    expect(view.levels).toMatchObject({
      sum: '1 up',
      rows: [
        { label: 'Gold', before: 0, after: 1 },
        { label: 'No tier', before: 50, after: 49 },
      ],
      movers: [{ id: '7', name: 'Ines', moves: 'No tier to Gold' }],
    });
  });
});
