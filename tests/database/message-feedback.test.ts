import { describe, expect, it } from 'vitest';
import { openMessages } from '../../app/modules/messages/index.server.ts';
import type { MessageKind } from '../../app/modules/messages/message.ts';
import { composersOf } from '../support/messages-deps.ts';
import { planned } from '../support/planned-message.ts';
import { useReviews } from '../support/review-shop.ts';

const bench = useReviews();

const composers = composersOf({
  'review-request': async () => ({
    kind: 'send' as const,
    content: { kind: 'review-request', orderName: '#1', products: [], url: 'https://shop.example/review' },
  }),
  'return-approved': async () => ({
    kind: 'send' as const,
    content: {
      kind: 'return-approved',
      orderName: '#1',
      products: [],
      url: 'https://shop.example/return',
      returnName: '#1-R1',
      ...{ sendBy: null, sendTo: null, instead: [] },
    },
  }),
});

const writeMail = async () => ({ subject: 'Subject', preview: '', html: '<p>Mail</p>', text: 'Mail' });

/** A shop with one customer, to whom one mail has been sent. */
async function sent() {
  const shop = (await bench.shop()).at('2026-03-11T15:30:00Z');
  const messages = openMessages(shop.messagesDeps({ composers, writeMail }));
  const customer = await shop.customer();
  const send = async (key: string, kind: MessageKind = 'review-request', to = customer) => {
    await messages.plan(shop.shopId, planned(key, to, { kind }), shop.now);
    await shop.sweep(messages);
    const [row] = await shop.db.sql<{ id: bigint; state: string; reason: string | null }>`
      select id, state, reason from message_intent where shop_id = ${shop.shopId} and key = ${key}`;
    return { id: row?.id ?? 0n, answer: row?.reason ?? row?.state };
  };
  const first = await send('first');
  expect(first.answer).toBe('sent');
  const note = (feedback: Parameters<typeof messages.noteFeedback>[2], id = first.id) =>
    messages.noteFeedback(shop.shopId, id, feedback, shop.now);
  const events = async () => (await messages.find(shop.shopId, first.id))?.events ?? [];
  const list = async () => (await messages.listSuppressed(shop.shopId, {})).rows;
  return { shop, messages, customer, send, note, events, list, first };
}

describe('a bounce', () => {
  it('that lasts ends everything to its address; told again it changes nothing', async () => {
    const { shop, note, list, send, events, customer, first } = await sent();
    for (let times = 0; times < 2; times++)
      expect(await note({ kind: 'bounced', lasting: true, detail: '5.1.1' })).toBe(true);
    expect(await list()).toMatchObject([{ reason: 'bounce', customerId: customer, intentId: first.id }]);
    expect(await events()).toMatchObject([{ kind: 'bounced', detail: 'lasting 5.1.1' }]);
    expect((await shop.facts()).filter((kind) => kind === 'mail-bounced')).toHaveLength(1);
    expect((await send('second')).answer).toBe('bounced-before');
    expect((await send('a return', 'return-approved')).answer).toBe('bounced-before');
  });

  it('that may pass is recorded, until one that lasts takes its place', async () => {
    const { note, list, send, events } = await sent();
    await note({ kind: 'bounced', detail: '4.2.2' });
    expect(await list()).toEqual([]);
    expect((await send('second')).answer).toBe('sent');
    await note({ kind: 'bounced', lasting: true, detail: '5.1.1' });
    await note({ kind: 'bounced', detail: '4.2.2' });
    expect(await events()).toMatchObject([{ detail: 'lasting 5.1.1' }]);
    expect(await list()).toMatchObject([{ reason: 'bounce' }]);
  });

  it('of a mail whose words have been erased is recorded and no more; of no mail of the shop, nothing', async () => {
    const { shop, note, list, messages, first } = await sent();
    await shop.db.sql`delete from message_content where shop_id = ${shop.shopId}`;
    expect(await note({ kind: 'bounced', lasting: true, detail: 'anna@example.com' })).toBe(true);
    expect((await messages.find(shop.shopId, first.id))?.events).toMatchObject([{ detail: 'lasting' }]);
    expect(await list()).toEqual([]);
    expect(await note({ kind: 'bounced', lasting: true }, 999_999n)).toBe(false);
    const other = await bench.shop();
    expect(await messages.noteFeedback(other.shopId, first.id, { kind: 'clicked' }, other.now)).toBe(false);
  });

  it('is of something that was handed over', async () => {
    const { shop, messages, note, customer } = await sent();
    const later = planned('later', customer, { dueAt: shop.now.add({ hours: 240 }) });
    await messages.plan(shop.shopId, later, shop.now);
    const [row] = await shop.db.sql<{ id: bigint }>`
      select id from message_intent where shop_id = ${shop.shopId} and key = 'later'`;
    expect(await note({ kind: 'bounced', lasting: true }, row?.id)).toBe(false);
  });
});

