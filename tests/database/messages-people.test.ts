import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import { type ShopId, shopifyId } from '../../app/kernel/ids.ts';
import { peopleForMessages } from '../../app/messaging/people-for-messages.ts';
import { type SampleOrder, sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import type { Recipient } from '../../app/modules/messages/ports.ts';
import { personOfHash } from '../../app/modules/messages/sending/person.ts';
import type { Withdrawal } from '../../app/modules/returns/door.ts';
import type { AnswerToTell } from '../../app/modules/reviews/questions/door.ts';
import type { Guest } from '../../app/platform/shopify/storefront.server.ts';
import { reading, useCommerce } from '../support/commerce.ts';
import { sampleCustomer } from '../support/fake-shopify.ts';

const bench = useCommerce();
const now = parseInstant('2026-03-10T12:00:00Z');
const guests = new Map<bigint, Guest>();
const withdrawals = new Map<bigint, Withdrawal>();
const answers = new Map<bigint, AnswerToTell>();
let asked: bigint[] = [];
/** Messages about anything. */
const plain = { kind: 'review-request', subjectId: null } as const;

const people = () =>
  peopleForMessages(
    bench.commerce,
    {
      async guests(_shop, orders) {
        asked.push(...orders);
        return new Map(orders.flatMap((id) => [[id, guests.get(id)] as const]).filter(isKnown));
      },
    },
    bench.deps.seal,
    {
      returns: { findWithdrawal: async (_shop, id) => withdrawals.get(id) ?? null },
      reviews: () => ({ answerToTell: async (_shop, id) => answers.get(id) ?? null }),
    },
  );
const isKnown = <T>(pair: readonly [T, Guest | undefined]): pair is readonly [T, Guest] =>
  pair[1] !== undefined;

async function addCustomer(shop: ShopId, id: bigint, more = {}) {
  bench.shopify.customers.set(shopifyId(id), sampleCustomer(id, more));
  await bench.commerce.syncCustomer(shop, shopifyId(id));
  return idOf(shop, id);
}

async function idOf(shop: ShopId, id: bigint) {
  const view = await bench.commerce.findCustomerByShopifyId(shop, shopifyId(id));
  if (view === null) throw new Error('There is no such customer');
  return view.id;
}

/** An order of 80.00, changed as the test wants it. */
async function addOrder(
  shop: ShopId,
  id: bigint,
  customer: bigint | null,
  { processedAt = '2026-03-01T15:00:00Z', country = 'US', ...more }: Change = {},
) {
  const order = sampleOrder({ id, lines: [{ sku: 'A', price: '80.00' }], ...more });
  const told = {
    ...order,
    customerShopifyId: customer === null ? null : shopifyId(customer),
    processedAt: parseInstant(processedAt),
    countryCode: country,
  };
  await bench.commerce.recordOrder(shop, reading(told), { kind: 'payload' });
  const view = await bench.commerce.findOrderByShopifyId(shop, told.shopifyId);
  if (view === null) throw new Error('There is no such order');
  return view.id;
}

type Change = Partial<SampleOrder> & { readonly processedAt?: string; readonly country?: string };

async function one(shop: bigint, who: { customerId?: bigint; orderId?: bigint }): Promise<Recipient> {
  const to = [{ ...plain, customerId: who.customerId ?? null, orderId: who.orderId ?? null }];
  const [found] = await people().recipients(shop, to, now);
  if (found === undefined || typeof found === 'string') throw new Error(`Nobody: ${found}`);
  return found;
}

describe('to whom a message goes', () => {
  it('is answered for many at once, in the order asked, merges followed and the erased left out', async () => {
    const shop = await bench.install();
    const ana = await addCustomer(shop, 1n, { firstName: 'Ana', email: 'ana@example.com' });
    const old = await addCustomer(shop, 2n, { firstName: 'Old' });
    const erased = await addCustomer(shop, 3n);
    const nameless = await addCustomer(shop, 4n, { firstName: null, email: null });
    await bench.commerce.mergeCustomers(shop, { merged: shopifyId(2n), kept: shopifyId(1n), at: now });
    const told = { shop_id: 1, customer: { id: 3, email: null }, orders_to_redact: [] };
    await bench.commerce.handleDelivery(shop, await bench.deliver(shop, 'customers/redact', told));
    const to = [old, erased, nameless, ana].map((customerId) => ({ ...plain, customerId, orderId: null }));
    const found = await people().recipients(shop, to, now);
    const person = { person: `customer:${ana}`, email: 'ana@example.com', firstName: 'Ana', locale: 'en' };
    expect(found).toMatchObject([person, 'redacted', 'no-address', person]);
    expect(await people().recipients(shop, [], now)).toEqual([]);
    expect(await people().recipients(shop, [{ ...plain, customerId: 999_999n, orderId: null }], now)).toEqual(
      ['redacted'],
    );
    expect(await people().recipients(shop, [{ ...plain, customerId: null, orderId: null }], now)).toEqual([
      'no-address',
    ]);
  });

  it('says the country of the delivery, else the customer’s, else the shop’s', async () => {
    const shop = await bench.install();
    const customerId = await addCustomer(shop, 1n, { countryCode: 'FR' });
    const homeless = await addCustomer(shop, 2n, { countryCode: null });
    const orderId = await addOrder(shop, 11n, 1n, { country: 'DE' });
    expect((await one(shop, { customerId, orderId })).country).toBe('DE');
    expect((await one(shop, { customerId })).country).toBe('FR');
    expect((await one(shop, { customerId: homeless })).country).toBe('US');
  });

  it('knows where somebody stands by their valid orders', async () => {
    const shop = await bench.install('2025-01-01T00:00:00Z');
    const customerId = await addCustomer(shop, 1n);
    const stands = async () => (await one(shop, { customerId })).lifecycle;
    expect(await stands()).toBe('first-time');
    await addOrder(shop, 11n, 1n, { processedAt: '2025-05-01T00:00:00Z' });
    expect(await stands()).toBe('at-risk');
    await addOrder(shop, 12n, 1n);
    expect(await stands()).toBe('repeat');
    for (const id of [13n, 14n]) await addOrder(shop, id, 1n);
    expect(await stands()).toBe('loyal');
  });

  it('counts neither tests nor cancelled orders nor those of which nothing is left', async () => {
    const shop = await bench.install();
    const customerId = await addCustomer(shop, 1n);
    await addOrder(shop, 11n, 1n);
    await addOrder(shop, 12n, 1n, { test: true });
    await addOrder(shop, 13n, 1n, { cancelledAt: '2026-03-02T00:00:00Z' });
    await addOrder(shop, 14n, 1n, {
      lines: [{ sku: 'A', price: '80.00', discount: '80.00' }],
      shipping: '5',
    });
    await addOrder(shop, 15n, 1n);
    expect((await one(shop, { customerId })).lifecycle).toBe('repeat');
    const back = { refunds: [{ lines: { A: 1 }, amount: '80.00' }], shipping: '5' };
    await addOrder(shop, 15n, 1n, { ...back, updatedAt: '2026-03-06T00:00:00Z' });
    expect((await one(shop, { customerId })).lifecycle).toBe('first-time');
  });

  it('asks Shopify for a guest’s address and keeps none of it', async () => {
    const shop = await bench.install();
    asked = [];
    guests.set(21n, { email: 'guest@example.com', locale: 'de', firstName: 'Gustav' });
    const orderId = await addOrder(shop, 21n, null, { country: 'DE' });
    const silent = await addOrder(shop, 22n, null);
    const guest = await one(shop, { orderId });
    expect(guest).toMatchObject({
      email: 'guest@example.com',
      locale: 'de',
      firstName: 'Gustav',
      country: 'DE',
      marketing: null,
      lifecycle: 'first-time',
      customerShopifyId: null,
      orderShopifyId: 21n,
    });
    expect(guest.person).toMatch(/^guest:[0-9a-f]{64}$/);
    const both = [orderId, silent].map((id) => ({ ...plain, customerId: null, orderId: id }));
    expect(await people().recipients(shop, both, now)).toMatchObject([{ locale: 'de' }, 'no-address']);
    expect(asked).toEqual([21n, 21n, 22n]);
  });

  it('is the address that somebody wrote who withdrew, of whom nothing else is known, until it is erased', async () => {
    const shop = await bench.install();
    const statement = { name: 'Eve', order: '#1', email: 'eve@example.com', text: '' };
    const stated = { id: 8n, statedAt: now, orderId: null, returnId: null, lastDay: null, language: 'fr' };
    withdrawals.set(8n, { ...stated, standing: 'not-found', statement });
    withdrawals.set(9n, { ...stated, id: 9n, standing: 'not-found', statement: null });
    const to = [8n, 9n, 10n, null].map((subjectId) => ({
      ...{ kind: 'withdrawal-receipt' as const, subjectId },
      ...{ customerId: null, orderId: null },
    }));
    expect(await people().recipients(shop, to, now)).toEqual([
      {
        ...{ email: 'eve@example.com', locale: 'fr', firstName: null, country: 'US', marketing: null },
        ...{ lifecycle: 'first-time', customerShopifyId: null, orderShopifyId: null },
        person: personOfHash(bench.deps.seal.emailIndex('eve@example.com')),
      },
      ...['redacted', 'redacted', 'redacted'],
    ]);
  });

  it('is the address that somebody wrote with a question, until it is erased', async () => {
    const shop = await bench.install();
    const told = { questionId: 8n, productShopifyId: 1n, productTitle: 'Coat', productImageUrl: null };
    const said = { question: 'Warm?', answers: [], language: 'de', customerId: null };
    answers.set(8n, { ...told, ...said, email: 'eve@example.com' });
    const to = [8n, 9n].map((subjectId) => ({
      ...{ kind: 'question-answered' as const, subjectId },
      ...{ customerId: null, orderId: null },
    }));
    expect(await people().recipients(shop, to, now)).toMatchObject([
      { email: 'eve@example.com', locale: 'de', marketing: null, customerShopifyId: null },
      'redacted',
    ]);
  });

  it('has been the guest of its address before it had an account, however that is written', async () => {
    const shop = await bench.install();
    const id = await addCustomer(shop, 1n, { email: 'Anna@Example.com' });
    const persons = await people().personsNow(shop, `customer:${id}`);
    expect(persons).toEqual([`customer:${id}`, personOfHash(bench.deps.seal.emailIndex('anna@example.com'))]);
    expect(await people().personsNow(shop, persons[1] ?? '')).toEqual([persons[1]]);
  });

  it('has no consent of somebody whom Shopify deleted', async () => {
    const shop = await bench.install();
    const customerId = await addCustomer(shop, 1n);
    expect((await one(shop, { customerId })).marketing).toBe('subscribed');
    await bench.commerce.handleDelivery(shop, await bench.deliver(shop, 'customers/delete', { id: 1 }));
    expect((await one(shop, { customerId })).marketing).toBeNull();
  });
});
