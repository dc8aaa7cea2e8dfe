import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';

/** What somebody wrote; empty: nothing any longer. */
export async function keepWords(tx: Tx, id: bigint, place: string, text: string): Promise<void> {
  if (text === '')
    await tx.sql`delete from returns_words
      where shop_id = ${tx.shopId} and return_id = ${id} and place = ${place}`;
  else
    await tx.sql`insert into returns_words (shop_id, return_id, place, text) values (${tx.shopId}, ${id}, ${place}, ${text})
      on conflict (shop_id, return_id, place) do update set text = excluded.text`;
}

/** A message of a locked return; null: one with that key is there already. */
export async function addMessage(
  tx: Tx,
  id: bigint,
  message: { author: 'shopper' | 'shop' | 'note'; actor: string; at: Instant; key: string; text: string },
): Promise<number | null> {
  const [row] = await tx.sql<{ number: number }>`
    insert into returns_message (shop_id, return_id, number, author, actor, at, key)
    select ${tx.shopId}, ${id}, coalesce(max(number), 0) + 1, ${message.author}, ${message.actor}, ${message.at}, ${message.key}
    from returns_message where shop_id = ${tx.shopId} and return_id = ${id}
    on conflict (shop_id, return_id, key) do nothing returning number`;
  if (row === undefined) return null;
  await keepWords(tx, id, `message:${row.number}`, message.text);
  return row.number;
}

/** Is there a message of the shopper's that nobody has answered or read? */
export async function setUnread(sql: Sql, shopId: bigint, id: bigint, unread: boolean): Promise<void> {
  await sql`update returns_return set unread = ${unread} where shop_id = ${shopId} and id = ${id}`;
}

/** Everything that people wrote about returns of a customer's or of an order, and every picture of theirs. */
export async function eraseWordsOf(
  tx: Tx,
  { customerId, orderId }: { readonly customerId: bigint | null; readonly orderId: bigint | null },
): Promise<void> {
  await tx.sql`delete from returns_words w using returns_return r
    where r.shop_id = w.shop_id and r.id = w.return_id and w.shop_id = ${tx.shopId}
      and (r.customer_id = ${customerId}::bigint or r.order_id = ${orderId}::bigint)`;
  await tx.sql`delete from returns_photo p where p.shop_id = ${tx.shopId} and (p.customer_id = ${customerId}::bigint
    or exists (select 1 from returns_return r where r.shop_id = p.shop_id and r.id = p.return_id
      and (r.customer_id = ${customerId}::bigint or r.order_id = ${orderId}::bigint)))`;
}
