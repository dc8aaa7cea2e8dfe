import type { Tx } from '#app/kernel/transaction.ts';

/** A customer, or a guest, who is known by one order only. */
export type Person = { readonly customerId: bigint } | { readonly orderId: bigint };

/** A review that loses its words, and the product that it is shown with. */
export interface Erased {
  readonly id: bigint;
  readonly product: bigint;
  readonly shown: boolean;
}

/**
 * Reviews of a person, locked in one order, as everybody who changes several of them locks them. A customer's are those
 * of customers whom they took over, too, and what they wrote as a guest about an order that became theirs.
 */
export async function lockReviewsOf(tx: Tx, person: Person): Promise<Erased[]> {
  const { customerId, orderId } = { customerId: null, orderId: null, ...person };
  return tx.sql<{ id: bigint; product: bigint; shown: boolean }>`
    select id, product_shopify_id as product, status = 'published' as shown from review
    where shop_id = ${tx.shopId} and id in (
      select id from review where shop_id = ${tx.shopId} and order_id = ${orderId}::bigint
      union all
      select r.id from commerce_customer c join review r on r.shop_id = c.shop_id and r.customer_id = c.id
        where c.shop_id = ${tx.shopId} and (c.id = ${customerId}::bigint or c.merged_into_id = ${customerId}::bigint)
      union all
      select r.id from commerce_order o join review r on r.shop_id = o.shop_id and r.order_id = o.id
        where o.shop_id = ${tx.shopId} and o.customer_id = ${customerId}::bigint and r.customer_id is null)
    order by id for no key update`;
}

/** Those written with an address whose owner was erased since; locked. They are of no customer whom we know. */
export async function lockReviewsOfErased(tx: Tx): Promise<Erased[]> {
  return tx.sql<{ id: bigint; product: bigint; shown: boolean }>`
    select id, product_shopify_id as product, status = 'published' as shown from review
    where shop_id = ${tx.shopId} and id in (
      select r.id from commerce_erased_address e
        join review_author a on a.shop_id = e.shop_id and a.email_index = e.email_index
        join review r on r.shop_id = a.shop_id and r.id = a.review_id
      where e.shop_id = ${tx.shopId} and r.submitted_at <= e.erased_at)
    order by id for no key update`;
}

/**
 * Erases the words of these reviews with the name shown, the address, what was answered to them and the consent to use
 * them; stars and answers by choice stay.
 */
export async function eraseTexts(tx: Tx, ids: readonly bigint[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.sql`update review set reuse_consent_at = null
    where shop_id = ${tx.shopId} and id = any(${ids}::bigint[]) and reuse_consent_at is not null`;
  await tx.sql`delete from review_text where shop_id = ${tx.shopId} and review_id = any(${ids}::bigint[])`;
  await tx.sql`delete from review_author where shop_id = ${tx.shopId} and review_id = any(${ids}::bigint[])`;
  await tx.sql`delete from review_reply where shop_id = ${tx.shopId} and review_id = any(${ids}::bigint[])`;
}

/** Of a review without words they are empty, not erased. */
export async function areWordsErased(tx: Tx, reviewId: bigint): Promise<boolean> {
  const rows = await tx.sql`select 1 as one from review_text
    where shop_id = ${tx.shopId} and review_id = ${reviewId}`;
  return rows.length === 0;
}
