import { describe, expect, it } from 'vitest';
import type { AskedQuestion } from '../../app/modules/reviews/questions/door.ts';
import { settingsForm } from '../../app/modules/reviews/settings/forms.ts';
import { defaultSettings, type ReviewSettings } from '../../app/modules/reviews/settings/settings.ts';
import { type ReviewShop, useReviews } from '../support/review-shop.ts';

const bench = useReviews();
const arrived = [{ sent: '2026-03-01T15:00:00Z', delivered: '2026-03-01T15:00:00Z' }];

async function save(shop: ReviewShop, change: Partial<ReviewSettings['questions']>): Promise<void> {
  const questions = { on: true, publish: 'auto', owners: true, ...change } as const;
  const saved = await shop.reviews.saveSettings(
    shop.shopId,
    settingsForm({ ...defaultSettings, questions }),
    'staff',
    shop.now,
  );
  if ('refused' in saved) throw new Error(JSON.stringify(saved.errors));
}

async function openShop(change: Partial<ReviewSettings['questions']> = {}): Promise<ReviewShop> {
  const shop = await bench.shop();
  await save(shop, change);
  await shop.reviews.goLive(shop.shopId, shop.now, 'staff');
  return shop;
}

interface Asking extends Partial<Omit<AskedQuestion, 'typed'>> {
  readonly body?: string;
  readonly email?: string;
  readonly name?: string;
}

function asked(shop: ReviewShop, { body = 'Is it warm?', email = '', name = 'Ben', ...more }: Asking = {}) {
  return shop.reviews.askQuestion(
    shop.shopId,
    {
      ...{ product: 1n, customerId: null, language: 'de', robot: false, ...more },
      typed: { body, name, email },
    },
    shop.now,
  );
}

async function ask(shop: ReviewShop, given: Asking = {}): Promise<bigint> {
  const answer = await asked(shop, given);
  if ('refused' in answer) throw new Error(answer.refused);
  return answer.question;
}

const answer = (shop: ReviewShop, question: bigint, body = 'It is.') =>
  shop.reviews.answerQuestion(shop.shopId, question, body, '7', shop.now);

const moderate = (shop: ReviewShop, question: bigint, action: 'publish' | 'hide', id: bigint | null = null) =>
  shop.reviews.moderateQuestion(
    shop.shopId,
    { question, answer: id },
    action === 'publish' ? { action } : { action, reason: 'off_topic' },
    '7',
    shop.now,
  );

const find = async (shop: ReviewShop, id: bigint) => {
  const found = await shop.reviews.findQuestion(shop.shopId, id);
  if (found === null) throw new Error(`No question ${id}`);
  return found;
};

async function counted(shop: ReviewShop, product = 1n): Promise<number> {
  expect(await shop.reviews.auditQuestions(shop.shopId)).toEqual([]);
  return (await shop.reviews.publicQuestions(shop.shopId, product, { limit: 50 })).count;
}

describe('a question', () => {
  it('is shown at once where the shop wants that, and told of by a fact of numbers only', async () => {
    const shop = await openShop();
    const id = await ask(shop);
    expect(await find(shop, id)).toMatchObject({ status: 'published', waiting: true, language: 'de' });
    expect(await counted(shop)).toBe(1);
    const [fact] = await shop.db.sql<{ kind: string; data: unknown }>`
      select kind, data from platform_fact where shop_id = ${shop.shopId} and kind = 'question-asked'`;
    expect(fact?.data).toEqual({ question: id.toString(), product: '1' });
  });

  it('waits where the shop looks first', async () => {
    const shop = await openShop({ publish: 'manual' });
    const id = await ask(shop);
    expect(await find(shop, id)).toMatchObject({ status: 'pending', heldFor: [], waiting: true });
    expect(await counted(shop)).toBe(0);
  });

  it.each([
    [{ body: 'See www.cheap-coats.com' }, 'contact-in-words'],
    [{ name: 'call +49 30 1234567' }, 'contact-in-words'],
    [{ robot: true }, 'robot'],
    [{ body: 'IS it – warm?!' }, 'repeated-words'],
  ] as const)('of %o waits for a person and is never dropped', async (given, signal) => {
    const shop = await openShop();
    await ask(shop);
    const id = await ask(shop, { body: 'Another', ...given });
    expect(await find(shop, id)).toMatchObject({ status: 'pending', heldFor: [signal] });
    expect(await counted(shop)).toBe(1);
  });

  it('is refused where nothing can be asked, and leaves nothing behind', async () => {
    const shop = await openShop();
    expect(await asked(shop, { body: ' ', name: '', email: 'nobody' })).toEqual({
      refused: 'bad-input',
      faults: { body: 'missing', name: 'missing', email: 'no-address' },
    });
    expect(await asked(shop, { body: 'x'.repeat(1001) })).toMatchObject({ faults: { body: 'too-long' } });
    expect(await asked(shop, { body: 'a\u0000b' })).toMatchObject({ faults: { body: 'not-storable' } });
    await save(shop, { on: false });
    expect(await asked(shop)).toEqual({ refused: 'not-allowed' });
    await save(shop, {});
    await shop.reviews.goOffline(shop.shopId, shop.now, 'staff');
    expect(await asked(shop)).toEqual({ refused: 'not-allowed' });
    expect(await shop.db.sql`select 1 as one from review_question where shop_id = ${shop.shopId}`).toEqual(
      [],
    );
  });

  it('keeps the address sealed, and tells it to whoever tells of the answer', async () => {
    const shop = await openShop();
    const id = await ask(shop, { email: 'Ben@Example.com' });
    const [row] = await shop.db.sql<{ email: Uint8Array }>`select email from review_question_text
      where shop_id = ${shop.shopId} and question_id = ${id}`;
    expect(Buffer.from(row?.email ?? []).toString('latin1')).not.toMatch(/ben/i);
    expect(await shop.reviews.answerToTell(shop.shopId, id)).toBeNull();
    await answer(shop, id);
    expect(await shop.reviews.answerToTell(shop.shopId, id)).toMatchObject({
      email: 'Ben@Example.com',
      question: 'Is it warm?',
      answers: [{ by: 'merchant', name: '', body: 'It is.' }],
    });
  });
});

