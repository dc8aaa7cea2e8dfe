import { Temporal } from 'temporal-polyfill';
import type { Database } from './db/database.server.ts';

/**
 * Business time of a shop: what rules, windows and due moments go by. In production it is real time; where
 * AFTERGLOW_TEST_CLOCK is set, a shop's clock can stand still or run ahead.
 */
export interface Clock {
  now(shopId: bigint): Promise<Temporal.Instant>;
  nowOf(domain: string): Promise<Temporal.Instant>;
}

interface Setting {
  business_at: Temporal.Instant;
  real_at: Temporal.Instant;
  running: boolean;
}

function read(setting: Setting | undefined): Temporal.Instant {
  const real = Temporal.Now.instant();
  if (!setting) return real;
  return setting.running ? setting.business_at.add(setting.real_at.until(real)) : setting.business_at;
}

/** Real time for every shop. */
export const realClock: Clock = {
  now: async () => Temporal.Now.instant(),
  nowOf: async () => Temporal.Now.instant(),
};

/** A clock that can be set per shop. */
export function testClock(
  db: Pick<Database, 'sql'>,
): Clock & { set(domain: string, at: Temporal.Instant, running: boolean): Promise<void> } {
  return {
    async now(shopId) {
      const [setting] =
        await db.sql<Setting>`select t.business_at, t.real_at, t.running from platform_test_clock t join commerce_shop s on s.domain = t.domain where s.id = ${shopId}`;
      return read(setting);
    },
    async nowOf(domain) {
      const [setting] =
        await db.sql<Setting>`select business_at, real_at, running from platform_test_clock where domain = ${domain}`;
      return read(setting);
    },
    async set(domain, at, running) {
      await db.sql`insert into platform_test_clock (domain, business_at, real_at, running) values (${domain}, ${at}, clock_timestamp(), ${running})
        on conflict (domain) do update set business_at = excluded.business_at, real_at = excluded.real_at, running = excluded.running`;
    },
  };
}
