import type { Instant } from '#app/kernel/calendar.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import { parseAnswers } from '../case/case-json.ts';
import type {
  IntentKind,
  StoredExchange,
  StoredIntent,
  StoredLine,
  StoredPhoto,
  StoredReturn,
  StoredUnit,
} from '../case/stored-return.ts';
import type { Disposition } from '../door.ts';

type Parts = Pick<
  StoredReturn,
  'lines' | 'units' | 'exchange' | 'messages' | 'photos' | 'words' | 'timeline' | 'intents'
>;

interface Owned {
  return_id: bigint;
}

/** What hangs on returns, one query a table, however many returns. */
export async function loadParts(sql: Sql, shopId: bigint, ids: readonly bigint[]) {
  const lines = byReturn(await loadLines(sql, shopId, ids));
  const units = byReturn(await loadUnits(sql, shopId, ids));
  const exchange = byReturn(await loadExchange(sql, shopId, ids));
  const messages = byReturn(await loadMessages(sql, shopId, ids));
  const photos = byReturn(await loadPhotos(sql, shopId, ids));
  const words = byReturn(await loadWords(sql, shopId, ids));
  const steps = byReturn(await loadSteps(sql, shopId, ids));
  const intents = byReturn(await loadIntents(sql, shopId, ids));
  return {
    of: (id: bigint): Parts => ({
      lines: lines(id).map(lineOf),
      units: units(id).map(unitOf),
      exchange: exchange(id).map(exchangeOf),
      messages: messages(id).map(({ number, author, actor, at }) => ({ number, author, actor, at })),
      photos: photos(id).map(({ return_id: _, ...photo }) => photo),
      words: new Map(words(id).map(({ place, text }) => [place, text])),
      timeline: steps(id).map(({ kind, at, actor, data }) => ({ kind, at, actor, data })),
      intents: intents(id).map(({ return_id: _, planned_at: plannedAt, ...intent }) => ({
        ...intent,
        plannedAt,
      })),
    }),
  };
}

function byReturn<Part extends Owned>(all: readonly Part[]): (id: bigint) => readonly Part[] {
  const parts = Map.groupBy(all, (part) => part.return_id);
  return (id) => parts.get(id) ?? [];
}

function loadWords(sql: Sql, shopId: bigint, ids: readonly bigint[]) {
  return sql<Owned & { place: string; text: string }>`select return_id, place, text
    from returns_words where shop_id = ${shopId} and return_id = any(${ids}::bigint[])`;
}

function loadSteps(sql: Sql, shopId: bigint, ids: readonly bigint[]) {
  return sql<Owned & { kind: string; at: Instant; actor: string; data: Record<string, string> }>`
    select return_id, kind, at, actor, data from returns_step
    where shop_id = ${shopId} and return_id = any(${ids}::bigint[]) order by return_id, number`;
}

interface IntentRow extends Owned {
  kind: IntentKind;
  state: StoredIntent['state'];
  plan: unknown;
  attempts: number;
  planned_at: Instant;
  idempotency: string | null;
}

function loadIntents(sql: Sql, shopId: bigint, ids: readonly bigint[]) {
  return sql<IntentRow>`select return_id, kind, state, plan, attempts, planned_at, idempotency from returns_intent
    where shop_id = ${shopId} and return_id = any(${ids}::bigint[])`;
}

function loadMessages(sql: Sql, shopId: bigint, ids: readonly bigint[]) {
  return sql<Owned & { number: number; author: 'shopper' | 'shop' | 'note'; actor: string; at: Instant }>`
    select return_id, number, author, actor, at from returns_message
    where shop_id = ${shopId} and return_id = any(${ids}::bigint[]) order by return_id, number`;
}

/** Without their bytes. */
function loadPhotos(sql: Sql, shopId: bigint, ids: readonly bigint[]) {
  return sql<
    Owned & StoredPhoto
  >`select return_id, id, width, height, coalesce(position, 0) as position, ordinal
    from returns_photo where shop_id = ${shopId} and return_id = any(${ids}::bigint[]) order by return_id, id`;
}

interface LineRow extends Owned {
  position: number;
  line_shopify_id: bigint;
  title: string;
  variant_title: string | null;
  sku: string | null;
  quantity: number;
  reason: string;
  reason_label: string;
  product_shopify_id: bigint | null;
  image_url: string | null;
  answers: unknown;
}

function loadLines(sql: Sql, shopId: bigint, ids: readonly bigint[]) {
  return sql<LineRow>`select return_id, position, line_shopify_id, title, variant_title, sku, quantity, reason,
      reason_label, product_shopify_id, image_url, answers from returns_line
    where shop_id = ${shopId} and return_id = any(${ids}::bigint[]) order by return_id, position`;
}

function lineOf(row: LineRow): StoredLine {
  return {
    position: row.position,
    lineShopifyId: shopifyId(row.line_shopify_id),
    title: row.title,
    variantTitle: row.variant_title,
    sku: row.sku,
    quantity: row.quantity,
    reason: row.reason,
    reasonLabel: row.reason_label,
    productShopifyId: row.product_shopify_id === null ? null : shopifyId(row.product_shopify_id),
    imageUrl: row.image_url,
    answers: parseAnswers(row.answers),
  };
}

interface UnitRow extends Owned {
  position: number;
  line_shopify_id: bigint;
  ordinal: number;
  fulfillment_shopify_id: bigint;
  held: boolean;
  received_at: Instant | null;
  grade: string | null;
  disposition: Disposition | null;
  paid: boolean;
}

function loadUnits(sql: Sql, shopId: bigint, ids: readonly bigint[]) {
  return sql<UnitRow>`select return_id, position, line_shopify_id, ordinal, fulfillment_shopify_id, held, received_at,
      grade, disposition, paid from returns_unit
    where shop_id = ${shopId} and return_id = any(${ids}::bigint[]) order by return_id, position, ordinal`;
}

function unitOf(row: UnitRow): StoredUnit {
  return {
    position: row.position,
    lineShopifyId: shopifyId(row.line_shopify_id),
    ordinal: row.ordinal,
    fulfillmentShopifyId: shopifyId(row.fulfillment_shopify_id),
    held: row.held,
    receivedAt: row.received_at,
    grade: row.grade,
    disposition: row.disposition,
    paid: row.paid,
  };
}

interface ExchangeRow extends Owned {
  position: number;
  variant_shopify_id: bigint;
  title: string;
  variant_title: string | null;
  quantity: number;
  list_minor: bigint;
  price_minor: bigint;
  tax_minor: bigint;
  shopify_id: bigint | null;
}

function loadExchange(sql: Sql, shopId: bigint, ids: readonly bigint[]) {
  return sql<ExchangeRow>`select return_id, position, variant_shopify_id, title, variant_title, quantity, list_minor,
      price_minor, tax_minor, shopify_id from returns_exchange
    where shop_id = ${shopId} and return_id = any(${ids}::bigint[])
    order by return_id, position, variant_shopify_id`;
}

function exchangeOf(row: ExchangeRow): StoredExchange {
  return {
    position: row.position,
    variantShopifyId: shopifyId(row.variant_shopify_id),
    title: row.title,
    variantTitle: row.variant_title,
    quantity: row.quantity,
    listMinor: row.list_minor,
    priceMinor: row.price_minor,
    taxMinor: row.tax_minor,
    shopifyId: row.shopify_id === null ? null : shopifyId(row.shopify_id),
  };
}