describe('answers', () => {
  it('of the merchant publish a question that waits, once each, and are news once', async () => {
    const shop = await openShop({ publish: 'manual' });
    const id = await ask(shop);
    expect(await answer(shop, id, ' ')).toEqual({ refused: 'bad-input', fault: 'missing' });
    expect(await answer(shop, id)).toHaveProperty('answer');
    expect(await answer(shop, id)).toEqual({ refused: 'already-done' });
    await answer(shop, id, 'And light.');
    expect(await find(shop, id)).toMatchObject({
      ...{ status: 'published', answers: 2, waiting: false },
      decisions: [{ number: 1, answerId: null, action: 'publish', actor: '7' }],
    });
    expect((await shop.facts()).filter((kind) => kind === 'question-answered')).toHaveLength(1);
    expect(await counted(shop)).toBe(1);
  });

  it('at the same moment all count', async () => {
    const shop = await openShop();
    const id = await ask(shop);
    await Promise.all(Array.from({ length: 12 }, (_, at) => answer(shop, id, `Answer ${at}`)));
    expect(await find(shop, id)).toMatchObject({ answers: 12, waiting: false });
    expect((await shop.facts()).filter((kind) => kind === 'question-answered')).toHaveLength(1);
  });

  it('of owners come from those to whom the product was delivered, once', async () => {
    const shop = await openShop();
    const [owner, stranger] = [await shop.customer(), await shop.customer()];
    const id = await ask(shop);
    const give = (customerId: bigint, body = 'Mine is.') =>
      shop.reviews.answerAsOwner(shop.shopId, { question: id, customerId, body, robot: false }, shop.now);
    await shop.place({ products: [1n] }, owner);
    expect(await give(owner)).toEqual({ refused: 'not-allowed' });
    const order = await shop.place({ products: [1n], parcels: arrived }, owner);
    await shop.place({ products: [2n], parcels: arrived }, stranger);
    expect(await give(stranger)).toEqual({ refused: 'not-allowed' });
    expect(await give(owner)).toMatchObject({ status: 'published' });
    expect(await give(owner, 'Again.')).toEqual({ refused: 'already-done' });
    expect(await find(shop, id)).toMatchObject({
      ...{ answers: 1, waiting: false },
      replies: [{ by: 'owner', orderId: order, displayName: 'Ana L.', actor: null }],
    });
    await save(shop, { owners: false });
    expect(await give(await shop.customer())).toEqual({ refused: 'not-allowed' });
  });

  it('of owners wait where the shop looks first, and keep the question among those to look at', async () => {
    const shop = await openShop({ publish: 'manual' });
    const owner = await shop.customer();
    await shop.place({ parcels: arrived }, owner);
    const id = await ask(shop);
    await answer(shop, id);
    const given = { question: id, customerId: owner, body: 'Mine is.', robot: false };
    const taken = await shop.reviews.answerAsOwner(shop.shopId, given, shop.now);
    expect(taken).toMatchObject({ status: 'pending' });
    expect(await find(shop, id)).toMatchObject({ answers: 1, waiting: true });
    if (!('answer' in taken)) throw new Error('It is taken');
    expect(await moderate(shop, id, 'publish', taken.answer)).toEqual({ status: 'published' });
    expect(await moderate(shop, id, 'publish', taken.answer)).toEqual({ refused: 'already-done' });
    expect(await find(shop, id)).toMatchObject({ answers: 2, waiting: false });
    expect(await moderate(shop, id, 'hide', taken.answer)).toEqual({ status: 'hidden' });
    expect((await find(shop, id)).decisions.map(({ answerId, action }) => [answerId, action])).toEqual([
      [null, 'publish'],
      [taken.answer, 'publish'],
      [taken.answer, 'hide'],
    ]);
  });

  it('are not given to what is hidden', async () => {
    const shop = await openShop();
    const id = await ask(shop);
    await moderate(shop, id, 'hide');
    expect(await answer(shop, id)).toEqual({ refused: 'not-allowed' });
    expect(await counted(shop)).toBe(0);
    expect(await answer(shop, id + 1000n)).toEqual({ refused: 'not-yours' });
  });
});

