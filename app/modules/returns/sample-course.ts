import type { Outcome } from '#app/contracts/returns.ts';
import { parseInstant } from '#app/kernel/calendar.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import { addMoney, money, noMoney, subtractMoney } from '#app/kernel/money.ts';
import { type ChosenLine, chooseUnits } from './decisions/choose-units.ts';
import { returnabilityOf } from './decisions/returnability.ts';
import type { HeldUnit } from './decisions/units-left.ts';
import { decideSettlement } from './money/settlement.ts';
import { isOffered } from './policy/combine-terms.ts';
import type { Policy } from './policy/policy.ts';
import type { Payment, ReturnableOrder, ShopifyRefund } from './ports.ts';
import { lineId, sampleAsked, samplePolicy } from './sample-returns.ts';

/** What may happen to one order, one step at a time. */
export type Step =
  | {
      readonly do: 'request';
      readonly line: number;
      readonly quantity: number;
      readonly outcome: Outcome;
      readonly reason: string;
    }
  | { readonly do: 'cancel' | 'settle'; readonly which: number }
  | { readonly do: 'staff-refund'; readonly line: number };

interface OneReturn {
  readonly id: bigint;
  readonly line: ChosenLine;
  readonly outcome: Outcome;
  state: 'open' | 'settled' | 'cancelled';
}

/** One order as it would go on here and at Shopify, with everything that was ever paid for it. */
export class Course {
  readonly order: ReturnableOrder;
  readonly policy: Policy;
  readonly returns: OneReturn[] = [];
  readonly refunds: ShopifyRefund[] = [];
  readonly paidUnits = new Set<string>();
  payments: Payment[];
  given;

  constructor(bought: ReturnableOrder, rules: Policy, took: readonly number[]) {
    this.order = bought;
    this.policy = rules;
    this.given = noMoney(bought.currency);
    this.payments = took.map((left, index) => ({
      id: shopifyId(BigInt(index + 1)),
      gateway: index === 0 ? 'gift_card' : 'card',
      left: money(BigInt(left), bought.currency),
    }));
  }

  now(): ReturnableOrder {
    const gone = (id: bigint) =>
      this.refunds
        .flatMap(({ lines }) => lines)
        .filter((part) => part.lineShopifyId === id)
        .reduce((sum, part) => sum + part.quantity, 0);
    return {
      ...this.order,
      refunds: this.refunds,
      lines: this.order.lines.map((one) => ({ ...one, currentQuantity: one.quantity - gone(one.shopifyId) })),
    };
  }

  asked() {
    const held = this.returns
      .filter(({ state }) => state !== 'cancelled')
      .flatMap(({ line: { line, units }, state }) =>
        units.map(
          (unit): HeldUnit => ({
            lineShopifyId: line.shopifyId,
            ...unit,
            standing: state === 'settled' ? 'processed' : 'waiting',
          }),
        ),
      );
    const ourRefunds = new Set(
      this.refunds.filter(({ shopifyId: id }) => id >= 1_000n).map(({ shopifyId: id }) => id),
    );
    return sampleAsked(this.now(), this.policy, { use: { held, ourRefunds, native: [] } });
  }

  take(one: Step): void {
    if (one.do === 'request') this.request(one);
    else if (one.do === 'staff-refund') this.staffRefund(one.line);
    else {
      const found = this.returns[one.which];
      if (found?.state !== 'open') return;
      if (one.do === 'cancel') found.state = 'cancelled';
      else this.settle(found);
    }
  }

  private request({ line: index, quantity, outcome, reason }: Extract<Step, { do: 'request' }>): void {
    const chosen = chooseUnits(this.asked(), [{ lineShopifyId: lineId(index), quantity, reason }]);
    if ('refused' in chosen || chosen[0] === undefined || !isOffered(chosen[0].terms, outcome)) return;
    this.returns.push({ id: BigInt(1_000 + this.returns.length), line: chosen[0], outcome, state: 'open' });
  }

  /** Somebody takes a free unit back at Shopify's own screens, for nothing. */
  private staffRefund(index: number): void {
    const one = this.now().lines[index];
    if (one === undefined) return;
    const shown = returnabilityOf({ ...this.asked(), policy: samplePolicy({}) }, one);
    if (shown.quantity === 0) return;
    this.refunds.push({
      shopifyId: shopifyId(BigInt(1 + this.refunds.length)),
      at: parseInstant('2026-03-09T00:00:00Z'),
      amount: noMoney(this.order.currency),
      lines: [{ lineShopifyId: one.shopifyId, quantity: 1, sent: true, cameBack: true }],
    });
  }

  private settle(found: OneReturn): void {
    const { line, units, reason, terms } = found.line;
    const plan = decideSettlement({
      outcome: found.outcome,
      quote: {
        order: this.now(),
        units: [{ line, ordinals: units.map(({ ordinal }) => ordinal), reason: reason.id, terms }],
      },
      payments: this.payments,
      givenOtherwise: this.given,
      suggested: null,
      despite: false,
      hasCustomer: true,
    });
    if ('hold' in plan) throw new Error('Nothing speaks against it');
    found.state = 'settled';
    for (const { ordinal } of units) {
      const unit = `${line.shopifyId}/${ordinal}`;
      if (this.paidUnits.has(unit)) throw new Error(`Unit ${unit} is paid twice`);
      this.paidUnits.add(unit);
    }
    if (plan.storeCredit !== null) this.given = addMoney(this.given, plan.storeCredit);
    this.payments = this.payments.map((payment) => {
      const part = plan.transactions.find(({ parentId }) => parentId === payment.id);
      return part === undefined ? payment : { ...payment, left: subtractMoney(payment.left, part.amount) };
    });
    // A part of the price without the goods shows no units at Shopify.
    const lines =
      found.outcome === 'keep'
        ? []
        : [{ lineShopifyId: line.shopifyId, quantity: units.length, sent: true, cameBack: true }];
    this.refunds.push({
      shopifyId: shopifyId(found.id),
      at: parseInstant('2026-03-09T00:00:00Z'),
      amount: noMoney(this.order.currency),
      lines,
    });
  }
}
