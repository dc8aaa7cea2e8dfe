import { describe, expect, it } from 'vitest';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import {
  answer,
  arrived,
  ask,
  asked,
  counted,
  find,
  moderate,
  save,
  useReviewQuestions,
} from '../support/review-questions.ts';

const { openShop } = useReviewQuestions();

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

  it('sends no visitor’s words to an address that nobody has shown to be theirs', async () => {
    const shop = await openShop();
    const id = await ask(shop, { email: 'victim@example.com' });
    const owner = await shop.customer();
    await shop.place({ products: [1n], parcels: arrived }, owner);
    const given = { question: id, customerId: owner, body: 'You should pay.', robot: false };
    expect(await shop.reviews.answerAsOwner(shop.shopId, given, shop.now)).toMatchObject({
      status: 'published',
    });
    expect(await shop.reviews.answerToTell(shop.shopId, id)).toMatchObject({
      ...{ email: 'victim@example.com', question: '', answers: [] },
    });
    await answer(shop, id);
    expect(await shop.reviews.answerToTell(shop.shopId, id)).toMatchObject({
      ...{ question: 'Is it warm?', answers: [{ by: 'merchant', body: 'It is.' }] },
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

describe('somebody', () => {
  it('who becomes a customer later is told of what they asked before, and forgotten with it', async () => {
    const shop = await openShop();
    const id = await ask(shop, { body: 'Secret words', name: 'Eve', email: 'Eve@Example.com' });
    const strange = await ask(shop, { body: 'Another’s', email: 'ben@example.com' });
    await shop.reviews.findAskers(shop.shopId);
    expect([await find(shop, id), await find(shop, strange)]).toMatchObject([
      { customerId: null },
      { customerId: null },
    ]);
    const customer = await shop.customer();
    await shop.db.sql`insert into commerce_customer_profile (shop_id, customer_id, name, email_index)
      values (${shop.shopId}, ${customer}, 'Eve', ${openSeal(Buffer.alloc(32, 7)).emailIndex('eve@example.com')})`;
    await shop.reviews.findAskers(shop.shopId);
    expect([await find(shop, id), await find(shop, strange)]).toMatchObject([
      { customerId: customer },
      { customerId: null },
    ]);
    expect(await shop.reviews.forgetAsker(shop.shopId, customer, shop.now)).toEqual([id]);
    expect(await find(shop, id)).toMatchObject({ erased: true, status: 'hidden' });
  });

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
    await shop.reviews.mergeAskers(shop.shopId, from, into, shop.now);
    expect(await find(shop, id)).toMatchObject({ customerId: into, displayName: 'Ana L.' });
    expect((await shop.reviews.exportQuestions(shop.shopId, from)).questions).toEqual([]);
  });
});