describe('counts', () => {
  it('are right after any turns, at the same moment too', async () => {
    const shop = await openShop();
    const ids = [];
    for (let at = 0; at < 4; at += 1)
      ids.push(await ask(shop, { body: `Question ${at}`, product: BigInt(1 + (at % 2)) }));
    const turns = ids.flatMap((id) =>
      (['hide', 'publish', 'hide', 'publish', 'hide'] as const).map((turn) => ({ id, turn })),
    );
    await Promise.all(turns.map(({ id, turn }) => moderate(shop, id, turn)));
    const shown = await Promise.all(ids.map(async (id) => (await find(shop, id)).status));
    const total = (await counted(shop, 1n)) + (await counted(shop, 2n));
    expect(total).toBe(shown.filter((status) => status === 'published').length);
  });

  it('of what waits are by product', async () => {
    const shop = await openShop();
    await ask(shop, { body: 'One', product: 2n });
    await ask(shop, { body: 'Two', product: 2n });
    const done = await ask(shop, { body: 'Three' });
    await answer(shop, done);
    expect(await shop.reviews.waitingQuestions(shop.shopId)).toEqual({
      count: 2,
      products: [{ productShopifyId: 2n, title: 'Product 2', count: 2 }],
    });
  });
});

describe('the inbox', () => {
  it('lists by what is to be done, searches and goes on page by page', async () => {
    const shop = await openShop();
    const ids = [];
    for (let at = 0; at < 5; at += 1) {
      shop.now = shop.now.add({ minutes: 1 });
      ids.unshift(await ask(shop, { body: `Question ${at} of 100%` }));
    }
    const [newest = 0n, second = 0n, ...others] = ids;
    await answer(shop, newest);
    await moderate(shop, second, 'hide');
    const list = async (query: Parameters<typeof shop.reviews.questionInbox>[1]) =>
      shop.reviews.questionInbox(shop.shopId, query);
    const numbers = async (query: Parameters<typeof list>[0]) =>
      (await list(query)).questions.map(({ id }) => id);
    expect(await numbers({ list: 'answered' })).toEqual([newest]);
    expect(await numbers({ list: 'hidden' })).toEqual([second]);
    const first = await list({ list: 'to-answer', limit: 2 });
    expect(first.questions.map(({ id }) => id)).toEqual(others.slice(0, 2));
    expect(await numbers({ list: 'to-answer', limit: 2, after: first.next })).toEqual(others.slice(2));
    expect(await numbers({ search: 'question 3' })).toEqual([second]);
    expect(await numbers({ search: '100%' })).toHaveLength(5);
    expect(await numbers({ search: '%' + '_' })).toEqual([]);
  });
});

