import type { Outcome } from '#app/contracts/returns.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { printCase } from '../case/case-json.ts';
import type { StoredExchange } from '../case/stored-return.ts';
import type { ChosenUnit } from '../decisions/choose-units.ts';
import type { Quote, ReturnOrigin } from '../door.ts';
import type { ReturnTerms } from '../policy/terms.ts';
import type { OrderedLine } from '../ports.ts';
import { dueAtOf } from '../settings/settings.ts';
import { attachPhotos } from './photos.server.ts';
import { readSettings } from './settings.server.ts';
import { keepWords } from './words.server.ts';

export interface NewReturnRow {
  readonly orderId: bigint;
  readonly orderShopifyId: ShopifyId;
  readonly orderName: string;
  readonly customerId: bigint | null;
  readonly key: string;
  readonly outcome: Outcome;
  readonly policyVersion: number;
  /** Stands before others in open lists. */
  readonly first: boolean;
  readonly currency: string;
  readonly quotedMinor: bigint;
  readonly quote: Quote;
  readonly at: Instant;
  readonly origin: ReturnOrigin;
  readonly terms: ReturnTerms;
  /** Minor units of the shop's currency at the order's rate. */
  readonly quotedShop: bigint;
  readonly owedShop: bigint;
  readonly lines: readonly NewReturnLine[];
  /** What an exchange would bring, also while another outcome is chosen. */
  readonly exchange: readonly Omit<StoredExchange, 'shopifyId'>[];
}

export interface NewReturnLine {
  readonly line: Pick<
    OrderedLine,
    'shopifyId' | 'title' | 'variantTitle' | 'sku' | 'productShopifyId' | 'imageUrl'
  >;
  readonly reason: { readonly id: string; readonly label: string };
  readonly note: string;
  readonly units: readonly ChosenUnit[];
  readonly answers: readonly NewAnswer[];
  /** Ids of photos of `customerId`'s own that belong to no return yet; others are left alone. */
  readonly photos: readonly bigint[];
}

export interface NewAnswer {
  /** The question's id and its text. */
  readonly question: string;
  readonly text: string;
  /** The chosen option's label; null: answered in words. */
  readonly label: string | null;
  readonly words: string;
}

/**
 * Writes a return, requested, with its lines, its units, what it would bring and the shopper's words and pictures.
 * The order is locked.
 */
export async function insertReturn(tx: Tx, row: NewReturnRow): Promise<{ id: bigint; name: string }> {
  const reasons = [...new Set(row.lines.map(({ reason }) => reason.id))];
  const dueAt = dueAtOf(await readSettings(tx.sql, tx.shopId), 'to-review', row.at);
  const [made] = await tx.sql<{ id: bigint; name: string }>`
    insert into returns_return (shop_id, order_id, order_shopify_id, order_name, customer_id, number, name, key, state, tab,
      outcome, policy_version, currency, quoted_minor, quote, requested_at, since, due_at, origin, terms, reasons,
      quoted_shop_minor, owed_shop_minor, first)
    select ${tx.shopId}, ${row.orderId}, ${row.orderShopifyId}, ${row.orderName}, ${row.customerId}::bigint, n,
      ${row.orderName}::text || '-R' || n, ${row.key}, 'requested', 'to-review', ${row.outcome}, ${row.policyVersion},
      ${row.currency}, ${row.quotedMinor}, ${printCase(row.quote)}::jsonb, ${row.at}, ${row.at}, ${dueAt}::timestamptz,
      ${row.origin}, ${JSON.stringify(row.terms)}::jsonb, ${reasons}::text[], ${row.quotedShop}, ${row.owedShop}, ${row.first}
    from (select coalesce(max(number), 0) + 1 as n from returns_return
      where shop_id = ${tx.shopId} and order_id = ${row.orderId}) as next
    returning id, name`;
  if (made === undefined) throw new Error('The return was not written');
  for (const [position, line] of row.lines.entries()) {
    await insertLine(tx, made.id, row.orderId, position, line);
    await attachPhotos(tx, line.photos, { returnId: made.id, position, ordinal: null }, row.customerId);
  }
  for (const one of row.exchange) await insertExchange(tx, made.id, one);
  return made;
}

async function insertLine(tx: Tx, id: bigint, orderId: bigint, position: number, chosen: NewReturnLine) {
  const { line, reason, units, note, answers } = chosen;
  const kept = answers.map(({ question, text, label }) => ({ question, text, label }));
  await tx.sql`insert into returns_line (shop_id, return_id, position, line_shopify_id, title, variant_title, sku, quantity,
      reason, reason_label, product_shopify_id, image_url, answers)
    values (${tx.shopId}, ${id}, ${position}, ${line.shopifyId}, ${line.title}, ${line.variantTitle}, ${line.sku},
      ${units.length}, ${reason.id}, ${reason.label}, ${line.productShopifyId}::bigint, ${line.imageUrl},
      ${JSON.stringify(kept)}::jsonb)`;
  await tx.sql`insert into returns_unit (shop_id, return_id, line_shopify_id, ordinal, position, order_id, fulfillment_shopify_id)
    select ${tx.shopId}, ${id}, ${line.shopifyId}, ordinal, ${position}, ${orderId}, fulfillment
    from unnest(${units.map((unit) => unit.ordinal)}::int[], ${units.map((unit) => unit.fulfillmentShopifyId)}::bigint[])
      as u(ordinal, fulfillment)`;
  if (note !== '') await keepWords(tx, id, `line:${position}`, note);
  for (const { question, label, words } of answers)
    if (label === null && words !== '') await keepWords(tx, id, `answer:${position}:${question}`, words);
}

async function insertExchange(tx: Tx, id: bigint, one: Omit<StoredExchange, 'shopifyId'>): Promise<void> {
  await tx.sql`insert into returns_exchange (shop_id, return_id, position, variant_shopify_id, title, variant_title, quantity,
      list_minor, price_minor, tax_minor)
    values (${tx.shopId}, ${id}, ${one.position}, ${one.variantShopifyId}, ${one.title}, ${one.variantTitle},
      ${one.quantity}, ${one.listMinor}, ${one.priceMinor}, ${one.taxMinor})`;
}
