import type { Sql } from '#app/kernel/transaction.ts';

const mostPerMinute = 5;

/** Counts one more test mail of the shop. False: as many as may go in a minute have gone. */
export async function takeTestMail(sql: Sql, shopId: bigint): Promise<boolean> {
  const rows = await sql`insert into message_state as state (shop_id, tests_from, tests_sent)
    values (${shopId}, clock_timestamp(), 1)
    on conflict (shop_id) do update set
      tests_from = case when state.tests_from > clock_timestamp() - interval '1 minute'
        then state.tests_from else clock_timestamp() end,
      tests_sent = case when state.tests_from > clock_timestamp() - interval '1 minute'
        then state.tests_sent + 1 else 1 end
    where state.tests_from is null or state.tests_from <= clock_timestamp() - interval '1 minute'
      or state.tests_sent < ${mostPerMinute}
    returning shop_id`;
  return rows.length > 0;
}
