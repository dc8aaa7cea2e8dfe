import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../kernel/calendar.ts';
import { moneyAmount } from '../../../kernel/money.ts';
import { knownTopics, parseDelivery } from './parse-delivery.ts';

const folder = path.resolve(import.meta.dirname, '../../../../tests/fixtures/webhooks');
const fixture = (name: string) => readFileSync(path.join(folder, `${name}.json`), 'utf8');
const parse = (topic: string, name: string) => parseDelivery(topic, fixture(name));

function orderOf(name: string, topic = 'orders/updated') {
  const parsed = parse(topic, name);
  if (parsed.kind !== 'order') throw new Error(`${name} is ${JSON.stringify(parsed)}`);
  return parsed;
}

describe('an order payload', () => {
  it('tells the order with every digit of its ids', () => {
    const { order, complete } = orderOf('orders-create', 'orders/create');
    expect(order.shopifyId).toBe(820982911946154508n);
    expect(order.customerShopifyId).toBe(115310627314723954n);
    expect(order.lines.map((line) => line.shopifyId)).toEqual([866550311766439020n, 141249953214522974n]);
    expect(order.lines[0]?.productId).toBe(788032119674292922n);
    expect(complete).toBe(true);
  });

  it('adds up discounts and taxes of a line', () => {
    const [first, second] = orderOf('orders-create').order.lines;
    expect(first && moneyAmount(first.discount.shop)).toBe('10.00');
    expect(first && moneyAmount(first.tax.shop)).toBe('14.02');
    expect(second && moneyAmount(second.discount.shop)).toBe('10.00');
    expect(second?.sku).toBeNull();
    expect(second?.productId).toBeNull();
  });

  it('tells which code took how much off which line', () => {
    const body = JSON.parse(fixture('orders-create'));
    const [applied] = body.discount_applications;
    const coded = { ...applied, type: 'discount_code', code: 'Loy-1' };
    const text = JSON.stringify({
      ...body,
      id: 1,
      discount_codes: [{ code: 'LOY-1', amount: '20.00', type: 'fixed_amount' }],
      discount_applications: [coded],
    });
    const parsed = parseDelivery('orders/create', text);
    if (parsed.kind !== 'order') throw new Error('It is an order');
    expect(parsed.order.codes).toMatchObject([{ code: 'LOY-1', lines: [{}, {}] }]);
    expect(
      parsed.order.codes[0]?.lines.map(({ amount }) => `${moneyAmount(amount.shop)} ${amount.shop.currency}`),
    ).toEqual(['10.00 USD', '10.00 USD']);
    expect(orderOf('orders-create').order.codes).toEqual([]);
  });

  it('was paid when it was placed, if it already counts as paid a moment later', () => {
    const { order } = orderOf('orders-create');
    expect(order.paidAt).toEqual({ known: true, at: order.processedAt });
  });

  it('leaves open when it was paid, if it has changed since', () => {
    expect(orderOf('orders-paid-later', 'orders/paid').order.paidAt).toEqual({ known: false });
  });

  it('tells refunds, and that a parcel has arrived without saying when', () => {
    const { order, arrived } = orderOf('orders-updated-refunded');
    expect(order.refunds[0] && moneyAmount(order.refunds[0].amount.shop)).toBe('91.99');
    expect(order.refunds[0]?.lines).toMatchObject([{ quantity: 1, restockType: 'no_restock' }]);
    expect(moneyAmount(order.totals.refunded.shop)).toBe('91.99');
    expect(order.fulfillments).toMatchObject([{ shopifyId: 123456n, status: 'success', deliveredAt: null }]);
    expect(arrived).toEqual([123456n]);
    expect(order.fulfillmentStatus).toBe('partially_fulfilled');
  });

  it('does not decide over a refund in a second currency', () => {
    const { order, complete } = orderOf('orders-create-presentment');
    expect(complete).toBe(false);
    expect(order.refunds[0] && moneyAmount(order.refunds[0].amount.presentment)).toBe('1500');
    expect(order.refunds[0] && moneyAmount(order.refunds[0].amount.shop)).toBe('10.00');
  });

  it('tells who ordered, as something that any other source may replace', () => {
    const { customer } = orderOf('orders-create');
    expect(customer).toMatchObject({ name: 'John Smith', email: 'john@example.com', countryCode: 'CA' });
    expect(customer?.updatedAt.epochMilliseconds).toBe(0);
  });
});

