import { afterEach, describe, expect, it, vi } from 'vitest';
import { shopId as asShopId } from '../../app/kernel/ids.ts';
import { beginErasure, rememberErased } from '../../app/modules/commerce/privacy/store/erasures.server.ts';
import { lockCustomer, repointCustomer } from '../../app/modules/commerce/store/customer-store.server.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { plantReview } from '../support/planted-reviews.ts';
import { arrived, ask, asked, save } from '../support/review-questions.ts';
import { type ReviewShop, useReviews } from '../support/review-shop.ts';
import { submissionOf } from '../support/review-submission.ts';
import { untilSomebodyWaits } from '../support/waiting-for-locks.ts';

/* What two do at the same moment, and what a lost answer leaves behind, on the real database. */

const bench = useReviews();
const seal = openSeal(Buffer.alloc(32, 7));

afterEach(() => {
  vi.restoreAllMocks();
});

async function live() {
  return (await bench.shop()).live({ trigger: 'ordered' });
}

async function written(shop: ReviewShop) {
  const order = await shop.place({ products: [1n] }, await shop.customer());
  const words = { title: 'Thin', body: 'Lets the wind in', stars: 2 } as const;
  const submitted = await shop.reviews.submit(shop.shopId, submissionOf(order, words), shop.now);
  if ('refused' in submitted) throw new Error(submitted.refused);
  return { order, id: submitted.taken[0]?.review.id ?? 0n };
}

/** Does something once, right after the first statement that reads this table. */
function afterReadOf(table: string, then: () => Promise<unknown>): void {
  const { sql } = bench.db;
  let done = false;
  vi.spyOn(bench.db, 'sql').mockImplementation(
    async <Row extends object>(text: TemplateStringsArray, ...values: unknown[]) => {
      const rows = await sql<Row>(text, ...values);
      if (!done && text.join('').includes(table)) {
        done = true;
        await then();
      }
      return rows;
    },
  );
}

/**
 * Begins something once, right after the n-th statement of the next transaction, which goes on when that is done or waits
 * for it. Says how many statements there were, once all of it is done.
 */
function amidTransaction(n: number, begin: () => Promise<unknown>): () => Promise<number> {
  const { inTransaction } = bench.db;
  let statements = 0;
  let begun: Promise<unknown> | undefined;
  vi.spyOn(bench.db, 'inTransaction').mockImplementationOnce((shopId, work) =>
    inTransaction(shopId, (tx) =>
      work({
        ...tx,
        sql: async (...given) => {
          const rows = await tx.sql<never>(...given);
          statements += 1;
          if (statements === n) {
            begun = begin();
            await Promise.race([begun, untilSomebodyWaits(bench.db)]);
          }
          return rows;
        },
      }),
    ),
  );
  return async () => {
    await begun;
    return statements;
  };
}

/** Does something once, right before the next transaction begins. */
function beforeTransaction(first: () => Promise<unknown>): void {
  const { inTransaction } = bench.db;
  vi.spyOn(bench.db, 'inTransaction').mockImplementationOnce(async (shopId, work) => {
    await first();
    return inTransaction(shopId, work);
  });
}

describe('an edit that waits for another one', () => {
  it('goes by the words that stand then, and keeps them', async () => {
    const shop = await live();
    const { order, id } = await written(shop);
    const { reviews, shopId } = shop;
    const first = { reviewId: id, stars: 2, title: 'Thin', body: 'Lets the wind in' } as const;
    let back: ReturnType<typeof reviews.editReview> | undefined;
    await bench.db.inTransaction(shopId, async (tx) => {
      await tx.sql`update review set edited_at = now() where shop_id = ${shopId} and id = ${id}`;
      await tx.sql`update review_text set body = 'Warm' where shop_id = ${shopId} and review_id = ${id}`;
      // Back to what was written first, while the other tab has not finished.
      back = reviews.editReview(shopId, { orderId: order }, first, shop.now);
      await untilSomebodyWaits(bench.db);
    });
    expect(await back).toMatchObject({ written: { review: { body: 'Lets the wind in' } } });
    expect((await reviews.listRevisions(shopId, id)).map(({ body }) => body)).toEqual(['Warm']);
  });
});

