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
