import { addMoney, type Money, noMoney } from '#app/kernel/money.ts';
import type { Asked } from '../decisions/choose-units.ts';
import { historySpans } from '../decisions/history-spans.ts';
import type { HeldUnit } from '../decisions/units-left.ts';
import type { Policy } from '../policy/policy.ts';
import { type DecidedAgain, decideAgain, termsAgain } from './decide-again.ts';
import { historiesAt } from './histories.ts';
import { type OrderBefore, orderAt, orderBefore } from './order-before.ts';
import type { Past, PastOrder, PastRequest, PastReturn } from './past.ts';
import { type PolicyThen, policyThen } from './reasons-then.ts';

export interface Replayed {
  readonly request: PastRequest;
  readonly order: PastOrder;
  readonly decided: DecidedAgain;
  /** Ids of the rules that set something for it. */
  readonly fired: () => ReadonlySet<string>;
}

/** What earlier requests of the same replay have taken. */
interface Taken {
  readonly before: OrderBefore;
  held: readonly HeldUnit[];
  paidOut: Money;
}

/**
 * Decides every request of the past again, oldest first: each at its own moment, after what was accepted before it. The
 * same past and policies always come to the same. `policyOf`: the policy that an order goes by.
 */
export function replay(past: Past, policyOf: (order: PastOrder) => Policy): Replayed[] {
  const given = new Set(past.requests.flatMap(({ lines }) => lines.map(({ reason }) => reason)));
  const policies = new Map<Policy, Around>();
  const orders = new Map<bigint, Taken>();
  const accepted = new Map<bigint, PastReturn[]>();
  return past.requests.flatMap((request) => {
    const order = past.orders.get(request.orderId);
    if (order === undefined) return [];
    const taken = orders.get(request.orderId) ?? openOrder(order, past);
    orders.set(request.orderId, taken);
    const around = aroundOf(policyOf(order), given, policies);
    const lines = request.lines.map((line) => ({ ...line, reason: around.then.reasonOf(line.reason) }));
    const asked = askedAt(past, order, taken, around, accepted, request);
    const decided = decideAgain(asked, { ...request, lines }, order.list);
    if (decided.answer !== 'refused') take(decided, request, order, taken, accepted);
    const fired = () =>
      new Set(termsAgain(asked, { lines }).flatMap(({ said }) => said.flatMap(({ rule }) => rule ?? [])));
    return [{ request, order, decided, fired }];
  });
}

interface Around {
  readonly then: PolicyThen;
  readonly spans: readonly number[];
}

function aroundOf(policy: Policy, given: ReadonlySet<string>, known: Map<Policy, Around>): Around {
  const around = known.get(policy) ?? { then: policyThen(policy, given), spans: historySpans(policy) };
  known.set(policy, around);
  return around;
}

function openOrder(order: PastOrder, { since }: Past): Taken {
  return {
    before: orderBefore(order, since),
    held: order.fixed,
    paidOut: noMoney(order.order.currency),
  };
}

function askedAt(
  past: Past,
  { order, known }: PastOrder,
  { before, held, paidOut }: Taken,
  { then, spans }: Around,
  accepted: ReadonlyMap<bigint, readonly PastReturn[]>,
  { askedAt: now }: PastRequest,
): Asked {
  const { customerId } = order;
  return {
    order: orderAt(before, now, paidOut),
    zone: past.zone,
    known,
    histories:
      customerId === null || spans.length === 0
        ? new Map()
        : historiesAt(past, customerId, spans, accepted.get(customerId) ?? [], now),
    policy: then.policy,
    use: { held, ourRefunds: new Set(), native: [] },
    now,
  };
}

function take(
  decided: Exclude<DecidedAgain, { answer: 'refused' }>,
  request: PastRequest,
  { order }: PastOrder,
  taken: Taken,
  accepted: Map<bigint, PastReturn[]>,
): void {
  const units = decided.chosen.flatMap(({ line, units: some }) =>
    some.map((unit): HeldUnit => ({ lineShopifyId: line.shopifyId, ...unit, standing: 'waiting' })),
  );
  taken.held = [...taken.held, ...units];
  taken.paidOut = addMoney(taken.paidOut, decided.refund);
  // Staff who take goods back at Shopify make no return here, so limits do not count it.
  if (order.customerId === null || request.of === 'refunded') return;
  const own = accepted.get(order.customerId) ?? [];
  const kept = decided.outcome === 'keep' ? units.length : 0;
  own.push({ at: request.askedAt, units: units.length, kept });
  accepted.set(order.customerId, own);
}
