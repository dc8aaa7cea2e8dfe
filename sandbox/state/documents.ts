import type { AutomaticDiscountData, SegmentData } from '../domain/automatic/types.ts';
import type { CartData } from '../domain/checkout/cart-types.ts';
import type { DiscountData } from '../domain/discounts/discount-types.ts';
import type { GiftCardData } from '../domain/gift-cards/gift-cards.ts';
import type { StoreCreditAccountData } from '../domain/store-credit/types.ts';
import type { CollectionData, CustomerData, Id, OrderData, ProductData, Shop } from '../domain/types.ts';
import type { FileData } from '../files/file-types.ts';
import { json, type Reader, type Tx } from './database.ts';

/** The documents of a shop by kind; each is one row of `resource`. */
export interface Documents {
  order: OrderData;
  product: ProductData;
  customer: CustomerData;
  collection: CollectionData;
  storeCreditAccount: StoreCreditAccountData;
  cart: CartData;
  discount: DiscountData;
  giftCard: GiftCardData;
  automaticDiscount: AutomaticDiscountData;
  segment: SegmentData;
  file: FileData;
}
export type Kind = keyof Documents;

/** What a row repeats of its document, for search and order. */
export interface Columns {
  name: string;
  email: string | null;
  customerId: Id | null;
  processedAt: string;
}

/** Fresh ids, unique over all shops and kinds. */
export async function takeIds(tx: Tx, count: number): Promise<Id[]> {
  const rows = await tx.query<{ id: string }>(
    "select nextval('resource_id')::text as id from generate_series(1, $1)",
    [count],
  );
  return rows.map((row) => row.id);
}

export async function takeId(tx: Tx): Promise<Id> {
  const [id] = await takeIds(tx, 1);
  if (id === undefined) throw new Error('The sequence of ids gave none.');
  return id;
}

/** The document, or null. */
export async function findDocument<K extends Kind>(
  on: Reader,
  shop: Pick<Shop, 'domain'>,
  kind: K,
  id: Id,
): Promise<Documents[K] | null> {
  const rows = await on.query<{ data: Documents[K] }>(
    'select data from resource where shop = $1 and kind = $2 and id = $3',
    [shop.domain, kind, id],
  );
  return rows[0]?.data ?? null;
}

/** The document, locked until the transaction ends, or null. */
export async function lockDocument<K extends Kind>(
  tx: Tx,
  shop: Pick<Shop, 'domain'>,
  kind: K,
  id: Id,
): Promise<Documents[K] | null> {
  const rows = await tx.query<{ data: Documents[K] }>(
    'select data from resource where shop = $1 and kind = $2 and id = $3 for update',
    [shop.domain, kind, id],
  );
  return rows[0]?.data ?? null;
}

/** Several documents of one kind, in no particular order. */
export async function findDocuments<K extends Kind>(
  on: Reader,
  shop: Pick<Shop, 'domain'>,
  kind: K,
  ids: readonly Id[],
): Promise<Documents[K][]> {
  if (ids.length === 0) return [];
  const rows = await on.query<{ data: Documents[K] }>(
    'select data from resource where shop = $1 and kind = $2 and id = any($3::bigint[])',
    [shop.domain, kind, [...ids]],
  );
  return rows.map((row) => row.data);
}

/** Writes a new document or a new state of one. */
export async function saveDocument<K extends Kind>(
  tx: Tx,
  shop: Pick<Shop, 'domain'>,
  kind: K,
  data: Documents[K],
  columns: Columns,
): Promise<void> {
  await tx.query(
    `insert into resource (shop, kind, id, name, email, customer_id, created_at, processed_at, updated_at, data)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb)
     on conflict (shop, kind, id) do update set name = excluded.name, email = excluded.email,
       customer_id = excluded.customer_id, processed_at = excluded.processed_at,
       updated_at = excluded.updated_at, data = excluded.data`,
    [
      shop.domain,
      kind,
      data.id,
      columns.name,
      columns.email?.toLowerCase() ?? null,
      columns.customerId,
      data.createdAt,
      columns.processedAt,
      data.updatedAt,
      json(data),
    ],
  );
}

export async function removeDocument(tx: Tx, shop: Pick<Shop, 'domain'>, kind: Kind, id: Id): Promise<void> {
  await tx.query('delete from part where shop = $1 and owner_id = $2', [shop.domain, id]);
  await tx.query('delete from resource where shop = $1 and kind = $2 and id = $3', [shop.domain, kind, id]);
}

/** Remembers in which document a part lives. */
export async function saveParts(
  tx: Tx,
  shop: Pick<Shop, 'domain'>,
  ownerId: Id,
  parts: readonly { kind: PartKind; id: Id; sku?: string }[],
): Promise<void> {
  if (parts.length === 0) return;
  await tx.query(
    `insert into part (shop, kind, id, owner_id, sku)
     select $1, kind, id, $2, sku from jsonb_to_recordset($3::jsonb) as p(kind text, id bigint, sku text)
     on conflict (shop, kind, id) do update set sku = excluded.sku`,
    [shop.domain, ownerId, json(parts)],
  );
}

export type PartKind =
  | 'variant'
  | 'line'
  | 'transaction'
  | 'refund'
  | 'fulfillment'
  | 'return'
  | 'returnLine'
  | 'exchangeLine'
  | 'fulfillmentOrder'
  | 'reverseOrder'
  | 'reverseLine'
  | 'reverseDelivery';

/** The id of the document that holds this part, or null. */
export async function ownerOf(
  on: Reader,
  shop: Pick<Shop, 'domain'>,
  kind: PartKind,
  id: Id,
): Promise<Id | null> {
  const rows = await on.query<{ owner_id: string }>(
    'select owner_id from part where shop = $1 and kind = $2 and id = $3',
    [shop.domain, kind, id],
  );
  return rows[0]?.owner_id ?? null;
}