describe('what is shown at Shopify', () => {
  const mirror = (shop: ReviewShop) => shop.reviews.mirrorRatings(shop.shopId, shop.now);
  const replyOf = (shop: ReviewShop) => shop.ratings.ours.get(1n)?.list[0]?.reply?.body;

  it('has a reply that came while its review was published, and none that was taken away then', async () => {
    const shop = await (await bench.shop()).live({ trigger: 'ordered' }, 'manual');
    const { reviews, shopId, now } = shop;
    const { id } = await written(shop);
    const publish = async () => {
      await reviews.moderate(shopId, id, { action: 'publish' }, '7', now);
      await mirror(shop);
    };
    beforeTransaction(publish);
    await reviews.reply(shopId, id, { visibility: 'public', body: 'Thank you' }, '7', now);
    await mirror(shop);
    expect(replyOf(shop)).toBe('Thank you');
    await reviews.moderate(shopId, id, { action: 'hide', reason: 'spam' }, '7', now);
    beforeTransaction(publish);
    await reviews.removeReply(shopId, id);
    await mirror(shop);
    expect(shop.ratings.ours.get(1n)?.count).toBe(1);
    expect(replyOf(shop)).toBeUndefined();
  });

  it('is that of a group which is made while its products are being read', async () => {
    const shop = await live();
    await plantReview(bench.db, shop.shopId, { product: 1n, stars: 5 });
    await plantReview(bench.db, shop.shopId, { product: 2n, stars: 1 });
    const group = { id: null, title: 'Shirts', products: [1n, 2n] };
    afterReadOf('review_group_member', () => shop.reviews.saveGroup(shop.shopId, group, '7', shop.now));
    await mirror(shop);
    await mirror(shop);
    for (const product of [1n, 2n])
      expect(shop.ratings.standard.get(product)).toEqual({ value: '3.0', count: 2 });
  });

  it('leaves another app’s rating alone after an answer of Shopify’s was lost', async () => {
    const shop = await live();
    shop.ratings.standard.set(1n, { value: '3.1', count: 800 });
    await plantReview(bench.db, shop.shopId);
    const set = shop.ratings.setRatings.bind(shop.ratings);
    vi.spyOn(shop.ratings, 'setRatings').mockImplementationOnce(async (...given) => {
      await set(...given);
      throw Object.assign(new Error('The line went dead'), { temporary: true });
    });
    await expect(mirror(shop)).rejects.toThrow('The line went dead');
    expect(shop.ratings.ours.has(1n)).toBe(true);
    await mirror(shop);
    expect(shop.ratings.standard.get(1n)).toEqual({ value: '3.1', count: 800 });
  });
});

describe('a review that comes before its request was noted', () => {
  it('answers it, and its line counts as asked about', async () => {
    const shop = await live();
    const { reviews, shopId } = shop;
    const at = shop.now;
    shop.at('2026-03-01T15:05:00Z');
    const { order } = await written(shop);
    await reviews.noteRequested(shopId, order, at);
    const { response, outcomes } = await reviews.figures(shopId, shop.now);
    expect(response).toEqual({ asked: 1, answered: 1 });
    expect(outcomes.find(({ purchase }) => purchase === 'kept')).toMatchObject({ asked: 1, written: 1 });
  });

  const both = [
    ['noted while it is written', 'write', 'note'],
    ['written while it is noted', 'note', 'write'],
  ] as const;
  it.each(both)('answers it, %s', async (_when, first, second) => {
    for (let n = 1, during = true; during; n++) {
      const shop = await live();
      const { reviews, shopId, now } = shop;
      const order = await shop.place({ products: [1n] }, await shop.customer());
      const steps = {
        note: () => reviews.noteRequested(shopId, order, now),
        write: () => reviews.submit(shopId, submissionOf(order), now),
      };
      const allDone = amidTransaction(n, steps[second]);
      await steps[first]();
      during = (await allDone()) >= n;
      if (!during) await steps[second]();
      expect(await reviews.figures(shopId, now), `after statement ${n}`).toMatchObject({
        response: { asked: 1, answered: 1 },
      });
    }
  });
});