describe('what Shopify shows', () => {
  it('is the latest ten with three answers each, the merchant’s first, and goes with the last', async () => {
    const shop = await openShop();
    const id = await ask(shop);
    const owner = await shop.customer();
    await shop.place({ parcels: arrived }, owner);
    const given = { question: id, customerId: owner, body: 'Mine is.', robot: false };
    await shop.reviews.answerAsOwner(shop.shopId, given, shop.now);
    for (const body of ['A', 'B', 'C']) await answer(shop, id, body);
    await shop.reviews.mirrorQuestions(shop.shopId);
    expect(shop.questions.shown.get(1n)).toMatchObject({
      ...{ count: 1, open: true, owners: true },
      list: [{ id: id.toString(), body: 'Is it warm?', name: 'Ben', date: '2026-03-01' }],
    });
    expect(shop.questions.shown.get(1n)?.list[0]?.answers.map(({ by, body }) => [by, body])).toEqual([
      ['merchant', 'A'],
      ['merchant', 'B'],
      ['merchant', 'C'],
    ]);
    for (let at = 0; at < 11; at += 1) await ask(shop, { body: `Question ${at}` });
    await shop.reviews.mirrorQuestions(shop.shopId);
    expect(shop.questions.shown.get(1n)?.count).toBe(12);
    expect(shop.questions.shown.get(1n)?.list).toHaveLength(10);
    await save(shop, { on: false });
    await shop.reviews.remirrorQuestions(shop.shopId);
    await shop.reviews.mirrorQuestions(shop.shopId);
    expect(shop.questions.shown.size).toBe(0);
  });

  it('is written for at most 25 products in a call, and nothing twice', async () => {
    const shop = await openShop();
    for (let at = 1; at <= 60; at += 1) await ask(shop, { body: `About ${at}`, product: BigInt(at) });
    expect(await shop.reviews.mirrorQuestions(shop.shopId)).toBe(60);
    expect(shop.questions.calls).toEqual([25, 25, 10]);
    expect(await shop.reviews.mirrorQuestions(shop.shopId)).toBe(0);
    shop.scopes = [];
    await ask(shop, { body: 'One more', product: 1n });
    expect(await shop.reviews.mirrorQuestions(shop.shopId)).toBe(0);
  });
});

describe('somebody', () => {
  it('who is forgotten leaves neither words nor name nor address, and their question leaves the shop', async () => {
    const shop = await openShop();
    const [customer, other] = [await shop.customer(), await shop.customer()];
    shop.named.set('eve@example.com', [customer]);
    const id = await ask(shop, { body: 'Secret words', name: 'Eve', email: 'eve@example.com' });
    const theirs = await ask(shop, { body: 'Another’s', customerId: other, name: '' });
    await shop.place({ parcels: arrived }, customer);
    const given = { question: theirs, customerId: customer, body: 'Secret answer', robot: false };
    await shop.reviews.answerAsOwner(shop.shopId, given, shop.now);
    await answer(shop, id);
    expect(await shop.reviews.exportQuestions(shop.shopId, customer)).toMatchObject({
      questions: [{ body: 'Secret words', email: 'eve@example.com' }],
      answers: [{ body: 'Secret answer' }],
    });
    expect(await shop.reviews.forgetAsker(shop.shopId, customer, shop.now)).toEqual([id]);
    await shop.reviews.forgetAsker(shop.shopId, customer, shop.now);
    const left = await find(shop, id);
    expect(left).toMatchObject({
      status: 'hidden',
      body: '',
      displayName: '',
      erased: true,
      notified: false,
    });
    expect(left.decisions).toMatchObject([{ action: 'hide', reason: 'personal_data', actor: 'privacy' }]);
    expect(await moderate(shop, id, 'publish')).toEqual({ refused: 'not-allowed' });
    expect(await shop.reviews.answerToTell(shop.shopId, id)).toBeNull();
    expect(await find(shop, theirs)).toMatchObject({ status: 'published', answers: 0, waiting: true });
    expect(await counted(shop)).toBe(1);
    await shop.reviews.mirrorQuestions(shop.shopId);
    expect(JSON.stringify(shop.questions.shown.get(1n))).not.toMatch(/Secret|Eve/);
  });

  it('who is merged with another keeps what they asked and answered', async () => {
    const shop = await openShop();
    const [from, into] = [await shop.customer(), await shop.customer()];
    const id = await ask(shop, { customerId: from, name: '' });
    await shop.reviews.mergeAskers(shop.shopId, from, into);
    expect(await find(shop, id)).toMatchObject({ customerId: into, displayName: 'Ana L.' });
    expect((await shop.reviews.exportQuestions(shop.shopId, from)).questions).toEqual([]);
  });
});

describe('a trigger of Flow', () => {
  it('is claimed once; a claim that somebody died over stays unknown', async () => {
    const shop = await openShop();
    await ask(shop);
    const [fact] = await shop.db.sql<{ id: bigint }>`select id from platform_fact
      where shop_id = ${shop.shopId} and kind = 'question-asked'`;
    const of = [shop.shopId, fact?.id ?? 0n, 'afterglow-question-asked'] as const;
    const state = async () =>
      (await shop.db.sql<{ state: string }>`select state from review_flow where shop_id = ${shop.shopId}`)[0]
        ?.state;
    const claims = await Promise.all(Array.from({ length: 8 }, () => shop.reviews.claimTrigger(...of)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await state()).toBe('unknown');
    await shop.reviews.releaseTrigger(...of);
    expect(await state()).toBe('unknown');
    await shop.reviews.settleTrigger(...of, 'taken');
    expect(await shop.reviews.claimTrigger(...of)).toBe(false);
    expect(await state()).toBe('taken');
  });
});
