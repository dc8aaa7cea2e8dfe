import type { Outcome } from '../../app/contracts/returns.ts';
import { ordersForReturns } from '../../app/joining/returns/orders-for-returns.ts';
import { compareInstants, type Instant, parseInstant } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import type { ShopifyId } from '../../app/kernel/ids.ts';
import { addMoney, type Money, money } from '../../app/kernel/money.ts';
import type { Commerce } from '../../app/modules/commerce/index.server.ts';
import { inShopCurrency } from '../../app/modules/returns/case/shop-currency.ts';
import type { QuotePart, ReturnRefusal, SimulatedAnswer } from '../../app/modules/returns/door.ts';
import type { Returns } from '../../app/modules/returns/index.server.ts';
import type { PolicyForm } from '../../app/modules/returns/policy/forms.ts';
import type { OrdersPort, ReturnableOrder } from '../../app/modules/returns/ports.ts';
import { made, ReturnsTestShop } from './returns-shop.ts';

/** What somebody wanted of one line of an order at a moment; `staff`: they took it back at Shopify unasked. */
export interface Wish {
  readonly order: ShopifyId;
  readonly line: ShopifyId;
  readonly quantity: number;
  readonly reason: string;
  readonly outcome: Outcome;
  /** Another variant, where it is an exchange. */
  readonly variant: ShopifyId | null;
  readonly at: Instant;
  readonly by: 'shopper' | 'staff';
}

/** How a wish was answered; money in the shop's currency, as the simulator tells it. */
export type Answered = Omit<SimulatedAnswer, 'why'>;

interface Given {
  readonly outcome: Outcome;
  readonly total: Money;
  readonly parts: readonly QuotePart[];
  readonly looked: boolean;
}

const eur = currencyCode('EUR');
/** Whoever has no customer at the shop asks as this one: what guests bought is seldom theirs to ask for. */
const guest = 1_000_000n;

/** One of our shops over an imported past. Orders look as they did at the moment, without what staff took back since. */
export class PastShop {
  readonly shop: ReturnsTestShop;
  readonly returns: Returns;
  private readonly real: OrdersPort;
  private readonly since: Instant;
  private keys = 0;

  constructor(
    db: ReturnsTestShop['db'],
    { shopId, commerce }: { readonly shopId: bigint; readonly commerce: Commerce },
    since: Instant,
  ) {
    this.shop = new ReturnsTestShop(db, shopId, 'Europe/Berlin');
    this.real = ordersForReturns(commerce);
    this.since = since;
    const then = (order: ReturnableOrder | null) => (order === null ? null : this.orderThen(order));
    this.returns = this.shop.another({
      orders: {
        ...this.real,
        orderByShopifyId: async (id, order) => then(await this.real.orderByShopifyId(id, order)),
        order: async (id, order) => then(await this.real.order(id, order)),
      },
    });
  }

  /** As it is at the end of the past. */
  async orderNow(id: ShopifyId): Promise<ReturnableOrder> {
    const order = await this.real.orderByShopifyId(this.shop.shopId, id);
    if (order === null) throw new Error(`Order ${id} was not imported`);
    return order;
  }

  variantsOf(product: ShopifyId) {
    return this.real.variantsOf(this.shop.shopId, [product]);
  }

  async publish(form: PolicyForm, at: string): Promise<void> {
    made(await this.returns.savePolicy(this.shop.shopId, form, 'staff', parseInstant(at)));
  }

  goLive(at: string) {
    return this.returns.goLive(this.shop.shopId, parseInstant(at), 'staff');
  }

  /** Asked as shoppers ask; whoever cannot have what they want takes money. */
  async request(wish: Wish): Promise<Answered> {
    const first = await this.requestAs(wish, wish.outcome);
    return first.refused === 'not-allowed' && wish.outcome !== 'refund'
      ? this.requestAs(wish, 'refund')
      : first;
  }

  /** The same as far as nothing is kept of it; it leaves what approval says unsaid. */
  async quote(wish: Wish): Promise<Answered> {
    const { order, asked } = await this.askedAt(wish);
    const quote = await this.returns.quote(this.shop.shopId, asked, wish.at);
    if ('refused' in quote) return refused(quote, wish.outcome);
    const found = quote.outcomes.find(({ outcome }) => outcome === wish.outcome);
    if (found === undefined) throw new Error(`No ${wish.outcome} of order ${wish.order}`);
    return answered(order, { ...found, looked: false });
  }

  private async requestAs(wish: Wish, outcome: Outcome): Promise<Answered> {
    const { order, asked } = await this.askedAt(wish);
    this.keys += 1;
    const more = { outcome, key: `key-${this.keys}`, actor: 'shopper' };
    const one = await this.returns.request(this.shop.shopId, { ...asked, ...more }, wish.at);
    if ('refused' in one) return refused(one, wish.outcome);
    const parts = one.quote.outcomes.find((offered) => offered.outcome === one.outcome)?.parts ?? [];
    const looked = one.state === 'requested';
    return answered(order, { outcome: one.outcome, total: one.quoted, parts, looked });
  }

  private async askedAt({ order: id, line, quantity, reason, variant, at }: Wish) {
    this.shop.at(at.toString());
    const order = await this.orderNow(id);
    const exchange =
      variant === null ? {} : { exchangeFor: [{ lineShopifyId: line, variantShopifyId: variant, quantity }] };
    const lines = [{ lineShopifyId: line, quantity, reason }];
    return {
      order,
      asked: { orderShopifyId: id, customerId: order.customerId ?? guest, lines, ...exchange },
    };
  }

  private orderThen(order: ReturnableOrder): ReturnableOrder {
    const { now } = this.shop;
    const later = order.refunds.filter(
      (refund) => compareInstants(refund.at, now) > 0 || isTakenBack(refund, this.since),
    );
    const unitsOf = (line: ShopifyId) =>
      later
        .flatMap(({ lines }) => lines)
        .filter(({ lineShopifyId }) => lineShopifyId === line)
        .reduce((sum, { quantity }) => sum + quantity, 0);
    return {
      ...order,
      customerId: order.customerId ?? guest,
      paidLeft: later.reduce((sum, { amount }) => addMoney(sum, amount), order.paidLeft),
      refunds: order.refunds.filter((refund) => !later.includes(refund)),
      lines: order.lines.map((line) => ({
        ...line,
        currentQuantity: line.currentQuantity + unitsOf(line.shopifyId),
      })),
    };
  }
}

/** Goods that had been sent came back since then. */
export function isTakenBack({ at, lines }: ReturnableOrder['refunds'][number], since: Instant): boolean {
  return compareInstants(at, since) >= 0 && lines.some(({ sent }) => sent);
}

const nothing = { refund: money(0n, eur), fees: money(0n, eur), bonus: money(0n, eur) };

function refused({ refused: word }: ReturnRefusal, outcome: Outcome): Answered {
  return { answer: 'refused', refused: word, outcome, ...nothing };
}

function answered({ rate }: ReturnableOrder, { outcome, total, parts, looked }: Given): Answered {
  const sum = (...codes: string[]) =>
    parts.filter(({ code }) => codes.includes(code)).reduce((all, { amount }) => all + amount.minor, 0n);
  const inShop = (minor: bigint) => money(inShopCurrency(money(minor, total.currency), rate), eur);
  return {
    ...{ answer: looked ? 'looked-at' : 'accepted', refused: null, outcome },
    refund: inShop(total.minor - sum('bonus')),
    fees: inShop(-sum('restocking-fee', 'return-shipping-fee')),
    bonus: inShop(sum('bonus')),
  };
}
