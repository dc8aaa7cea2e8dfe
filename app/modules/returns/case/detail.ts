import type { CurrencyCode } from '#app/kernel/currency.ts';
import { money } from '#app/kernel/money.ts';
import { actionsOf } from '../decisions/moves.ts';
import type { PhotoRef, ReturnAction, ReturnDetail, ReturnLineDetail, ReturnRow } from '../door.ts';
import {
  intentOf,
  payingIntent,
  type StoredLine,
  type StoredPhoto,
  type StoredReturn,
  standingOf,
} from './stored-return.ts';

/** A return as screens show it. */
export function detailOf(stored: StoredReturn, shopCurrency: CurrencyCode): ReturnDetail {
  const note = stored.words.get('declined') ?? '';
  return {
    ...rowOf(stored, shopCurrency),
    orderShopifyId: stored.orderShopifyId,
    currency: stored.currency,
    policyVersion: stored.policyVersion,
    shopifyId: stored.shopifyId,
    lines: stored.lines.map((line) => lineOf(stored, line)),
    terms: stored.terms,
    exchange: exchangeOf(stored),
    messages: stored.messages.map((message) => ({
      ...message,
      text: stored.words.get(`message:${message.number}`) ?? '',
    })),
    expiresAt: stored.expiresAt,
    quote: stored.quote,
    paid: stored.paid,
    hold: stored.hold,
    working: stored.intents.some((intent) => intent.state === 'waiting'),
    declined: stored.declinedReason === null ? null : { reason: stored.declinedReason, note },
    actions: possibleActions(stored),
    timeline: stored.timeline,
  };
}

export function rowOf(stored: StoredReturn, shopCurrency: CurrencyCode): ReturnRow {
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
    origin: stored.origin,
    dueAt: stored.dueAt,
    owner: stored.owner,
    unread: stored.unread,
    first: stored.first,
    quotedShop: money(stored.quotedShopMinor, shopCurrency),
  };
}

/** What Shopify refused is tried again by the same action as before. */
function possibleActions(stored: StoredReturn): readonly ReturnAction[] {
  const actions = actionsOf(standingOf(stored)).filter(
    (action) => action !== 'switch-outcome' || otherOutcomes(stored).length > 0,
  );
  const again = (action: ReturnAction) => [action, ...actions.filter((one) => one !== action)];
  const refused = (...kinds: readonly Parameters<typeof intentOf>[1][]) =>
    kinds.some((kind) => intentOf(stored, kind)?.state === 'refused');
  if (stored.state === 'approved' && refused('create', 'approve')) return again('approve');
  if (stored.state === 'declined' && refused('decline')) return again('decline');
  if (stored.state === 'settled' && refused('bonus', 'invoice')) return again('settle');
  if (stored.state === 'settled' && refused('dispose')) return again('inspect');
  if (stored.state === 'settled' && refused('remove')) return again('reopen-missing');
  return actions;
}

/** Outcomes that the return can still be changed to. */
export function otherOutcomes(stored: StoredReturn): ReturnDetail['outcome'][] {
  const quoted = stored.quote.outcomes.map(({ outcome }) => outcome);
  return quoted.filter((outcome) => outcome !== stored.outcome && canBecome(stored, outcome));
}

/**
 * Before Shopify's return is made, to whatever was offered. After it, no longer to what that return cannot bring: it
 * can be given no new items, and what is on its way back does not stay where it was.
 */
function canBecome(stored: StoredReturn, outcome: ReturnDetail['outcome']): boolean {
  if (stored.state === 'requested' && stored.origin !== 'shopify-request')
    return outcome !== 'exchange' || stored.exchange.length > 0;
  if (payingIntent(stored)?.state === 'done' || outcome === 'keep') return false;
  const { exchange } = stored;
  return outcome !== 'exchange' || (exchange.length > 0 && exchange.every((one) => one.shopifyId !== null));
}

function exchangeOf(stored: StoredReturn): ReturnDetail['exchange'] {
  return stored.exchange.flatMap((one) => {
    const line = stored.lines.find(({ position }) => position === one.position);
    if (line === undefined) return [];
    const { variantShopifyId, title, variantTitle, quantity } = one;
    const price = money(one.priceMinor, stored.currency);
    return [{ lineShopifyId: line.lineShopifyId, variantShopifyId, title, variantTitle, quantity, price }];
  });
}

const refOf = ({ id, width, height }: StoredPhoto): PhotoRef => ({ id, width, height });

function lineOf(stored: StoredReturn, line: StoredLine): ReturnLineDetail {
  const { position } = line;
  const label = stored.policy.reasons.find(({ id }) => id === line.reason)?.label ?? line.reason;
  const photos = stored.photos.filter((photo) => photo.position === position);
  return {
    lineShopifyId: line.lineShopifyId,
    title: line.title,
    variantTitle: line.variantTitle,
    sku: line.sku,
    quantity: line.quantity,
    reason: line.reason,
    reasonLabel: line.reasonLabel === '' ? label : line.reasonLabel,
    note: stored.words.get(`line:${position}`) ?? '',
    imageUrl: line.imageUrl,
    answers: line.answers.map(({ question, text, label: chosen }) => ({
      question: text,
      answer: chosen ?? stored.words.get(`answer:${position}:${question}`) ?? '',
    })),
    photos: photos.filter(({ ordinal }) => ordinal === null).map(refOf),
    units: stored.units
      .filter((unit) => unit.position === position)
      .map(({ ordinal, receivedAt, grade, disposition }) => ({
        ordinal,
        receivedAt,
        grade,
        disposition,
        note: stored.words.get(`unit:${position}:${ordinal}`) ?? '',
        photos: photos.filter((photo) => photo.ordinal === ordinal).map(refOf),
      })),
  };
}
