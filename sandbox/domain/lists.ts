import type { Reader } from '../state/database.ts';
import type { Documents, Kind } from '../state/documents.ts';
import type { CustomerData, OrderData, ProductData, Shop } from './types.ts';

/** One page, newest first; `after` is the `next` of the page before. */
export interface PageInput {
  first?: number;
  after?: string | null;
  /** Words looked for in name and e-mail. */
  text?: string;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export function listOrders(on: Reader, shop: Shop, page: PageInput = {}): Promise<Page<OrderData>> {
  return list(on, shop, 'order', page);
}

export function listCustomers(on: Reader, shop: Shop, page: PageInput = {}): Promise<Page<CustomerData>> {
  return list(on, shop, 'customer', page);
}

export function listProducts(on: Reader, shop: Shop, page: PageInput = {}): Promise<Page<ProductData>> {
  return list(on, shop, 'product', page);
}

async function list<K extends Kind>(
  on: Reader,
  shop: Shop,
  kind: K,
  page: PageInput,
): Promise<Page<Documents[K]>> {
  const first = page.first ?? 50;
  const [at = null, id = null] = page.after?.split('_') ?? [];
  const text =
    page.text === undefined || page.text === '' ? null : `%${page.text.replace(/[%_\\]/g, '\\$&')}%`;
  const rows = await on.query<{ id: string; at: string; data: Documents[K] }>(
    `select id, to_char(processed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, data from resource
     where shop = $1 and kind = $2
       and ($3::timestamptz is null or (processed_at, id) < ($3::timestamptz, $4::bigint))
       and ($5::text is null or name ilike $5 or email ilike $5)
     order by processed_at desc, id desc limit $6`,
    [shop.domain, kind, at, id, text, first + 1],
  );
  const items = rows.slice(0, first);
  const last = items.at(-1);
  return {
    items: items.map((row) => row.data),
    next: rows.length > first && last !== undefined ? `${last.at}_${last.id}` : null,
  };
}
