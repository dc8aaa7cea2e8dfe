import type { Message, MoneyV2 } from '../contracts/answers.ts';
import type {
  OrderWindow,
  QuoteView,
  ReturnState,
  ReturnsView,
  ReturnView,
  RunningReturn,
} from '../contracts/returns.ts';
import { lastLocalDay, type Zone } from '../kernel/calendar.ts';
import type { CurrencyCode } from '../kernel/currency.ts';
import { printGid, type ShopifyId } from '../kernel/ids.ts';
import { itemName } from '../kernel/item-name.ts';
import { addMoney, type Money, moneyAmount, noMoney } from '../kernel/money.ts';
import type {
  OrderReturns,
  OrderWindow as OrderWindowOfReturns,
  Quote,
  ReturnDetail,
  ReturnRow,
} from '../modules/returns/door.ts';
import { policyInWords } from '../modules/returns/policy/policy-in-words.ts';
import { whySaid } from '../modules/returns/policy/said.ts';

// Returns as the contract with shoppers' pages tells them.

/** What of a shop says which day it is there, and in which money its policy is written. */
export interface ShopOfReturns {
  readonly timezone: Zone;
  readonly currency: CurrencyCode;
}

const moneyV2 = (amount: Money): MoneyV2 => ({
  amount: moneyAmount(amount),
  currencyCode: amount.currency,
});

export function returnsView(
  { order, lines, reasons, policy, returns }: OrderReturns,
  shop: ShopOfReturns,
): ReturnsView {
  return {
    order: { id: printGid('Order', order.shopifyId), name: order.name },
    lines: lines.map(({ lineShopifyId, until, variants, ...line }) => ({
      id: printGid('LineItem', lineShopifyId),
      ...line,
      until: until === null ? null : until.toString(),
      variants: variants.map(({ variantShopifyId, title }) => ({
        id: printGid('ProductVariant', variantShopifyId),
        title,
      })),
    })),
    reasons: reasons.map(({ id, label, parent, questions, photo, note }) => ({
      ...{ id, label, parent, photo, note },
      questions: questions.map(({ id: question, text, options, required }) => ({
        ...{ id: question, text, options, required },
      })),
    })),
    policy: policyInWords(policy.policy, shop.currency),
    policyVersion: policy.version,
    returns: returns.map((one) => returnView(one, shop)),
  };
}

export function quoteView({ outcomes }: Quote): QuoteView {
  return {
    outcomes: outcomes.map(({ outcome, total, owes, parts, points, tier, why }) => ({
      outcome,
      total: moneyV2(total),
      owes: moneyV2(owes),
      parts: parts.map(({ code, values, amount }) => ({ code, values, amount: moneyV2(amount) })),
      points: { clawed: points.clawed.toString(), restored: points.restored.toString() },
      tier,
      why,
    })),
  };
}

export function orderWindow({ orderShopifyId, name, standing, until }: OrderWindowOfReturns): OrderWindow {
  return { order: printGid('Order', orderShopifyId), name, standing, until: until?.toString() ?? null };
}

/** `order`: Shopify's id of the return's order. */
export function runningReturn(row: ReturnRow, order: ShopifyId): RunningReturn {
  return {
    id: row.id.toString(),
    name: row.name,
    order: printGid('Order', order),
    orderName: row.orderName,
    state: row.state,
    title: row.title,
    next:
      row.state === 'approved' && row.outcome !== 'keep' ? { code: 'send-it-off', values: {} } : nextOf(row),
  };
}

export function returnView(one: ReturnDetail, shop: ShopOfReturns): ReturnView {
  return {
    id: one.id.toString(),
    name: one.name,
    state: one.state,
    outcome: one.outcome,
    lines: one.lines.map(({ title, variantTitle, quantity, reasonLabel }) => ({
      title: itemName(title, variantTitle),
      quantity,
      reason: reasonLabel,
    })),
    quoted: moneyV2(one.quoted),
    owed: moneyV2(owedOf(one)),
    exchangeFor: one.exchange.map(({ title, variantTitle, quantity }) => ({
      title: itemName(title, variantTitle),
      quantity,
    })),
    sendTo: isToBeSent(one) ? linesOf(one.terms.sendTo.address) : [],
    sendBy: isToBeSent(one) && one.expiresAt ? lastLocalDay(one.expiresAt, shop.timezone).toString() : null,
    tracking: one.timeline.flatMap(({ kind, at, data }) =>
      kind === 'scanned' ? [{ event: data.event ?? 'in_transit', at: at.toString() }] : [],
    ),
    messages: one.messages.flatMap(({ author, text, at }) =>
      author === 'note' ? [] : [{ from: author, text, at: at.toString() }],
    ),
    why: whyOf(one),
    paid: one.paid === null ? null : moneyV2(addMoney(one.paid.refunded, one.paid.credited)),
    requestedAt: one.requestedAt.toString(),
    next: nextOf(one, one.terms.sendTo.address !== ''),
    declined: one.state === 'declined' ? one.declined : null,
    cancellable: (one.state === 'requested' || one.state === 'approved') && !isBeingPaid(one),
  };
}

/** As it was asked of the customer, else as it was quoted. */
function owedOf({ paid, quote, outcome, currency }: ReturnDetail): Money {
  if (paid !== null) return paid.owed;
  return quote.outcomes.find((one) => one.outcome === outcome)?.owes ?? noMoney(currency);
}

const isToBeSent = ({ state, outcome }: ReturnDetail): boolean =>
  (state === 'approved' || state === 'in-transit') && outcome !== 'keep';

const linesOf = (address: string): string[] =>
  address
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What decided whether it goes by itself, and why a person looks. */
function whyOf({ state, terms }: ReturnDetail): readonly Message[] {
  if (state === 'declined' || state === 'cancelled') return [];
  const approval = terms.lines.flatMap(({ said }) => said.filter(({ part }) => part === 'approval'));
  const held = state === 'requested' ? terms.held : [];
  return [...held.map(({ code }) => ({ code: heldCodes[code] ?? 'held', values: {} })), ...whySaid(approval)];
}

/** Causes that have a sentence of their own; of the others, and of a list that somebody is on, a shopper learns only that a person looks. */
const heldCodes: Readonly<Record<string, string>> = {
  'limit-reached': 'held-limit-reached',
  'amounts-differ': 'held-amounts-differ',
};

const nextCodes: Readonly<Record<ReturnState, string>> = {
  requested: 'awaiting-approval',
  approved: 'send-it-back',
  'in-transit': 'on-its-way',
  received: 'being-inspected',
  inspected: 'being-inspected',
  settled: 'settled',
  declined: 'declined',
  cancelled: 'cancelled',
  closed: 'closed',
  expired: 'expired',
};

/** What is kept is not waited for. */
function nextOf({ state, outcome }: Pick<ReturnDetail, 'state' | 'outcome'>, knowsWhere = false): Message {
  const keepsIt = outcome === 'keep' && (state === 'approved' || state === 'inspected');
  const code = state === 'approved' && knowsWhere ? 'send-it-to' : nextCodes[state];
  return { code: keepsIt ? 'keep-it' : code, values: {} };
}

/** What staff may no longer call off is being paid. */
const isBeingPaid = ({ actions }: ReturnDetail): boolean => !actions.includes('cancel');
