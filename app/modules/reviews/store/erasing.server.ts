import type { Tx } from '#app/kernel/transaction.ts';

/** A customer, or a guest, who is known by one order only. */
export type Person = { readonly customerId: bigint } | { readonly orderId: bigint };

const idsOf = (person: Person) => ({ customerId: null, orderId: null, ...person });

/**
 * Erases the words of all reviews of a person with the name shown, the address, what was answered to them and the
 * consent to use them; stars and answers by choice stay. Returns the products that they are shown with.
 */
export async function eraseTexts(tx: Tx, person: Person): Promise<bigint[]> {
  const { customerId, orderId } = idsOf(person);
  // In one order, as everybody who changes several of them locks them.
  const rows = await tx.sql<{ id: bigint; product: bigint; shown: boolean }>`
    select id, product_shopify_id as product, status = 'published' as shown from review
    where shop_id = ${tx.shopId} and (customer_id = ${customerId}::bigint or order_id = ${orderId}::bigint)
    order by id for no key update`;
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  await tx.sql`update review set reuse_consent_at = null
    where shop_id = ${tx.shopId} and id = any(${ids}::bigint[]) and reuse_consent_at is not null`;
  await tx.sql`delete from review_text where shop_id = ${tx.shopId} and review_id = any(${ids}::bigint[])`;
  await tx.sql`delete from review_author where shop_id = ${tx.shopId} and review_id = any(${ids}::bigint[])`;
  await tx.sql`delete from review_reply where shop_id = ${tx.shopId} and review_id = any(${ids}::bigint[])`;
  return rows.filter(({ shown }) => shown).map(({ product }) => product);
}
