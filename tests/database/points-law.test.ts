import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { program, type TestShop, useLoyalty } from '../support/loyalty-shop.ts';
import { audited, redeem } from '../support/redeeming-shop.ts';

const loyalty = useLoyalty();
const numRuns = Number(process.env.LAW_RUNS ?? 25);

/* One customer who buys, redeems, changes her mind and sends things back, in any order. */

interface Placed {
  readonly id: bigint;
  readonly price: number;
  readonly quantity: number;
  readonly code: string | null;
  /** What the code took off, in cents. */
  readonly off: number;
  readonly paidAt: string;
  refunded: number;
  cancelled: boolean;
}

interface Held {
  readonly id: bigint;
  readonly code: string;
  readonly points: number;
  used: boolean;
}

type Command =
  | { readonly do: 'buy'; readonly price: number; readonly quantity: number }
  | { readonly do: 'redeem'; readonly times: number }
  | { readonly do: 'use' | 'release'; readonly which: number; readonly quantity: number }
  | { readonly do: 'refund' | 'cancel' | 'ask-return' | 'end-return'; readonly which: number }
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'again' };

const which = fc.nat({ max: 5 });
const quantity = fc.integer({ min: 1, max: 4 });
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: fc.constant('buy' as const), price: fc.integer({ min: 1, max: 4000 }), quantity }),
  fc.record({ do: fc.constant('redeem' as const), times: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constantFrom('use' as const, 'release' as const), which, quantity }),
  fc.record({
    do: fc.constantFrom(
      ...(['refund', 'refund', 'cancel', 'ask-return', 'end-return'] as const satisfies Command['do'][]),
    ),
    which,
  }),
  fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 24 * 12 }) }),
  fc.constant({ do: 'again' as const }),
);

const nth = <Item>(all: readonly Item[], index: number) => all[index % all.length];
const cents = (amount: number) => (amount / 100).toFixed(2);

class Life {
  readonly orders: Placed[] = [];
  readonly holds: Held[] = [];
  readonly shop: TestShop;
  readonly ana: bigint;
  private keys = 0;
  private seconds = 0;

  constructor(shop: TestShop, ana: bigint) {
    this.shop = shop;
    this.ana = ana;
  }

  async run(command: Command): Promise<void> {
    switch (command.do) {
      case 'buy':
        return this.buy(command.price, command.quantity, null);
      case 'redeem':
        return this.redeem(command.times * 100);
      case 'use':
        return this.use(nth(this.holds, command.which), command.quantity);
      case 'release': {
        const hold = nth(this.holds, command.which);
        if (hold !== undefined)
          await this.shop.loyalty.releaseRedemption(this.shop.shopId, this.ana, hold.id);
        return;
      }
      case 'refund':
      case 'cancel':
        return this.undo(nth(this.orders, command.which), command.do);
      case 'ask-return':
      case 'end-return': {
        const order = nth(this.orders, command.which);
        if (order === undefined) return;
        if (command.do === 'ask-return') this.shop.returning.add(order.id);
        else this.shop.returning.delete(order.id);
        return this.shop.loyalty.retimeOrder(this.shop.shopId, order.id);
      }
      case 'wait':
        this.shop.at(this.shop.now.add({ hours: command.hours }).toString());
        return this.sweep();
      case 'again':
        return this.again();
    }
  }

  /** Everything that was told is told again, at once, and changes nothing. */
  async again(): Promise<void> {
    await this.sweep();
    const { shop, ana } = this;
    const seen = async () => [await shop.ledger(ana), await shop.lots(ana), await shop.balance(ana)];
    const before = await seen();
    await Promise.all([
      ...this.orders.map(({ id }) => shop.settle(id)),
      ...this.orders.map(({ id }) => shop.loyalty.retimeOrder(shop.shopId, id)),
      shop.loyalty.sweepDue(shop.shopId, shop.now),
    ]);
    expect(await seen()).toEqual(before);
  }

  async buy(price: number, quantity: number, hold: Held | null): Promise<void> {
    const off = hold === null ? 0 : Math.min(hold.points * 5, price * quantity);
    const paidAt = this.shop.now.toString();
    const kept = { price, quantity, code: hold?.code ?? null, off, paidAt, refunded: 0, cancelled: false };
    const id = await this.shop.place(this.told(kept), this.ana);
    const order = { id, ...kept };
    this.orders.push(order);
    if (hold !== null) this.shop.discounts.orders.set(hold.code, this.shop.order(id).snapshot.shopifyId);
    await this.shop.settle(id);
  }

  async undo(order: Placed | undefined, how: 'refund' | 'cancel'): Promise<void> {
    if (order === undefined) return;
    if (how === 'cancel') order.cancelled = true;
    else if (order.refunded < order.quantity) order.refunded += 1;
    this.shop.change(order.id, this.told(order));
    await this.shop.settle(order.id);
  }

  /** The order as Shopify shows it now. */
  private told(order: Omit<Placed, 'id'>): SampleOrder {
    this.seconds += 1;
    const at = this.shop.now.add({ seconds: this.seconds }).toString();
    const net = order.price * order.quantity - order.off;
    const first = (units: number) => Math.round((net * units) / order.quantity);
    return {
      lines: [{ sku: 'A', price: cents(order.price), quantity: order.quantity, discount: cents(order.off) }],
      ...(order.code === null ? {} : { codes: { [order.code]: { A: cents(order.off) } } }),
      paidAt: order.paidAt,
      updatedAt: at,
      refunds: Array.from({ length: order.refunded }, (_, unit) => ({
        at,
        lines: { A: 1 },
        amount: cents(first(unit + 1) - first(unit)),
      })),
      ...(order.cancelled ? { cancelledAt: at } : {}),
    };
  }

