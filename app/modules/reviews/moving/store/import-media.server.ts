import type { Sql } from '#app/kernel/transaction.ts';

/** Pictures and videos that a batch named. */
export async function countImportMedia(
  sql: Sql,
  shopId: bigint,
  importId: bigint,
): Promise<{ readonly failed: number; readonly waiting: number }> {
  const [row] = await sql<{ failed: number; waiting: number }>`
    select count(*) filter (where m.state = 'failed')::int as failed,
      count(*) filter (where m.state in ('to-fetch', 'kept', 'sending'))::int as waiting
    from review r join review_media m on m.shop_id = r.shop_id and m.review_id = r.id
    where r.shop_id = ${shopId} and r.import_id = ${importId}`;
  return row ?? { failed: 0, waiting: 0 };
}