const order = 820982911946154508n;
describe('the other payloads', () => {
  it.each([
    ['orders/edited', 'orders-edited', { kind: 'order-changed', orderShopifyId: order }],
    ['refunds/create', 'refunds-create', { kind: 'order-changed', orderShopifyId: order }],
    ['fulfillments/create', 'fulfillments-create', { kind: 'order-changed', orderShopifyId: order }],
    ['fulfillments/update', 'fulfillments-create', { kind: 'order-changed', orderShopifyId: order }],
    [
      'fulfillment_events/create',
      'fulfillment-events-create',
      { kind: 'order-changed', orderShopifyId: order },
    ],
    ['orders/delete', 'orders-delete', { kind: 'order-deleted', orderShopifyId: order }],
    [
      'customers/create',
      'customers-create',
      { kind: 'customer-changed', customerShopifyId: 706405506930370084n },
    ],
    [
      'customers/update',
      'customers-create',
      { kind: 'customer-changed', customerShopifyId: 706405506930370084n },
    ],
    [
      'customers/delete',
      'customers-delete',
      { kind: 'customer-deleted', customerShopifyId: 706405506930370084n },
    ],
    [
      'customers/merge',
      'customers-merge',
      { kind: 'customers-merged', keptShopifyId: 1n, mergedShopifyId: 2n, completed: true },
    ],
    [
      'customers/merge',
      'customers-merge-failed',
      { kind: 'customers-merged', keptShopifyId: 1n, mergedShopifyId: 2n, completed: false },
    ],
    [
      'products/create',
      'products-update',
      { kind: 'product-changed', productShopifyId: 788032119674292922n },
    ],
    [
      'products/delete',
      'products-delete',
      { kind: 'product-deleted', productShopifyId: 788032119674292922n },
    ],
    [
      'collections/update',
      'collections-update',
      { kind: 'collection-changed', collectionShopifyId: 408372092144951419n },
    ],
    [
      'customers_email_marketing_consent/update',
      'customers-email-marketing-consent-update',
      {
        kind: 'consent-changed',
        customerShopifyId: 706405506930370084n,
        email: 'john@example.com',
        marketing: 'unsubscribed',
        at: parseInstant('2026-03-04T14:30:00Z'),
      },
    ],
    ['shop/update', 'shop-update', { kind: 'shop-changed' }],
    ['app/uninstalled', 'app-uninstalled', { kind: 'uninstalled' }],
    [
      'app/scopes_update',
      'app-scopes-update',
      { kind: 'scopes-changed', scopes: ['read_products', 'read_orders'] },
    ],
    [
      'bulk_operations/finish',
      'bulk-operations-finish',
      { kind: 'bulk-finished', operationId: 'gid://shopify/BulkOperation/147595010' },
    ],
    [
      'customers/data_request',
      'customers-data-request',
      {
        kind: 'data-request',
        requestId: '9999',
        customerShopifyId: 191167n,
        email: 'john@example.com',
        orderShopifyIds: [299938n, 280263n, 220458n],
      },
    ],
    [
      'customers/redact',
      'customers-redact',
      {
        kind: 'customer-redact',
        customerShopifyId: 191167n,
        email: 'john@example.com',
        orderShopifyIds: [299938n, 280263n, 220458n],
      },
    ],
    ['shop/redact', 'shop-redact', { kind: 'shop-redact' }],
  ])('of %s (%s) say what to do', (topic, name, said) => {
    expect(parse(topic, name)).toEqual(said);
  });

  it('are refused as what another topic sends', () => {
    const wrong = knownTopics.filter((topic) => {
      const parsed = parse(topic, 'bulk-operations-finish');
      return parsed.kind !== 'unparsable' && topic !== 'bulk_operations/finish';
    });
    expect(wrong).toEqual([]);
  });
});

describe('what is not a payload', () => {
  it('is unparsable, with the field and the fault but not the value', () => {
    const broken = fixture('orders-create').replace('"2026-03-01T10:00:02-05:00"', '"john@example.com"');
    const parsed = parseDelivery('orders/create', broken);
    expect(parsed).toEqual({ kind: 'unparsable', reason: expect.stringContaining('updated_at') });
    expect(JSON.stringify(parsed)).not.toContain('john');
  });

  it('is unparsable when it is not JSON, and unknown when nobody listens to its topic', () => {
    expect(parseDelivery('orders/create', '{')).toEqual({
      kind: 'unparsable',
      reason: 'the payload is not JSON',
    });
    expect(parseDelivery('carts/create', '{}')).toEqual({ kind: 'unknown-topic' });
  });
});

describe('a return payload', () => {
  it.each([
    ['returns/request', 'returns-request'],
    ['returns/approve', 'returns-approve'],
    ['returns/decline', 'returns-decline'],
    ['returns/cancel', 'returns-cancel'],
    ['returns/close', 'returns-close'],
    ['returns/reopen', 'returns-reopen'],
    ['returns/update', 'returns-update'],
  ])('of %s names its return', (topic, name) => {
    expect(parse(topic, name)).toEqual({ kind: 'return-changed', returnShopifyId: 1017n });
  });
});
