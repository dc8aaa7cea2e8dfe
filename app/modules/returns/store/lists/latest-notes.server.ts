import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';

/** What shoppers wrote with the lines of the latest returns asked for since, newest first. */
export async function listLatestNotes(
  sql: Sql,
  shopId: bigint,
  since: Instant,
  limit: number,
): Promise<string[]> {
  const rows = await sql<{ text: string }>`
    select w.text from returns_return r join returns_words w on w.shop_id = r.shop_id and w.return_id = r.id
    where r.shop_id = ${shopId} and r.requested_at >= ${since}
      and (w.place like 'line:%' or w.place like 'answer:%')
    order by r.requested_at desc, r.id desc, w.place limit ${limit}`;
  return rows.map(({ text }) => text);
}
