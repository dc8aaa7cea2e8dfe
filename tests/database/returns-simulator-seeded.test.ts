import { beforeAll, describe, expect, it } from 'vitest';
import { outcomes } from '../../app/contracts/returns.ts';
import { compareInstants, type Instant, parseInstant, zone } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import { type ShopifyId, shopifyId } from '../../app/kernel/ids.ts';
import { money } from '../../app/kernel/money.ts';
import { startOfDaysBack } from '../../app/modules/returns/decisions/days-back.ts';
import { type PolicyForm, policyForm } from '../../app/modules/returns/policy/forms.ts';
import { defaultPolicy } from '../../app/modules/returns/policy/policy.ts';
import type { OrderedLine, ReturnableOrder } from '../../app/modules/returns/ports.ts';
import { type Answered, isTakenBack, PastShop, type Wish } from '../support/asked-of-seeded.ts';
import { made, useReturns } from '../support/returns-shop.ts';
import { seededNow, useSeededShops } from '../support/seeded-shops.ts';

/*
 * The demo shop, imported twice: what its shoppers asked for and what its staff took back in 90 days, simulated under a
 * draft in the first and asked one after the other of the second, which has the draft as its policy.
 */

const returns = useReturns();
const seeded = useSeededShops();
const eur = currencyCode('EUR');
const now = parseInstant(seededNow);
const since = startOfDaysBack(now, zone('Europe/Berlin'), 90);

const plain = policyForm(defaultPolicy(), eur);
const reason = (id: string, parent: string | null = null): PolicyForm['reasons'][number] => ({
  ...{ id, label: id, shopify: 'other', parent, questions: [], photo: 'none', note: 'optional' },
});
/** What staff say who take something back at Shopify: nothing that a rule names. */
const untold = 'no-reason-was-given';

const old: PolicyForm = {
  ...plain,
  ...{ days: '30', bonusPercent: '10', bonusCap: '5.00', restockingPercent: '5', returnShipping: '4.90' },
  returnShippingByCurrency: { JPY: 900 },
  waivedFor: ['defective'],
  reasons: [...plain.reasons, reason(untold)],
};
/** From 1 February on. */
const dearer: PolicyForm = { ...old, days: '35', keep: true, keepPercent: '30', restockingPercent: '12.5' };

const draft: PolicyForm = {
  ...old,
  ...{ days: '14', from: 'fulfilled', transitDays: '3', credit: false, keep: true, keepPercent: '25' },
  ...{ restockingPercent: '15', returnShipping: '7.50', returnShippingByCurrency: { GBP: 550 } },
  waivedFor: ['damaged'],
  waivedForOutcomes: ['exchange'],
  // One reason is divided and one is gone.
  reasons: [
    ...plain.reasons.filter(({ id }) => id !== 'too-small'),
    reason('unwanted-colour', 'unwanted'),
    reason('unwanted-twice', 'unwanted'),
  ],
  rules: [
    {
      ...{ id: 'guarantee', name: 'Faulty', on: true },
      when: [{ field: 'return.reason', is: 'any-of', values: ['defective'] }],
      then: [{ set: 'window', days: null, months: 24, from: null, transitDays: null, until: null }],
    },
    {
      ...{ id: 'dear', name: 'Dear', on: true },
      when: [{ field: 'order.value', is: 'at-least', minor: 15_000 }],
      then: [{ set: 'approval', to: 'manual' }],
    },
    {
      ...{ id: 'abroad', name: 'Abroad', on: true },
      when: [{ field: 'order.country', is: 'any-of', values: ['CH', 'GB', 'US', 'JP'] }],
      then: [{ set: 'window', days: 45, months: null, from: 'delivered', transitDays: null, until: null }],
    },
  ],
};
/** The same where somebody has to be asked: whoever gave a reason that is gone would have given another. */
const draftPublished: PolicyForm = {
  ...draft,
  reasons: [...draft.reasons, reason('too-small'), reason(untold)],
};
const reasonUnderDraft = (given: string) => (given === 'unwanted' ? 'unwanted-colour' : given);

let history: PastShop;
let second: PastShop;

beforeAll(async () => {
  await seeded.seed();
  const open = async (name: string) =>
    new PastShop(returns.db, await seeded.shop(returns.db, `${name}.myshopify.com`), since);
  history = await open('history');
  second = await open('second');
  await history.publish(old, '2024-01-01T00:00:00Z');
  await history.publish(dearer, '2026-02-01T00:00:00Z');
  made(await history.goLive('2024-01-01T00:00:00Z'));
  await second.publish(draftPublished, '2024-01-01T00:00:00Z');
  made(await second.goLive('2024-01-01T00:00:00Z'));
});

