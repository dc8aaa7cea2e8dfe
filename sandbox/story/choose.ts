import type { CustomerData, Id, ProductData, Shop } from '../domain/types.ts';
import { buyerCurrency } from '../pricing/buyer-rates.ts';
import type { Reader } from '../state/database.ts';

/** A product that can be bought in two sizes, and the sizes. */
export interface StoryProduct {
  product: ProductData;
  keptId: Id;
  returnedId: Id;
}

/** As many products take turns. */
const turns = 3;
const enoughStock = 3;

/** Products in two sizes of one colour, in stock and returnable: those that come in M and L first, then those most bought. */
export async function storyProducts(on: Reader, shop: Shop): Promise<StoryProduct[]> {
  const rows = await on.query<{ data: ProductData; stock: Record<Id, number> }>(
    `select product.data, (
       select jsonb_object_agg(part.id, stock.available) from part
       join stock on stock.shop = part.shop and stock.variant_id = part.id
       where part.shop = product.shop and part.kind = 'variant' and part.owner_id = product.id
     ) as stock
     from resource product where product.shop = $1 and product.kind = 'product' order by (
       select count(*) from resource bought
       where bought.shop = $1 and bought.kind = 'order'
         and bought.data -> 'lines' @> jsonb_build_array(jsonb_build_object('productId', product.id::text))
     ) desc, product.id limit 40`,
    [shop.domain],
  );
  const found = rows.flatMap(({ data, stock }) => {
    const pair = isReturnable(data) ? twoSizes(data, stock ?? {}) : null;
    return pair === null ? [] : [{ product: data, ...pair }];
  });
  const isLettered = ({ product, keptId }: StoryProduct) =>
    product.variants.some(({ id, title }) => id === keptId && title.endsWith(' / M'));
  return [...found.filter(isLettered), ...found.filter((one) => !isLettered(one))].slice(0, turns);
}

const isReturnable = (product: ProductData): boolean =>
  product.status === 'ACTIVE' && !product.giftCard && !product.tags.includes('final-sale');

/** Two neighbouring sizes of the first colour that has them; a medium and a large where there are. */
function twoSizes(
  product: ProductData,
  stock: Readonly<Record<Id, number>>,
): Pick<StoryProduct, 'keptId' | 'returnedId'> | null {
  const inStock = product.variants.filter((one) => (stock[one.id] ?? 0) >= enoughStock);
  const byColour = Map.groupBy(inStock, ({ title }) => title.split(' / ')[0] ?? title);
  for (const variants of byColour.values()) {
    const letters = variants.filter(({ title }) => / \/ [ML]$/.test(title));
    const [kept, returned] = letters.length === 2 ? letters : variants;
    if (kept?.title.includes(' / ') && returned !== undefined)
      return { keptId: kept.id, returnedId: returned.id };
  }
  return null;
}

const fewest = 3;
const most = 9;
const enoughPoints = 200;

/**
 * Customers who have an account, a few orders that have all arrived, points to spend, and none of these products yet:
 * those with most points first. They pay in the shop's own currency, so that the figures are of one kind.
 */
export async function storyCustomers(
  on: Reader,
  shop: Shop,
  products: readonly Id[],
): Promise<CustomerData[]> {
  const rows = await on.query<{ data: CustomerData; points: number }>(
    `with bought as (
       select customer_id as id, count(*) as orders,
         bool_and(data ->> 'cancelledAt' is not null or data -> 'fulfillments' @> '[{"events": [{"status": "delivered"}]}]') as arrived,
         bool_or(exists (select from jsonb_array_elements(data -> 'lines') line where line ->> 'productId' = any($2))) as has
       from resource where shop = $1 and kind = 'order' and customer_id is not null group by customer_id
     )
     select customer.data, (shown.value::jsonb ->> 'available')::int as points from bought
     join resource customer on customer.shop = $1 and customer.kind = 'customer' and customer.id = bought.id
     join metafield shown on shown.shop = $1 and shown.owner_type = 'CUSTOMER' and shown.owner_id = bought.id
       and shown.namespace = 'afterglow' and shown.key = 'rewards'
     where bought.orders between $3 and $4 and bought.arrived and not bought.has
     order by points desc, customer.id`,
    [shop.domain, [...products], fewest, most],
  );
  return rows
    .filter(({ data, points }) => points >= enoughPoints && canBuy(shop, data))
    .map(({ data }) => data);
}

function canBuy(shop: Shop, customer: CustomerData): boolean {
  const { account, email, address, mergedInto, marketing } = customer;
  if (!account || email === null || address === null || mergedInto !== null) return false;
  // The mail of the third step needs their consent in most countries.
  if (marketing !== 'SUBSCRIBED') return false;
  return buyerCurrency(shop, address.countryCode).currency === shop.currency;
}
