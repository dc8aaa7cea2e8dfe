import type { Sql } from '#app/kernel/transaction.ts';
import type { AuthorsView } from '../door.ts';

/** What belongs to these reviews where their author sees them. Every one of them is in it. */
export async function listAuthorsViews(
  sql: Sql,
  shopId: bigint,
  reviewIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, AuthorsView>> {
  if (reviewIds.length === 0) return new Map();
  const rows = await sql<{ id: bigint; reply: string | null; code: string | null; withdrawn: boolean }>`
    select r.id, p.body as reply, i.code,
      exists (select 1 from review_decision d where d.shop_id = r.shop_id and d.review_id = r.id
        and d.reason = 'withdrawn') as withdrawn
    from review r
      left join review_reply p on p.shop_id = r.shop_id and p.review_id = r.id and p.visibility = 'public'
      left join review_incentive i on i.shop_id = r.shop_id and i.review_id = r.id and i.state = 'made'
    where r.shop_id = ${shopId} and r.id = any(${reviewIds}::bigint[])`;
  return new Map(rows.map(({ id, reply, code, withdrawn }) => [id, { reply, thanksCode: code, withdrawn }]));
}

/** Did its author take it back? */
export async function isWithdrawn(sql: Sql, shopId: bigint, reviewId: bigint): Promise<boolean> {
  const rows = await sql`select 1 as one from review_decision
    where shop_id = ${shopId} and review_id = ${reviewId} and reason = 'withdrawn' limit 1`;
  return rows.length > 0;
}
