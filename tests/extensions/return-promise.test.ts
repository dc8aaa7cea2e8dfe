import { describe, expect, it } from 'vitest';
import { renderBlock, textOf } from './render-block.ts';

const promise = {
  days: 16,
  from: 'ordered',
  free: true,
  finalSale: { skus: ['last-one'], tags: ['clearance'], collections: ['77'] },
  outcomes: ['refund'],
};
const coat = {
  selected_or_first_available_variant: { sku: 'COAT' },
  tags: ['Winter'],
  collections: [{ id: 5 }],
  'gift_card?': false,
};

async function shown(value: unknown, product: object = coat, more: { locale?: string; now?: string } = {}) {
  const globals = {
    app: { metafields: { returns: { promise: { value } } } },
    cart: { currency: { iso_code: 'EUR' } },
    product,
  };
  return textOf(await renderBlock('return_promise', { template: 'product', globals, ...more }));
}

describe('the return promise', () => {
  it('is the day itself when it counts from the order', async () => {
    expect(await shown(promise)).toBe('Return until December 12, 2026, free for you');
    expect(await shown(promise, coat, { locale: 'de' })).toBe(
      'Rückgabe bis 12. Dezember 2026, für dich kostenlos',
    );
  });

  it('is the earliest day when it counts from delivery or dispatch', async () => {
    expect(await shown({ ...promise, from: 'delivered' })).toContain(
      'Return at least until December 12, 2026: 16 days from delivery',
    );
    expect(await shown({ ...promise, from: 'fulfilled' })).toContain('16 days from dispatch');
  });

  it('counts days, not hours, across a change of the clock', async () => {
    const late = { now: '2026-10-20T21:30:00Z' };
    expect(await shown({ ...promise, days: 10 }, coat, late)).toContain('October 30, 2026');
  });

  it('says what it costs', async () => {
    const costly = {
      ...promise,
      free: false,
      returnShipping: { amount: '4.95', currencyCode: 'EUR' },
      restockingPercent: '10',
    };
    expect(await shown(costly)).toContain(', return shipping €4.95, restocking fee 10%');
    const elsewhere = { ...costly, returnShipping: { amount: '4.95', currencyCode: 'USD' } };
    expect(await shown(elsewhere)).toContain('return shipping 4.95 USD');
  });

  it.each([
    ['sku', { selected_or_first_available_variant: { sku: ' LAST-ONE' } }],
    ['tag', { tags: ['Clearance'] }],
    ['collection', { collections: [{ id: 77 }] }],
  ])('is none for final sale by %s', async (_by, part) => {
    expect(await shown(promise, { ...coat, ...part })).toContain('Final sale');
  });

  it('is nothing while returns are off, and for gift cards', async () => {
    expect(await shown({})).toBe('');
    expect(await shown(null)).toBe('');
    expect(await shown(promise, { ...coat, 'gift_card?': true })).toBe('');
  });
});
