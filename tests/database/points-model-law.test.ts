import fc from 'fast-check';
import pg from 'pg';
import { expect, it } from 'vitest';
import { fingerprint } from '../support/fingerprint.ts';
import { useLoyalty } from '../support/loyalty-shop.ts';
import { checkLife } from '../support/points-life/check-life.ts';
import { type Command, commands } from '../support/points-life/commands.ts';
import { PointsLife } from '../support/points-life/life.ts';
import { programmes } from '../support/points-life/programmes.ts';
import type { Stored } from '../support/points-life/stored-points.ts';

/*
 * Two customers of one shop buy, redeem, return, are given and taken points and levels, become one, in any order and
 * several at once, against the real database. After every command what is stored is compared with what was done.
 *
 * POINT_LIVES=5000 sets how many lives.
 */

const loyalty = useLoyalty();
const lives = Number(process.env.POINT_LIVES ?? 200);
const atOnce = 4;

const rewards = {
  rewards: [{ name: 'five off', kind: 'amount-off', points: '100', value: '5.00', multiples: true }],
  holdMinutes: '600',
  unusedPart: 'returned',
};

/** Ana has 500 points that nobody takes back, Ben has 100. */
async function begin(): Promise<PointsLife> {
  const shop = await loyalty.shop({ program: programmes[0] });
  await shop.loyalty.saveRewards(shop.shopId, rewards, 'test', shop.now);
  const people = [await shop.customer(), await shop.customer()] as const;
  const life = new PointsLife(shop, people);
  await life.run({ do: 'adjust', who: 0, points: 500 });
  await life.run({ do: 'adjust', who: 1, points: 100 });
  return life;
}

async function live(all: readonly Command[]): Promise<void> {
  const life = await begin();
  let stored: Stored | null = null;
  for (const command of all) {
    await life.run(command);
    stored = await checkLife(life, stored);
  }
  await life.run({ do: 'again' });
  await checkLife(life, stored);
}

it(
  'keeps every sum in order, whatever two customers do',
  async () => {
    const bystander = await begin();
    await bystander.run({ do: 'buy', who: 0, price: 5000, quantity: 2, hoursAgo: 0 });
    const client = new pg.Client({ connectionString: loyalty.url });
    await client.connect();
    try {
      const before = await fingerprint(client, bystander.shop.shopId);
      const runs = { numRuns: Math.ceil(lives / atOnce) };
      await Promise.all(
        Array.from({ length: atOnce }, () => fc.assert(fc.asyncProperty(commands(18), live), runs)),
      );
      expect(await fingerprint(client, bystander.shop.shopId)).toEqual(before);
    } finally {
      await client.end();
    }
  },
  60_000 + lives * 3000,
);
