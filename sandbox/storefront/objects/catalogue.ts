import type { CollectionData, Id, ProductData, Shop } from '../../domain/types.ts';
import type { Reader } from '../../state/database.ts';

type ShopName = Pick<Shop, 'domain'>;

/** What a storefront shows of a list at most. */
const most = 250;
const onSale = `r.shop = $1 and r.kind = 'product' and r.data ->> 'status' = 'ACTIVE'`;

/** A product on sale by the last part of its address, or null. */
export async function findProductByHandle(
  on: Reader,
  shop: ShopName,
  handle: string,
): Promise<ProductData | null> {
  const [row] = await on.query<{ data: ProductData }>(
    `select data from resource r where ${onSale} and data ->> 'handle' = $2 order by id limit 1`,
    [shop.domain, handle],
  );
  return row?.data ?? null;
}

/** The products of a collection, in the order they came into the shop. */
export async function productsIn(on: Reader, shop: ShopName, collection: Id): Promise<ProductData[]> {
  const rows = await on.query<{ data: ProductData }>(
    `select r.data from collection_product c join resource r on r.shop = c.shop and r.id = c.product_id
     where ${onSale} and c.collection_id = $2 order by r.id limit ${most}`,
    [shop.domain, collection],
  );
  return rows.map((row) => row.data);
}

/** Everything on sale that has these words in its title, type or tags. */
export async function searchProducts(on: Reader, shop: ShopName, words: string): Promise<ProductData[]> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await on.query<{ data: ProductData }>(
    `select data from resource r where ${onSale}
       and (data ->> 'title' ilike $2 or data ->> 'type' ilike $2 or data ->> 'tags' ilike $2)
     order by id limit ${most}`,
    [shop.domain, like],
  );
  return rows.map((row) => row.data);
}

/** Collections that hold something, by title. */
export async function listCollectionData(on: Reader, shop: ShopName): Promise<CollectionData[]> {
  const rows = await on.query<{ data: CollectionData }>(
    `select data from resource r where shop = $1 and kind = 'collection'
       and exists (select from collection_product c where c.shop = r.shop and c.collection_id = r.id)
     order by name limit ${most}`,
    [shop.domain],
  );
  return rows.map((row) => row.data);
}

/** Collections a product is in. */
export async function collectionsHolding(on: Reader, shop: ShopName, product: Id): Promise<CollectionData[]> {
  const rows = await on.query<{ data: CollectionData }>(
    `select r.data from collection_product c join resource r on r.shop = c.shop and r.kind = 'collection' and r.id = c.collection_id
     where c.shop = $1 and c.product_id = $2 order by r.name`,
    [shop.domain, product],
  );
  return rows.map((row) => row.data);
}
