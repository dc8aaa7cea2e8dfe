import { z } from 'zod';
import { checkListed } from './act-on-listing.ts';
import { checkMessages } from './check-messages.ts';
import { checkFiles, checkReviews } from './check-reviews.ts';
import { compareContained, compareFields, compareRows, type Difference } from './compare.ts';
import { idOf, type StoryShop } from './story-shop.ts';
import type { Expectation } from './vocabulary/expectations.ts';

/** What shoppers and staff see of redemptions, returns, reviews and messages. */
export async function checkWindows(shop: StoryShop, expected: Expectation): Promise<Difference[]> {
  return [
    ...(await checkRedemptions(shop, expected)),
    ...(await checkReturns(shop, expected)),
    ...(await checkReviews(shop, expected)),
    ...(await checkQuestions(shop, expected)),
    ...(await checkListed(shop, expected)),
    ...(await checkMessages(shop, expected)),
    ...(await checkAlerts(shop, expected)),
  ];
}

async function checkRedemptions(shop: StoryShop, { redemption }: Expectation): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const [alias, wanted] of Object.entries(redemption ?? {})) {
    const { id } = idOf(shop.names.redemptions, 'redemption', alias);
    const row = (await shop.queries.redemption(id)) ?? undefined;
    found.push(...compareFields(`redemption.${alias}`, wanted, row));
  }
  return found;
}

const money = z.object({ amount: z.string(), currencyCode: z.string() });
const returnsView = z.object({
  returns: z.array(
    z.object({
      ...{ id: z.string(), state: z.string(), outcome: z.string() },
      ...{ paid: money.nullable(), owed: money },
    }),
  ),
});

async function checkReturns(shop: StoryShop, { quote, return: returns }: Expectation): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const [alias, wanted] of Object.entries(quote ?? {})) {
    const named = idOf(shop.names.returns, 'return', alias);
    found.push(...compareFields(`quote.${alias}`, wanted, named.quote));
  }
  for (const [alias, wanted] of Object.entries(returns ?? {})) {
    const { id, order, customer } = idOf(shop.names.returns, 'return', alias);
    const gid = `gid://shopify/Order/${idOf(shop.names.orders, 'order', order)}`;
    const path = `/api/returns?order=${encodeURIComponent(gid)}`;
    const view = await shop.shopper.call(customer, { path }, returnsView);
    const one = view.returns.find((candidate) => candidate.id === id);
    const paid = one?.paid?.amount ?? '0.00';
    const actual = one && {
      state: one.state,
      refunded: one.outcome === 'credit' ? '0.00' : paid,
      credited: one.outcome === 'credit' ? paid : '0.00',
      owed: one.owed.amount,
    };
    found.push(...compareFields(`return.${alias}`, wanted, actual));
  }
  return found;
}

async function checkQuestions(shop: StoryShop, { question }: Expectation): Promise<Difference[]> {
  const wanted = Object.entries(question ?? {});
  const rows = wanted.length === 0 ? [] : await shop.queries.questions();
  return wanted.flatMap(([alias, fields]) => {
    const id = idOf(shop.names.questions, 'question', alias);
    return compareFields(
      `question.${alias}`,
      fields,
      rows.find((row) => row.id === id),
    );
  });
}

/** An alert is a fact that asks for a person. */
const alertFacts: Record<string, string> = { 'redemption-late': 'late-redemption' };

async function checkAlerts(shop: StoryShop, { alerts }: Expectation): Promise<Difference[]> {
  if (!alerts) return [];
  const facts = await shop.queries.facts(null);
  const raised = facts.flatMap((kind) => alertFacts[kind] ?? []);
  return compareContained(
    'alerts',
    alerts.map((alert) => ({ alert })),
    raised.map((alert) => ({ alert })),
  );
}

const order = z.object({
  invoices: z.array(z.object({ amount: z.string() })),
  returns: z.array(z.object({ status: z.string(), lines: z.record(z.string(), z.number()) })),
});
const credit = z.object({ amount: z.string() });
const code = z.object({ exists: z.boolean(), active: z.boolean(), uses: z.number() });
const rating = z.object({ value: z.string(), count: z.number() }).nullable();

const shownQuestions = z
  .object({
    count: z.number(),
    list: z.array(z.object({ answers: z.array(z.object({ by: z.string() })) })),
  })
  .nullable();