describe('what became of a purchase', () => {
  it('is what it is last, whoever read less of it writes after whoever read more', async () => {
    const shop = await live();
    const { reviews, shopId } = shop;
    const { order, id } = await written(shop);
    const line = `${order}:${shop.order(order).lines[0]?.shopifyId}`;
    // Paid back, and only then known to have gone against something else.
    shop.purchases.set(line, 'returned');
    beforeTransaction(async () => {
      shop.purchases.set(line, 'exchanged');
      await reviews.refreshPurchases(shopId, order);
    });
    await reviews.refreshPurchases(shopId, order);
    expect(await reviews.find(shopId, id)).toMatchObject({ purchase: 'exchanged' });
    expect(await reviews.audit(shopId)).toEqual([]);
  });
});

describe('a question with an address', () => {
  it('that is erased while it is asked is not kept, whenever that is', async () => {
    for (let n = 0, during = true; during; n++) {
      const shop = await live();
      await save(shop, {});
      const { reviews, shopId, now } = shop;
      const erase = async () => {
        await shop.db.inTransaction(shopId, async (tx) => {
          await beginErasure(tx);
          await rememberErased(tx, [seal.emailIndex('eve@example.com')], now);
        });
        await reviews.forgetAskersByAddress(shopId, now);
      };
      if (n === 0) beforeTransaction(erase);
      const allDone = n === 0 ? async () => 0 : amidTransaction(n, erase);
      await asked(shop, { body: 'Secret', email: 'eve@example.com' });
      during = (await allDone()) >= n;
      if (!during) await erase();
      const kept = await shop.db.sql`select 1 as one from review_question_text where shop_id = ${shopId}`;
      expect(kept, `erased after statement ${n}`).toEqual([]);
      expect(await reviews.auditQuestions(shopId)).toEqual([]);
    }
  });
});

describe('somebody who becomes another customer while they write', () => {
  const ways = {
    'a review': async (shop: ReviewShop, customer: bigint) => {
      const order = await shop.place({ products: [1n], parcels: arrived }, customer);
      return () => shop.reviews.submit(shop.shopId, submissionOf(order), shop.now);
    },
    'a question': async (shop: ReviewShop, customerId: bigint) => () => asked(shop, { customerId }),
    'an answer': async (shop: ReviewShop, customerId: bigint) => {
      const question = await ask(shop);
      await shop.place({ products: [1n], parcels: arrived }, customerId);
      const given = { question, customerId, body: 'It is.', robot: false };
      return () => shop.reviews.answerAsOwner(shop.shopId, given, shop.now);
    },
  };
  it.each(Object.entries(ways))('has written %s as that one, whenever that is', async (_what, open) => {
    for (let n = 0, during = true; during; n++) {
      const shop = await live();
      await save(shop, {});
      const { reviews, shopId, now, db } = shop;
      const [from, into] = [await shop.customer(), await shop.customer()];
      const write = await open(shop, from);
      const merge = async () => {
        await db.inTransaction(shopId, async ({ sql }) => {
          for (const id of [from, into]) await lockCustomer(sql, asShopId(shopId), id);
          await repointCustomer(sql, asShopId(shopId), from, into);
        });
        await reviews.mergeCustomers(shopId, from, into);
        await reviews.mergeAskers(shopId, from, into, now);
      };
      if (n === 0) beforeTransaction(merge);
      const allDone = n === 0 ? async () => 0 : amidTransaction(n, merge);
      expect(await write(), `merged after statement ${n}`).not.toHaveProperty('refused');
      during = (await allDone()) >= n;
      if (!during) await merge();
      const whose = await db.sql<{ id: bigint }>`
        select customer_id as id from review where shop_id = ${shopId} and customer_id is not null
        union all select customer_id from review_question where shop_id = ${shopId} and customer_id is not null
        union all select customer_id from review_question_answer where shop_id = ${shopId} and customer_id is not null`;
      expect(whose, `merged after statement ${n}`).toEqual([{ id: into }]);
    }
  });
});