describe('a complaint', () => {
  it('ends what can be said no to, and nothing that was asked for', async () => {
    const { shop, messages, note, send, customer } = await sent();
    await note({ kind: 'complained' });
    expect((await send('second')).answer).toBe('complained-before');
    expect((await send('a return', 'return-approved')).answer).toBe('sent');
    const { unsubscribed } = await messages.exportCustomer(shop.shopId, customer);
    expect(unsubscribed.map(({ kind }) => kind)).toEqual([
      'points-available',
      'points-expiring',
      'points-paused',
      'review-request',
      'tier-changed',
    ]);
    expect(await shop.facts()).toContain('mail-complained');
  });

  it('weighs less than a bounce, whichever comes first', async () => {
    for (const order of [
      ['complained', 'bounced'],
      ['bounced', 'complained'],
    ] as const) {
      const { note, list } = await sent();
      for (const kind of order) await note({ kind, lasting: true });
      expect((await list()).map(({ reason }) => reason)).toEqual(['bounce']);
    }
  });
});

describe('the list of those to whom nothing goes', () => {
  it('takes an address from a person, finds it in any spelling, and lets it go', async () => {
    const { shop, messages, customer, send, list } = await sent();
    const email = ` Person${customer}@Example.COM `;
    expect(await messages.suppress(shop.shopId, 'no address', 'staff', shop.now)).toMatchObject({
      refused: 'bad-input',
    });
    for (let times = 0; times < 2; times++)
      expect(await messages.suppress(shop.shopId, email, 'staff', shop.now)).toEqual({ ok: true });
    expect((await send('second')).answer).toBe('suppressed');
    expect((await messages.listSuppressed(shop.shopId, { email })).rows).toHaveLength(1);
    expect((await messages.listSuppressed(shop.shopId, { email: 'x@y.example' })).rows).toEqual([]);
    const [entry] = await list();
    const other = await bench.shop();
    expect(await messages.unsuppress(other.shopId, entry?.id ?? 0n, 'staff', other.now)).toBe(false);
    expect(await messages.unsuppress(shop.shopId, entry?.id ?? 0n, 'staff', shop.now)).toBe(true);
    expect(await messages.unsuppress(shop.shopId, entry?.id ?? 0n, 'staff', shop.now)).toBe(false);
    expect((await send('third')).answer).toBe('sent');
    expect(await shop.facts()).toEqual(
      expect.arrayContaining(['address-suppressed', 'address-unsuppressed']),
    );
  });

  it('is read page by page', async () => {
    const { shop, messages } = await sent();
    for (let count = 0; count < 51; count++)
      await messages.suppress(shop.shopId, `a${count}@example.com`, 'staff', shop.now);
    const first = await messages.listSuppressed(shop.shopId, {});
    const second = await messages.listSuppressed(shop.shopId, { after: first.next });
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 1, null]);
  });
});

describe('what somebody chose', () => {
  it('holds from then on, and is told each time it changes', async () => {
    const { shop, messages, customer, send } = await sent();
    const token = `customer:${customer}`;
    const save = (wanted: MessageKind[]) => messages.savePreferences(shop.shopId, token, wanted, shop.now);
    expect((await messages.readPreferences(shop.shopId, token))?.kinds).toEqual([
      { kind: 'review-request', wanted: true },
    ]);
    expect((await save([]))?.kinds).toEqual([{ kind: 'review-request', wanted: false }]);
    await save([]);
    expect((await send('second')).answer).toBe('unsubscribed');
    expect((await send('a return', 'return-approved')).answer).toBe('sent');
    await save(['review-request', 'return-approved']);
    expect((await send('third')).answer).toBe('sent');
    const told = (await shop.facts()).filter((kind) => /subscribed/.test(kind));
    expect(told.filter((kind) => kind === 'subscribed-again')).toHaveLength(1);
    // Of every kind that needs consent.
    expect(told.filter((kind) => kind === 'unsubscribed')).toHaveLength(5);
    expect(await messages.savePreferences(shop.shopId, 'nobody', [], shop.now)).toBeNull();
  });
});
