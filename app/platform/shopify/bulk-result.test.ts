import { describe, expect, it } from 'vitest';
import type { BulkArea } from '../../modules/commerce/ports.ts';
import { type BulkGroup, bulkRecordOf, groupBulkLines } from './bulk-result.ts';

async function* from(lines: readonly string[]): AsyncIterable<string> {
  yield* lines;
}

async function groups(lines: readonly string[], area: BulkArea = 'products'): Promise<BulkGroup[]> {
  const all: BulkGroup[] = [];
  for await (const group of groupBulkLines(area, from(lines))) all.push(group);
  return all;
}

const product = (id: number) =>
  JSON.stringify({
    id: `gid://shopify/Product/${id}`,
    title: 'Cup',
    handle: 'cup',
    status: 'ACTIVE',
    vendor: 'Own',
    productType: '',
    tags: ['new'],
    updatedAt: '2026-01-01T00:00:00Z',
    featuredMedia: null,
  });
const variant = (id: number, parent: number) =>
  JSON.stringify({
    id: `gid://shopify/ProductVariant/${id}`,
    sku: '',
    title: 'x',
    price: '1.00',
    __parentId: `gid://shopify/Product/${parent}`,
  });
const collection = (id: number, parent: number) =>
  JSON.stringify({ id: `gid://shopify/Collection/${id}`, __parentId: `gid://shopify/Product/${parent}` });

describe('the lines of a bulk result', () => {
  it('are grouped by parent, and each group says how many lines it took', async () => {
    const all = await groups([product(1), variant(11, 1), collection(9, 1), product(2), variant(21, 2), '']);
    expect(all.map((group) => group.lines)).toEqual([3, 2]);
    const [first] = all.map((group) => bulkRecordOf('products', group));
    expect(first).toMatchObject({
      area: 'products',
      lines: 3,
      product: {
        shopifyId: 1n,
        collections: [9n],
        variants: [{ shopifyId: 11n, sku: null }],
        status: 'active',
      },
    });
  });

  it('leave a parent incomplete whose children come later, and count these', async () => {
    const late = [product(1), product(2), product(3), variant(11, 1), variant(21, 2), variant(31, 3)];
    const all = await groups([...late, product(4), variant(41, 4)]);
    expect(all.map((group) => group.lines)).toEqual([1, 1, 4, 2]);
    const records = all.map((group) => bulkRecordOf('products', group));
    expect(records.map((record) => record.area === 'products' && record.complete)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('are refused when only some children stand away from their parent', async () => {
    const torn = [product(1), variant(11, 1), product(2), variant(21, 2), variant(12, 1)];
    await expect(groups(torn)).rejects.toThrow('away from its parent');
    await expect(groups([variant(11, 1)])).rejects.toThrow('away from its parent');
  });

  it('may be none', async () => {
    expect(await groups([])).toEqual([]);
  });
});

const bag = (amount: string) => ({
  shopMoney: { amount, currencyCode: 'EUR' },
  presentmentMoney: { amount, currencyCode: 'EUR' },
});
const at = '2026-01-02T10:00:00Z';

describe('an order of a bulk result', () => {
  const order = (more: { parcels: readonly string[]; state: string }) =>
    JSON.stringify({
      ...{ id: 'gid://shopify/Order/1', name: '#1', email: null, createdAt: at, processedAt: at },
      ...{ updatedAt: at, cancelledAt: null, test: false, sourceName: 'web', tags: [], taxesIncluded: true },
      ...{ currencyCode: 'EUR', presentmentCurrencyCode: 'EUR', displayFinancialStatus: 'PAID' },
      ...{ displayFulfillmentStatus: more.state, discountCodes: [], shippingAddress: null },
      ...{ billingAddress: null, originalTotalPriceSet: bag('30.00'), subtotalPriceSet: bag('30.00') },
      ...{ totalPriceSet: bag('30.00'), totalTaxSet: null, totalShippingPriceSet: bag('0.00') },
      ...{ originalTotalDutiesSet: null, totalRefundedSet: bag('0.00'), totalReceivedSet: bag('30.00') },
      ...{ totalTipReceivedSet: bag('0.00'), customer: null, transactions: [], refunds: [] },
      fulfillments: more.parcels.map((status, index) => ({
        ...{ id: `gid://shopify/Fulfillment/${index + 1}`, status, createdAt: at, deliveredAt: null },
      })),
    });
  const line = (id: number, quantity: number, left = quantity) =>
    JSON.stringify({
      ...{ id: `gid://shopify/LineItem/${id}`, title: 'Cup', sku: 'CUP', quantity, currentQuantity: left },
      ...{ refundableQuantity: left, isGiftCard: false, product: { id: 'gid://shopify/Product/9' } },
      ...{ variant: null, originalUnitPriceSet: bag('10.00'), discountAllocations: [], taxLines: [] },
      __parentId: 'gid://shopify/Order/1',
    });
  const read = async (...lines: string[]) => {
    const [group] = await groups(lines, 'orders');
    const record = group ? bulkRecordOf('orders', group) : null;
    if (record?.area !== 'orders') throw new Error('No order');
    return { complete: record.reading.complete, parcels: record.reading.order.fulfillments };
  };

  it('that one parcel fulfilled has in it what is left of its lines', async () => {
    const read1 = await read(
      order({ parcels: ['SUCCESS'], state: 'FULFILLED' }),
      line(11, 2),
      line(12, 3, 1),
    );
    expect(read1.complete).toBe(true);
    expect(read1.parcels.map((parcel) => parcel.lines)).toEqual([
      [
        { lineShopifyId: 11n, quantity: 2 },
        { lineShopifyId: 12n, quantity: 1 },
      ],
    ]);
  });

  it('is read by itself when its parcels may be filled in more than one way', async () => {
    for (const [state, ...parcels] of [
      ['PARTIALLY_FULFILLED', 'SUCCESS'],
      ['FULFILLED', 'SUCCESS', 'SUCCESS'],
      ['UNFULFILLED', 'CANCELLED'],
    ] as const)
      expect((await read(order({ parcels, state }), line(11, 2))).complete).toBe(false);
    expect((await read(order({ parcels: [], state: 'UNFULFILLED' }), line(11, 2))).complete).toBe(true);
  });
});
