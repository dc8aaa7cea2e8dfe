import { money } from '#app/kernel/money.ts';
import { actionsOf } from '../decisions/moves.ts';
import type { ReturnAction, ReturnDetail, ReturnLineDetail, ReturnRow } from '../door.ts';
import { intentOf, type StoredLine, type StoredReturn, standingOf } from './stored-return.ts';

/** A return as screens show it. */
export function detailOf(stored: StoredReturn): ReturnDetail {
  const note = stored.words.get('declined') ?? '';
  return {
    ...rowOf(stored),
    orderShopifyId: stored.orderShopifyId,
    currency: stored.currency,
    policyVersion: stored.policyVersion,
    shopifyId: stored.shopifyId,
    lines: stored.lines.map((line) => lineOf(stored, line)),
    quote: stored.quote,
    paid: stored.paid,
    hold: stored.hold,
    working: stored.intents.some((intent) => intent.state === 'waiting'),
    declined: stored.declinedReason === null ? null : { reason: stored.declinedReason, note },
    actions: possibleActions(stored),
    timeline: stored.timeline,
  };
}

export function rowOf(stored: StoredReturn): ReturnRow {
  return {
    id: stored.id,
    name: stored.name,
    orderId: stored.orderId,
    orderName: stored.orderName,
    customerId: stored.customerId,
    state: stored.state,
    outcome: stored.outcome,
    units: stored.units.length,
    title: stored.lines[0]?.title ?? '',
    reasons: [...new Set(stored.lines.map((line) => line.reason))],
    quoted: money(stored.quotedMinor, stored.currency),
    requestedAt: stored.requestedAt,
    since: stored.since,
    held: stored.hold !== null,
  };
}

/** What Shopify refused is tried again by the same action as before. */
function possibleActions(stored: StoredReturn): readonly ReturnAction[] {
  const actions = actionsOf(standingOf(stored));
  const again = (action: ReturnAction) => [action, ...actions.filter((one) => one !== action)];
  if (stored.state === 'approved' && intentOf(stored, 'create')?.state === 'refused') return again('approve');
  const unpaid = intentOf(stored, 'bonus')?.state === 'refused';
  if (stored.state === 'settled' && unpaid) return again('settle');
  const untold = intentOf(stored, 'dispose')?.state === 'refused';
  if (stored.state === 'settled' && untold) return again('inspect');
  const others = stored.quote.outcomes.some(({ outcome }) => outcome !== stored.outcome);
  return actions.filter((action) => action !== 'switch-outcome' || others);
}

function lineOf(stored: StoredReturn, line: StoredLine): ReturnLineDetail {
  return {
    lineShopifyId: line.lineShopifyId,
    title: line.title,
    variantTitle: line.variantTitle,
    sku: line.sku,
    quantity: line.quantity,
    reason: line.reason,
    reasonLabel: stored.policy.reasons.find(({ id }) => id === line.reason)?.label ?? line.reason,
    note: stored.words.get(`line:${line.position}`) ?? '',
    units: stored.units
      .filter((unit) => unit.position === line.position)
      .map(({ ordinal, receivedAt, grade, disposition }) => ({ ordinal, receivedAt, grade, disposition })),
  };
}
