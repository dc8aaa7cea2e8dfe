import { describe, expect, it, vi } from 'vitest';
import type { Composed } from '../../app/modules/messages/index.server.ts';
import { MessageShop } from '../support/message-shop.ts';
import { useReviews } from '../support/review-shop.ts';

// What happens to a message between the moment at which it is read and the one at which its answer is written.

const bench = useReviews();
const due = '2026-03-10T12:00:00Z';

async function open() {
  const shop = new MessageShop(await bench.shop());
  await shop.rule({});
  return { shop, shopId: shop.shop.shopId, customer: await shop.shop.customer() };
}

/** A process in which something happens the first time that a review request is about to say something. */
function interrupted(shop: MessageShop, what: () => Promise<unknown>, first?: Composed) {
  const { composers } = shop.deps();
  let calls = 0;
  return shop.open({
    composers: {
      ...composers,
      'review-request': async (...asked) => {
        calls += 1;
        if (calls > 1) return composers['review-request'](...asked);
        await what();
        return first ?? composers['review-request'](...asked);
      },
    },
  });
}

describe('a message that is planned anew while it is decided', () => {
  it('waits for its new moment, not for the one that its old plan was put off to', async () => {
    const { shop, customer } = await open();
    await shop.rule({ quietHours: { from: '21:00', to: '09:00' } });
    const late = '2026-03-10T03:00:00Z';
    const key = await shop.plan('review-request', customer, late);
    const planAnew = () => shop.plan('review-request', customer, '2026-03-20T15:00:00Z', { key });
    await shop.run(late, interrupted(shop, planAnew));
    expect(await shop.standing(key)).toBe('waiting 2026-03-20T15:00:00Z');
  });

  it('and is free to go, is not held for what was so before', async () => {
    const { shop, customer } = await open();
    const key = await shop.plan('review-request', customer, due);
    const planAnew = () => shop.plan('review-request', customer, due, { key });
    await shop.run(due, interrupted(shop, planAnew, { kind: 'hold' }));
    expect(await shop.standing(key)).toBe('sent');
  });

  it('for somebody else goes to them, and what was with it goes to the first', async () => {
    const { shop, customer } = await open();
    const other = await shop.shop.customer();
    const stays = await shop.plan('review-request', customer, due);
    const moves = await shop.plan('points-available', customer, due);
    const planAnew = () => shop.plan('points-available', other, due, { key: moves });
    await shop.run(due, interrupted(shop, planAnew));
    expect([await shop.standing(stays), await shop.standing(moves)]).toEqual(['sent', 'sent']);
    expect(shop.mails.map(({ to }) => to).sort()).toEqual(
      [`person${customer}@example.com`, `person${other}@example.com`].sort(),
    );
  });

  it('is not put back to its old moment by a pause', async () => {
    const { shop, shopId, customer } = await open();
    const key = await shop.plan('review-request', customer, due);
    const later = '2026-03-20T15:00:00Z';
    const pauses = interrupted(shop, async () => {
      await shop.messages.pause(shopId, 'staff', shop.shop.now);
      await shop.plan('review-request', customer, later, { key });
    });
    await shop.run(due, pauses);
    expect(await shop.standing(key)).toBe('waiting 2026-03-20T15:00:00Z');
    expect(shop.mails).toEqual([]);
  });
});

describe('a database that goes away', () => {
  /** A process that hears nothing of what this statement did, the first time. */
  function deafTo(shop: MessageShop, statement: string) {
    const { db } = shop.deps();
    let deaf = true;
    const prepared: typeof db.prepared = async (name, text, values) => {
      const rows = await db.prepared<never>(name, text, values);
      if (name !== statement || !deaf) return rows;
      deaf = false;
      throw new Error('Connection terminated unexpectedly');
    };
    return shop.open({ db: { ...db, prepared } });
  }

  for (const statement of ['message-claim', 'message-claim-next', 'message-answers'])
    it(`right after ${statement} loses no mail, and sends none twice`, async () => {
      const { shop, customer } = await open();
      const keys = [
        await shop.plan('review-request', customer, due),
        await shop.plan('review-request', await shop.shop.customer(), due),
        await shop.plan('review-request', await shop.shop.customer(), due),
      ];
      await shop.run(due, deafTo(shop, statement));
      await shop.work();
      expect(await Promise.all(keys.map((key) => shop.standing(key)))).toEqual(['sent', 'sent', 'sent']);
      expect(shop.mails).toHaveLength(3);
      expect(await shop.jobs()).toEqual([]);
    });
});

describe('a job for several', () => {
  it('goes on for those whose address is known when one address cannot be asked for', async () => {
    const { shop, customer } = await open();
    const other = await shop.shop.customer();
    const keys = [
      await shop.plan('review-request', customer, due),
      await shop.plan('review-request', other, due),
    ];
    const { people } = shop.deps();
    const recipients: typeof people.recipients = async (shopId, who, now) => {
      if (who.some(({ customerId }) => customerId === other)) throw new Error('Shopify does not answer');
      return people.recipients(shopId, who, now);
    };
    expect(await shop.run(due, shop.open({ people: { ...people, recipients } }))).toEqual([
      'Shopify does not answer',
    ]);
    expect(await Promise.all(keys.map((key) => shop.standing(key)))).toEqual(['sent', 'queued']);
    await shop.work();
    expect(await Promise.all(keys.map((key) => shop.standing(key)))).toEqual(['sent', 'sent']);
  });

  it('asks again who wants what when it has taken long', async () => {
    const { shop, shopId, customer } = await open();
    const other = await shop.shop.customer();
    const first = await shop.plan('review-request', customer, due);
    const second = await shop.plan('review-request', other, due);
    shop.delivery = async () => {
      await shop.messages.unsubscribe(shopId, `customer:${other}`, ['review-request'], shop.shop.now);
      await new Promise((resolve) => setTimeout(resolve, 2_100));
      return { state: 'taken' };
    };
    await shop.run(due);
    expect([await shop.standing(first), await shop.standing(second)]).toEqual([
      'sent',
      'not-sent unsubscribed',
    ]);
  });
});

describe('a process that stood still', () => {
  it('for a minute after it asked for a mail hands nothing over, whatever was said of it meanwhile', async () => {
    const { shop, customer } = await open();
    const key = await shop.plan('review-request', customer, due);
    const { db } = shop.deps();
    const prepared: typeof db.prepared = async (name, text, values) => {
      const rows = await db.prepared<never>(name, text, values);
      if (name === 'message-claim') vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000);
      return rows;
    };
    const still = shop.open({ db: { ...db, prepared } });
    try {
      expect(await shop.run(due, still)).toEqual(['Nobody took the message over: the process stood still']);
    } finally {
      vi.restoreAllMocks();
    }
    expect(shop.mails).toEqual([]);
    expect(await shop.standing(key)).toBe('queued');
    await shop.work();
    expect(await shop.standing(key)).toBe('sent');
  });
});