/** Returns, store credit, codes and ratings as Shopify holds them. */
export async function checkWindowsAtShopify(
  shop: StoryShop,
  expected: NonNullable<Expectation['shopify']>,
): Promise<Difference[]> {
  const { control, names } = shop;
  const found: Difference[] = [];
  for (const [alias, wanted] of Object.entries(expected.returns ?? {})) {
    const { returns } = await control.get(`orders/${idOf(names.orders, 'order', alias)}`, order);
    found.push(...compareRows(`shopify.returns.${alias}`, wanted, returns));
  }
  for (const [alias, wanted] of Object.entries(expected.invoices ?? {})) {
    const { invoices } = await control.get(`orders/${idOf(names.orders, 'order', alias)}`, order);
    const what = `shopify.invoices.${alias}`;
    found.push(...compareFields(what, { count: wanted.length }, { count: invoices.length }));
    const rows = wanted.map((amount) => ({ amount }));
    found.push(...compareRows(what, rows, invoices));
  }
  for (const [name, wanted] of Object.entries(expected.storeCredit ?? {})) {
    const id = idOf(names.customers, 'customer', name);
    const { amount } = await control.get(`customers/${id}/store-credit`, credit);
    found.push(...compareFields('shopify.storeCredit', { [name]: wanted }, { [name]: amount }));
  }
  found.push(...(await checkGiftCards(shop, expected)));
  found.push(...(await checkFiles(shop, expected)));
  for (const [alias, wanted] of Object.entries(expected.code ?? {})) {
    const named = idOf(names.redemptions, 'redemption', alias);
    const actual = await control.get(`codes/${encodeURIComponent(named.code ?? '')}`, code);
    found.push(...compareFields(`shopify.code.${alias}`, wanted, actual));
  }
  for (const [sku, wanted] of Object.entries(expected.questions ?? {})) {
    const actual = await control.get(`products/${encodeURIComponent(sku)}/questions`, shownQuestions);
    const shown = actual && {
      count: actual.count,
      answers: actual.list.flatMap(({ answers }) => answers.map(({ by }) => by)),
    };
    if (wanted === 'none' || shown === null)
      found.push(
        ...compareFields(`shopify.questions.${sku}`, { none: wanted === 'none' }, { none: shown === null }),
      );
    else {
      const joined = (one: { answers?: readonly string[] | undefined }) => one.answers?.join(' ') ?? '';
      found.push(
        ...compareFields(
          `shopify.questions.${sku}`,
          { ...wanted, ...(wanted.answers && { answers: joined(wanted) }) },
          { ...shown, answers: joined(shown) },
        ),
      );
    }
  }
  for (const [sku, wanted] of Object.entries(expected.rating ?? {})) {
    const actual = await control.get(`products/${encodeURIComponent(sku)}/rating`, rating);
    if (wanted !== 'none') found.push(...compareFields(`shopify.rating.${sku}`, wanted, actual ?? undefined));
    else if (actual !== null)
      found.push({ what: `shopify.rating.${sku}`, expected: 'none', actual: JSON.stringify(actual) });
  }
  return found;
}

const giftCards = z.array(
  z.object({
    ...{ code: z.string(), customerId: z.string().nullable(), amount: z.string() },
    expiresOn: z.string().nullable(),
  }),
);

/** Codes are the same in capitals and small letters; each is called by the redemption that showed it. */
async function checkGiftCards(
  { control, names }: StoryShop,
  { giftCards: expected = {} }: NonNullable<Expectation['shopify']>,
): Promise<Difference[]> {
  const wanted = Object.entries(expected);
  if (wanted.length === 0) return [];
  const cards = await control.get('gift-cards', giftCards);
  const shownBy = new Map([...names.redemptions].map(([alias, { code }]) => [code?.toLowerCase(), alias]));
  return wanted.flatMap(([name, rows]) => {
    const id = idOf(names.customers, 'customer', name);
    const actual = cards
      .filter(({ customerId }) => customerId === id)
      .map(({ code, amount, expiresOn }) => ({
        ...{ code: shownBy.get(code.toLowerCase()), amount, lastDay: expiresOn ?? 'none' },
      }));
    return compareRows(`shopify.giftCards.${name}`, rows, actual);
  });
}
