import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shopifyId } from '../../app/kernel/ids.ts';
import { money } from '../../app/kernel/money.ts';
import type { Disposition } from '../../app/modules/returns/index.server.ts';
import { dollars, type ReturnsTestShop, useReturns } from '../support/returns-shop.ts';

const returns = useReturns();
const numRuns = Number(process.env.LAW_RUNS ?? 20);

/* Returns of one order by shopper, staff and Shopify's own screens, in any order. */

type Command =
  | {
      readonly do: 'ask';
      readonly quantity: number;
      readonly outcome: 'refund' | 'credit';
      readonly broken: boolean;
    }
  | { readonly do: 'scan' | 'receive' | 'settle' | 'cancel' | 'switch' | 'lose'; readonly which: number }
  | {
      readonly do: 'inspect';
      readonly which: number;
      readonly quantity: number;
      readonly disposition: Disposition;
    }
  | { readonly do: 'goodwill'; readonly cents: number };

const which = fc.nat({ max: 3 });
const ask: fc.Arbitrary<Command> = fc.record({
  do: fc.constant('ask' as const),
  quantity: fc.integer({ min: 1, max: 3 }),
  outcome: fc.constantFrom('refund' as const, 'credit' as const),
  broken: fc.boolean(),
});
const command: fc.Arbitrary<Command> = fc.oneof(
  ask,
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        ...(['scan', 'receive', 'receive', 'settle', 'settle', 'settle', 'switch', 'lose'] as const),
        'cancel' as const,
      ),
      which,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('inspect' as const),
      which,
      quantity: fc.integer({ min: 1, max: 3 }),
      disposition: fc.constantFrom<Disposition>('restocked', 'not-restocked', 'processing', 'missing'),
    }),
  },
  fc.record({ do: fc.constant('goodwill' as const), cents: fc.integer({ min: 1, max: 3000 }) }),
);

const writes = ['createReturn', 'processReturn', 'disposeUnits', 'closeReturn', 'creditAccount'] as const;
const cents = (amount: number) => (amount / 100).toFixed(2);

class Life {
  readonly shop: ReturnsTestShop;
  readonly order: Awaited<ReturnType<ReturnsTestShop['place']>>;
  readonly ids: bigint[] = [];
  private goodwill = 0n;

  constructor(shop: ReturnsTestShop, order: Life['order']) {
    this.shop = shop;
    this.order = order;
  }

  async run(command: Command): Promise<void> {
    const { shop } = this;
    const { returns: door, shopId, now } = shop;
    if (command.do === 'ask') {
      const { quantity, outcome, broken } = command;
      const answer = await shop.ask(this.order, [{ quantity, reason: broken ? 'defective' : 'unwanted' }], {
        outcome,
      });
      if (!('refused' in answer) && !this.ids.includes(answer.id)) this.ids.push(answer.id);
    } else if (command.do === 'goodwill') {
      const left = this.left();
      this.goodwill += BigInt(command.cents) < left ? BigInt(command.cents) : left;
    } else {
      const id = this.ids[command.which % this.ids.length];
      if (id === undefined) return;
      if (command.do === 'scan') await door.recordScan(shopId, id, 'in_transit', 'staff', now);
      if (command.do === 'receive') await door.receive(shopId, id, null, 'staff', now);
      if (command.do === 'cancel') await door.cancel(shopId, id, 'staff', now);
      if (command.do === 'switch') {
        const outcome = (await door.find(shopId, id))?.outcome === 'refund' ? 'credit' : 'refund';
        await door.switchOutcome(shopId, id, outcome, 'staff', now);
      }
      if (command.do === 'inspect') {
        const { quantity, disposition } = command;
        const units = [{ lineShopifyId: shop.line(this.order), quantity, disposition }];
        await door.inspect(shopId, id, units, 'staff', now);
      }
      if (command.do === 'lose') {
        const name = writes[Number(id) % writes.length];
        if (name !== undefined) shop.shopify.unheard.add(name);
      }
      if (command.do === 'settle') await door.settle(shopId, id, { despite: true }, 'staff', now);
    }
    for (const id of this.ids) await door.perform(shopId, id).catch(() => {});
    this.pay();
  }

  /** What is left of the only payment after what was given back, as Shopify reckons. */
  private pay(): void {
    const { processed, paid } = this.shop.shopify;
    const back = processed
      .flatMap(({ transactions }) => transactions)
      .reduce((sum, { amount }) => sum + amount.minor, 0n);
    const credit = processed.reduce((sum, { storeCredit }) => sum + (storeCredit?.minor ?? 0n), 0n);
    const usd = dollars('0.00').currency;
    const total = this.order.snapshot.totals.total.presentment.minor;
    this.shop.shopify.paid = paid.map((one) => ({ ...one, left: money(total - back - this.goodwill, usd) }));
    this.shop.shopify.givenOtherwise = credit > 0n ? money(credit, usd) : null;
  }

