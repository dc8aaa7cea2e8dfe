import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import type { Messages, MessagesDeps } from '../../app/modules/messages/index.server.ts';
import { afterNth } from '../support/meanwhile.ts';
import { MessageShop } from '../support/message-shop.ts';
import { useReviews } from '../support/review-shop.ts';
import { untilSomebodyWaits } from '../support/waiting-for-locks.ts';

/* Whoever says no while they become another customer has said no as that one, too. */

const bench = useReviews();
const due = '2026-03-10T12:00:00Z';
const now = parseInstant('2026-03-01T15:00:00Z');

/** Two customers; from `merge` on the first one is the second. */
async function open() {
  const shop = new MessageShop(await bench.shop());
  await shop.rule({});
  const { shopId } = shop.shop;
  const [from, into] = [await shop.shop.customer(), await shop.shop.customer()];
  let merged = false;
  const merge = async () => {
    merged = true;
    await shop.messages.mergeCustomers(shopId, from, into);
  };
  const personsNow: MessagesDeps['people']['personsNow'] = async (_shop, person) => [
    merged && person === `customer:${from}` ? `customer:${into}` : person,
  ];
  /** What becomes of a review request to whoever is left. */
  const asked = async () => {
    const key = await shop.plan('review-request', into, due);
    await shop.run(due);
    return shop.standing(key);
  };
  return { shop, shopId, from, merge, personsNow, asked };
}

const ways: Record<string, (messages: Messages, shopId: bigint, person: string) => Promise<unknown>> = {
  'by one click': (messages, shopId, person) => messages.unsubscribe(shopId, person, ['review-request'], now),
  'on the page of preferences': (messages, shopId, person) =>
    messages.savePreferences(shopId, person, [], now),
};

describe.each(Object.entries(ways))('somebody who says no %s while they are merged', (_way, sayNo) => {
  it('is not written to afterwards, whenever that is', async () => {
    for (let n = 1, during = true; during; n++) {
      const { shop, shopId, from, merge, personsNow, asked } = await open();
      const { db, people } = shop.deps();
      const { hear, acted } = afterNth(n, merge);
      const messages = shop.open({
        people: { ...people, personsNow: (...given) => hear(personsNow(...given)) },
        db: {
          ...db,
          sql: (...given) => hear(db.sql<never>(...given)),
          inTransaction: (...given) => hear(db.inTransaction(...given)),
        },
      });
      await sayNo(messages, shopId, `customer:${from}`);
      during = acted();
      if (!during) await merge();
      expect(await asked(), `merged after answer ${n}`).toBe('not-sent unsubscribed');
    }
  });
});

describe('somebody of whom others tell that they said no', () => {
  it('is not written to afterwards, merged in the middle of it', async () => {
    const { shop, shopId, from, merge, asked } = await open();
    const { db } = shop.deps();
    const sent = await shop.plan('return-settled', from, '2026-03-09T12:00:00Z');
    await shop.run('2026-03-09T12:00:00Z');
    let merging: Promise<void> | undefined;
    const messages = shop.open({
      db: {
        ...db,
        inTransaction: (id, work) =>
          db.inTransaction(id, (tx) =>
            work({
              ...tx,
              sql: async (...given) => {
                const rows = await tx.sql<never>(...given);
                merging ??= merge();
                await Promise.race([merging, untilSomebodyWaits(bench.db)]);
                return rows;
              },
            }),
          ),
      },
    });
    const feedback = { kind: 'unsubscribed' } as const;
    await messages.noteFeedback(shopId, await shop.idOf(sent), feedback, shop.shop.now);
    await merging;
    expect(await asked()).toBe('not-sent unsubscribed');
  });
});