describe('the simulator on the demo shop', () => {
  it('comes to what asking comes to, order by order and in total', async () => {
    const wishes = await wishesOf(history);
    const asked: { wish: Wish; before: Answered; after: Answered }[] = [];
    for (const wish of wishes) {
      const before = await (wish.by === 'staff' ? history.quote(wish) : history.request(wish));
      // Only what was let in is known of; what staff took back is decided again whatever it was.
      if (wish.by === 'shopper' && before.answer === 'refused') continue;
      const { outcome } = before;
      const after = await second.request({ ...wish, outcome, reason: reasonUnderDraft(wish.reason) });
      asked.push({ wish, before, after });
    }
    const { shopId } = history.shop.at(seededNow);
    const simulation = made(await history.returns.simulate(shopId, { form: draft, days: 90 }, now));
    expect(simulation.before).toEqual(totals(asked.map(({ before }) => before)));
    expect(simulation.after).toEqual(totals(asked.map(({ after }) => after)));

    const told = simulation.changes.map(({ orderId, askedAt, of, before, after }) =>
      line(orderId, askedAt, of === 'refunded' ? 'staff' : 'shopper', before, after),
    );
    const changed = asked.filter(({ before, after }) => print(before) !== print(after));
    const orders = new Map<ShopifyId, bigint>();
    for (const { wish } of changed) orders.set(wish.order, (await history.orderNow(wish.order)).orderId);
    const worked = changed.map(({ wish, before, after }) =>
      line(orders.get(wish.order) ?? 0n, wish.at, wish.by, before, after),
    );
    expect(told.toSorted()).toEqual(worked.toSorted());

    // All of it is there: enough of each kind, refused and let in, in several currencies.
    const of = (fits: (one: (typeof asked)[number]) => boolean) => asked.filter(fits).length;
    expect(of(({ wish }) => wish.by === 'staff')).toBeGreaterThan(10);
    expect(of(({ wish }) => wish.by === 'shopper')).toBeGreaterThan(60);
    for (const answer of ['accepted', 'looked-at', 'refused'])
      expect(
        of(({ after }) => after.answer === answer),
        answer,
      ).toBeGreaterThan(5);
    for (const outcome of outcomes)
      expect(
        of((one) => one.before.outcome === outcome),
        outcome,
      ).toBeGreaterThan(0);
  }, 90_000);
});

function totals(answers: readonly Answered[]) {
  const accepted = answers.filter(({ answer }) => answer !== 'refused');
  const sum = (part: 'refund' | 'fees' | 'bonus') =>
    money(
      accepted.reduce((all, one) => all + one[part].minor, 0n),
      eur,
    );
  return {
    requests: answers.length,
    accepted: accepted.length,
    refused: answers.length - accepted.length,
    looked: accepted.filter(({ answer }) => answer === 'looked-at').length,
    ...{ refund: sum('refund'), fees: sum('fees'), bonus: sum('bonus') },
  };
}

const print = ({ answer, refused, outcome, refund, fees, bonus }: Answered) =>
  [answer, refused ?? '', outcome, refund.minor, fees.minor, bonus.minor].join(' ');
const line = (order: bigint, at: Instant, by: Wish['by'], before: Answered, after: Answered) =>
  `${order} ${at} ${by}: ${print(before)} -> ${print(after)}`;

/** Every third parcel's customer leaves it at that; some come back a second time. */
async function wishesOf(past: PastShop): Promise<readonly Wish[]> {
  const rows = await returns.db.sql<{ shopify_id: bigint }>`select shopify_id from commerce_order
    where shop_id = ${past.shop.shopId} and processed_at >= ${since.subtract({ hours: 60 * 24 })}
    order by shopify_id`;
  const wishes: Wish[] = [];
  for (const [index, { shopify_id }] of rows.entries()) {
    const order = await past.orderNow(shopifyId(shopify_id));
    wishes.push(...takenBack(order));
    const asked = index % 3 === 0 || order.customerId === null ? [] : await wishesFor(past, order, index);
    wishes.push(...asked);
  }
  return wishes.toSorted((a, b) => compareInstants(a.at, b.at));
}

function takenBack(order: ReturnableOrder): Wish[] {
  return order.refunds
    .filter((refund) => isTakenBack(refund, since))
    .flatMap(({ at, lines }) =>
      lines.map(({ lineShopifyId, quantity }) => ({
        ...{ order: order.shopifyId, line: lineShopifyId, quantity, reason: untold, at },
        ...{ outcome: 'refund' as const, variant: null, by: 'staff' as const },
      })),
    );
}

async function wishesFor(past: PastShop, order: ReturnableOrder, index: number): Promise<Wish[]> {
  const refunded = new Set(order.refunds.flatMap(({ lines }) => lines.map((part) => part.lineShopifyId)));
  const free = order.lines.filter((one) => one.merchandise && !refunded.has(one.shopifyId));
  const first = free[index % Math.max(1, free.length)];
  const arrived = arrivalOf(first);
  if (order.standing !== 'live' || first === undefined || arrived === null) return [];
  const after = (days: number) => arrived.add({ hours: days * 24, minutes: index });
  const outcome = outcomes[index % outcomes.length] ?? 'refund';
  const variant = outcome === 'exchange' ? await otherVariant(past, first) : null;
  const wanted = { order: order.shopifyId, line: first.shopifyId, by: 'shopper' as const };
  const given = (at: number) => plain.reasons[at % plain.reasons.length]?.id ?? 'unwanted';
  const wish: Wish = {
    ...{ ...wanted, variant, quantity: 1 + (index % first.quantity), reason: given(index) },
    outcome: variant === null && outcome === 'exchange' ? 'refund' : outcome,
    at: after(1 + (index % 38)),
  };
  const again: Wish = {
    ...{ ...wanted, variant: null, quantity: 1, reason: given(index + 3), outcome: 'refund' },
    at: after(2 + (index % 45)),
  };
  return [wish, ...(index % 4 === 1 ? [again] : [])].filter(
    ({ at }) => compareInstants(at, since) > 0 && compareInstants(at, now) < 0,
  );
}

function arrivalOf(wanted: OrderedLine | undefined): Instant | null {
  const moments = wanted?.parcels.flatMap(({ deliveredAt }) => deliveredAt ?? []) ?? [];
  return moments.toSorted(compareInstants).at(-1) ?? null;
}

async function otherVariant(past: PastShop, { productShopifyId, variantShopifyId }: OrderedLine) {
  if (productShopifyId === null) return null;
  const variants = await past.variantsOf(productShopifyId);
  return variants.find((one) => one.variantShopifyId !== variantShopifyId)?.variantShopifyId ?? null;
}