  /** Cents of the order that Shopify could still give back. */
  left(): bigint {
    const { paid, givenOtherwise } = this.shop.shopify;
    return (paid[0]?.left.minor ?? 0n) - (givenOtherwise?.minor ?? 0n);
  }

  async check(): Promise<void> {
    const { shop, order } = this;
    expect(this.left()).toBeGreaterThanOrEqual(0n);
    const all = await shop.returns.listOfOrder(shop.shopId, order.id);
    const live = all.filter(({ state }) => state !== 'cancelled' && state !== 'declined');
    const ordinals = live.flatMap(({ lines }) =>
      lines.flatMap(({ units }) => units.map(({ ordinal }) => ordinal)),
    );
    expect(new Set(ordinals).size).toBe(ordinals.length);
    let [refunded, credited] = [0n, 0n];
    for (const { state, paid, shopifyId: native, hold } of all) {
      expect(paid !== null).toBe(state === 'settled');
      expect(hold).toBeNull();
      if (paid === null) continue;
      refunded += paid.refunded.minor;
      credited += paid.credited.minor - paid.bonus.minor;
      expect(paid.parts.reduce((sum, part) => sum + part.amount.minor, 0n)).toBe(
        paid.refunded.minor + paid.credited.minor,
      );
      expect(shop.shopify.processed.filter(({ returnId }) => returnId === native).length).toBeLessThanOrEqual(
        1,
      );
    }
    const { processed, credits } = shop.shopify;
    const paidOut = processed
      .flatMap(({ transactions }) => transactions)
      .reduce((sum, { amount }) => sum + amount.minor, 0n);
    expect(paidOut).toBe(refunded);
    expect(processed.reduce((sum, { storeCredit }) => sum + (storeCredit?.minor ?? 0n), 0n)).toBe(credited);
    const bonuses = all.map(({ paid }) => paid?.bonus.minor ?? 0n).filter((bonus) => bonus > 0n);
    expect(credits.map(({ amount }) => amount.minor).sort()).toEqual(bonuses.sort());
    const told = all.filter(({ state, working }) => state === 'settled' && !working);
    for (const { shopifyId: native, lines } of told)
      this.checkGoods(
        native,
        lines.flatMap(({ units }) => units),
      );
  }

  /** What Shopify knows of the goods of a settled return is what was seen of them. */
  private checkGoods(native: bigint | null, units: readonly { disposition: Disposition | null }[]): void {
    const known = native === null ? undefined : this.shop.shopify.returns.get(shopifyId(native));
    const seen = (type: Disposition) => units.filter(({ disposition }) => disposition === type).length;
    for (const type of ['restocked', 'not-restocked', 'processing'] as const) {
      const disposed = (known?.lines ?? [])
        .flatMap((line) => line.disposed)
        .filter((one) => one.type === type);
      expect(disposed.reduce((sum, one) => sum + one.quantity, 0)).toBe(seen(type));
    }
    const complete = units.every(({ disposition }) => disposition !== null);
    expect(known?.status).toBe(complete ? 'closed' : 'open');
  }
}

describe('the returns of one order, whoever does what in whatever order', () => {
  it.each(['first-scan', 'received', 'inspected'] as const)(
    'never pay more than was paid, nor twice, and Shopify hears of all goods once (settled when %s)',
    async (settleOn) => {
      await fc.assert(
        fc.asyncProperty(
          fc
            .array(command, { minLength: 8, maxLength: 20 })
            .chain((rest) => ask.map((first) => [first, ...rest])),
          fc.record({ price: fc.integer({ min: 1, max: 5000 }), tax: fc.integer({ min: 0, max: 999 }) }),
          async (commands, { price, tax }) => {
            const fees = { restockingPercent: '12.5', returnShipping: '4.00', waivedFor: ['defective'] };
            const shop = await returns.shop({ settleOn, ...fees, bonusPercent: '10', bonusCap: '3.00' });
            const order = await shop.place({
              lines: [{ sku: 'A', price: cents(price), quantity: 4, tax: cents(tax) }],
            });
            const life = new Life(shop, order);
            for (const one of commands) {
              await life.run(one);
              await life.check();
            }
          },
        ),
        { numRuns },
      );
    },
    300_000,
  );
});