  private async redeem(points: number): Promise<void> {
    this.keys += 1;
    const before = await this.shop.balance(this.ana);
    const answer = await redeem(this.shop, this.ana, `key-${this.keys}`, points);
    const after = await this.shop.balance(this.ana);
    const enough = before.available >= BigInt(points);
    expect('redemption' in answer).toBe(enough);
    const spent = enough ? BigInt(points) : 0n;
    expect(after).toEqual({ ...before, available: before.available - spent, held: before.held + spent });
    if ('refused' in answer) return;
    const { id, code } = answer.redemption;
    this.holds.push({ id, code: code ?? '', points, used: false });
  }

  private async use(hold: Held | undefined, quantity: number): Promise<void> {
    if (hold === undefined || hold.used) return;
    hold.used = true;
    await this.buy(1000, quantity, hold);
  }

  private async sweep(): Promise<void> {
    const { shop } = this;
    for (const { id } of this.holds) {
      const [row] = await shop.db.sql<{ due: boolean }>`select ends_at <= ${shop.now} as due
        from loyalty_redemption where shop_id = ${shop.shopId} and id = ${id} and state = 'held'`;
      if (row?.due === true) await shop.loyalty.endHold(shop.shopId, id);
    }
    await shop.loyalty.sweepDue(shop.shopId, shop.now);
  }

  async check(): Promise<void> {
    await audited(this.shop);
    const balance = await this.shop.balance(this.ana);
    for (const amount of Object.values(balance)) expect(amount).toBeGreaterThanOrEqual(0n);
    if (balance.debt > 0n) expect(balance.available).toBe(0n);
    const rows = await this.shop.db.sql<{
      code: string;
      points: bigint;
      used: bigint;
      restored: bigint;
      ends: bigint;
    }>`
      select r.code, r.points, r.used, r.restored, (select count(*) from platform_fact f where f.shop_id = r.shop_id
        and f.kind in ('points-redeemed', 'points-released') and f.key like 'redemption:' || r.code || ':%') as ends
      from loyalty_redemption r where r.shop_id = ${this.shop.shopId}`;
    for (const { points, used, restored, ends } of rows) {
      expect(used).toBeLessThanOrEqual(points);
      expect(restored).toBeLessThanOrEqual(used);
      // Ended once; a late order comes on top of a release.
      expect(ends).toBeLessThanOrEqual(2n);
    }
    for (const { id, cancelled, refunded, quantity } of this.orders) {
      const [sum] = await this.shop.db.sql<{
        points: bigint;
      }>`select coalesce(sum(points), 0)::bigint as points
        from loyalty_entry where shop_id = ${this.shop.shopId} and order_id = ${id} and kind in ('earn', 'clawback')`;
      expect(sum?.points).toBeGreaterThanOrEqual(0n);
      if (cancelled || refunded === quantity) expect(sum?.points).toBe(0n);
    }
  }
}

/** Ana has 500 points that nobody takes back. */
async function begin(expiry: { days: number; graceDays: number } | null): Promise<Life> {
  const shop = await loyalty.shop({ program: program({ expiry }, { pendingDays: 10 }) });
  const rewards = [{ name: 'five off', kind: 'amount-off', points: '100', value: '5.00', multiples: true }];
  const settings = { rewards, holdMinutes: '600', unusedPart: 'returned' };
  await shop.loyalty.saveRewards(shop.shopId, settings, 'test', shop.now);
  const ana = await shop.customer();
  const first = { lines: [{ sku: 'A', price: '500.00' }], updatedAt: '2026-03-01T15:00:00Z' };
  await shop.settle(await shop.place(first, ana));
  shop.at('2026-03-15T15:00:00Z');
  await shop.loyalty.sweepDue(shop.shopId, shop.now);
  return new Life(shop, ana);
}

describe('the points of one customer, whatever she does in whatever order', () => {
  it('add up at every moment, end once and are never below nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 14 }), async (commands) => {
        const life = await begin({ days: 20, graceDays: 5 });
        for (const one of commands) {
          await life.run(one);
          await life.check();
        }
        await life.again();
      }),
      { numRuns },
    );
  }, 300_000);

  it('are what they were once every order has come back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 14 }), fc.boolean(), async (commands, cancels) => {
        const life = await begin(null);
        for (const one of commands) await life.run(one);
        const { shop, ana, orders } = life;
        for (const order of orders) {
          for (let unit = 0; unit < order.quantity && !cancels; unit += 1) await life.undo(order, 'refund');
          if (cancels) await life.undo(order, 'cancel');
          shop.returning.delete(order.id);
          await shop.loyalty.retimeOrder(shop.shopId, order.id);
        }
        await life.run({ do: 'wait', hours: 24 * 30 });
        expect(await shop.balance(ana)).toEqual({ available: 500n, pending: 0n, held: 0n, debt: 0n });
        await life.check();
        await life.again();
      }),
      { numRuns },
    );
  }, 300_000);
});
