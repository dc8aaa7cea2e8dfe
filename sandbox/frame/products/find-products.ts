import type { ProductData } from '../../domain/types.ts';
import type { Reader } from '../../state/database.ts';

const pageSize = 60;

/** A variant that can be put on an order. */
export interface Sellable {
  sku: string;
  product: string;
  variant: string | null;
  price: string;
}

export interface ProductPage {
  products: ProductData[];
  /** units on hand by variant id */
  stock: Map<string, number>;
  next: string | null;
}

/** Products by id, 60 at a time; `after` is the id of the last one shown. */
export async function findProducts(
  on: Reader,
  shop: string,
  text: string,
  after: string | null,
): Promise<ProductPage> {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await on.query<{ id: string; data: ProductData }>(
    `select id, data from resource where shop = $1 and kind = 'product' and id > $2
       and (data ->> 'title' ilike $3 or data ->> 'type' ilike $3 or data ->> 'vendor' ilike $3 or data ->> 'variants' ilike $3)
     order by id limit ${pageSize + 1}`,
    [shop, /^\d+$/.test(after ?? '') ? after : '0', like],
  );
  const page = rows.slice(0, pageSize);
  const products = page.map((row) => row.data);
  return {
    products,
    stock: await stockOf(on, shop, products),
    next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  };
}

export async function findProduct(on: Reader, shop: string, id: string): Promise<ProductData | null> {
  const rows = await on.query<{ data: ProductData }>(
    `select data from resource where shop = $1 and kind = 'product' and id = $2`,
    [shop, id],
  );
  return rows[0]?.data ?? null;
}

/** The product's collections by title. */
export async function collectionsOf(on: Reader, shop: string, productId: string): Promise<string[]> {
  const rows = await on.query<{ title: string }>(
    `select c.data ->> 'title' as title from collection_product cp
     join resource c on c.shop = cp.shop and c.kind = 'collection' and c.id = cp.collection_id
     where cp.shop = $1 and cp.product_id = $2 order by 1`,
    [shop, productId],
  );
  return rows.map((row) => row.title);
}

export async function stockOf(
  on: Reader,
  shop: string,
  products: readonly ProductData[],
): Promise<Map<string, number>> {
  const ids = products.flatMap((product) => product.variants.map((variant) => variant.id));
  const rows = await on.query<{ variant_id: string; available: number }>(
    'select variant_id, available from stock where shop = $1 and variant_id = any($2::bigint[])',
    [shop, ids],
  );
  return new Map(rows.map((row) => [row.variant_id, row.available]));
}

/** Everything on sale, for a choice of products; 500 products at most. */
export async function listSellable(on: Reader, shop: string): Promise<Sellable[]> {
  const rows = await on.query<{ data: ProductData }>(
    `select data from resource where shop = $1 and kind = 'product' and data ->> 'status' = 'ACTIVE' order by id limit 500`,
    [shop],
  );
  return rows.flatMap(({ data }) =>
    data.variants.map((variant) => ({
      sku: variant.sku,
      product: data.title,
      variant: data.variants.length > 1 ? variant.title : null,
      price: variant.price,
    })),
  );
}
