import type { Sql } from '#app/kernel/transaction.ts';

const mostPerMinute = 5;

/** A test goes to any address and says what its writer likes: without this, strangers could be written to by it. */
const mostPerDay = 100;

/** Counts one more test mail of the shop. False: as many as may go in a minute, or on a day in UTC, have gone. */
export async function takeTestMail(sql: Sql, shopId: bigint): Promise<boolean> {
  const rows = await sql`insert into message_state as state (shop_id, tests_from, tests_sent, tests_today)
    values (${shopId}, clock_timestamp(), 1, 1)
    on conflict (shop_id) do update set
      tests_from = case when state.tests_from > clock_timestamp() - interval '1 minute'
        then state.tests_from else clock_timestamp() end,
      tests_sent = case when state.tests_from > clock_timestamp() - interval '1 minute'
        then state.tests_sent + 1 else 1 end,
      tests_today = case when date(state.tests_from at time zone 'UTC') = date(clock_timestamp() at time zone 'UTC')
        then state.tests_today + 1 else 1 end
    where state.tests_from is null or (
      (state.tests_from <= clock_timestamp() - interval '1 minute' or state.tests_sent < ${mostPerMinute})
      and (date(state.tests_from at time zone 'UTC') < date(clock_timestamp() at time zone 'UTC')
        or state.tests_today < ${mostPerDay}))
    returning shop_id`;
  return rows.length > 0;
}
