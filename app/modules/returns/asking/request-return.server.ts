import type { Instant, Zone } from '#app/kernel/calendar.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { returnFact } from '../case/facts.ts';
import { showReturn } from '../case/show-return.server.ts';
import { termsOfOld } from '../case/terms-of-old.ts';
import type { ChosenLine } from '../decisions/choose-units.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { Quote, ReturnAsked, ReturnDetail, ReturnRefusal } from '../door.ts';
import { approveLocked } from '../handling/approve-return.server.ts';
import { performNow } from '../intents/perform.server.ts';
import type { ReturnableOrder } from '../ports.ts';
import { insertReturn } from '../store/insert-return.server.ts';
import { findReturn } from '../store/load-returns.server.ts';
import { addStep, findIdByKey, lockOrder, lockReturn } from '../store/write-returns.server.ts';
import { type LoadedAsked, loadAsked, loadOrder } from './load-asked.server.ts';
import { chooseLines, quoteFor } from './quote-return.server.ts';

const maxNote = 255;
const maxKey = 100;
/** Whoever has to look again has lost to somebody who got units. */
const maxLooks = 50;

/**
 * Takes the units and opens the case; with automatic approval, Shopify's return is made at once. The units are
 * chosen while the order is locked, so two requests cannot both have the last one. See `Returns.request`.
 */
export async function requestReturn(
  deps: ReturnsDeps,
  shopId: bigint,
  asked: ReturnAsked,
  now: Instant,
): Promise<ReturnDetail | ReturnRefusal> {
  if (!isWellFormed(asked)) return { refused: 'bad-input' };
  const order = await loadOrder(deps, shopId, asked);
  if ('refused' in order) return order;
  const { zone } = await deps.orders.shop(shopId);
  for (let look = 1; look <= maxLooks; look++) {
    const made = await tryRequest(deps, shopId, order, asked, { zone, now });
    if ('changed' in made) continue;
    return 'refused' in made ? made : madeReturn(deps, shopId, made.id);
  }
  throw new Error(`The units of order ${order.orderId} kept changing while they were asked for`);
}

/** `changed`: meanwhile others took units that were quoted. */
async function tryRequest(
  deps: ReturnsDeps,
  shopId: bigint,
  order: ReturnableOrder,
  asked: ReturnAsked,
  at: { readonly zone: Zone; readonly now: Instant },
): Promise<{ id: bigint } | { changed: true } | ReturnRefusal> {
  // What others are asked is asked before the transaction: within, they would wait for its connection.
  const before = await loadAsked(deps.db.sql, shopId, order, at);
  if ('refused' in before) return before;
  const wanted = chooseLines(before, asked.lines);
  const quote = 'refused' in wanted ? null : await quoteFor(deps, shopId, before, wanted);
  return deps.db.inTransaction(shopId, async (tx) => {
    await lockOrder(tx, order.orderId);
    const known = await findIdByKey(tx, order.orderId, asked.key);
    if (known !== null) return { id: known };
    const loaded = await loadAsked(tx.sql, shopId, order, at);
    if ('refused' in loaded) return loaded;
    const chosen = chooseLines(loaded, asked.lines);
    if ('refused' in chosen) return chosen;
    if (quote === null || !sameUnits(wanted, chosen)) return { changed: true as const };
    return openCase(tx, loaded, chosen, quote, asked);
  });
}

async function madeReturn(deps: ReturnsDeps, shopId: bigint, id: bigint): Promise<ReturnDetail> {
  await performNow(deps, shopId, id);
  const stored = await findReturn(deps.db.sql, shopId, id);
  if (stored === null) throw new Error(`Return ${id} is not there`);
  return showReturn(deps, shopId, stored);
}

async function openCase(
  tx: Tx,
  loaded: LoadedAsked,
  chosen: readonly ChosenLine[],
  quote: Quote,
  asked: ReturnAsked,
): Promise<{ id: bigint } | ReturnRefusal> {
  const { order, policy, now } = loaded;
  const offered = quote.outcomes.find(({ outcome }) => outcome === asked.outcome);
  if (offered === undefined) return { refused: 'not-allowed', values: { outcome: asked.outcome } };
  const { id } = await insertReturn(tx, {
    orderId: order.orderId,
    orderShopifyId: order.shopifyId,
    orderName: order.name,
    customerId: order.customerId,
    key: asked.key,
    outcome: asked.outcome,
    policyVersion: loaded.policyVersion,
    currency: order.currency,
    quotedMinor: offered.total.minor,
    quote,
    at: now,
    origin: asked.actor === 'shopper' ? 'shopper' : 'staff',
    terms: termsOfOld(
      policy,
      chosen.map(({ reason }) => reason.id),
    ),
    quotedShop: 0n,
    owedShop: 0n,
    lines: chosen.map((line) => ({ ...line, answers: [], photos: [] })),
    exchange: [],
  });
  await addStep(tx, id, { kind: 'requested', at: now, actor: asked.actor });
  const stored = await lockReturn(tx, id);
  if (stored === null) throw new Error(`Return ${id} is not there`);
  await tx.announce([returnFact('return-requested', stored, now, stored.units.length)]);
  if (policy.approval === 'auto')
    await approveLocked(tx, stored, { order, zone: loaded.zone, actor: 'afterglow', now });
  return { id };
}

function isWellFormed({ key, lines, actor }: ReturnAsked): boolean {
  const texts = [key, actor, ...lines.flatMap(({ reason, note }) => [reason, note ?? ''])];
  return (
    key.length >= 1 &&
    key.length <= maxKey &&
    texts.every(isStorable) &&
    lines.every(({ note }) => (note ?? '').length <= maxNote)
  );
}

function sameUnits(before: readonly ChosenLine[] | ReturnRefusal, now: readonly ChosenLine[]): boolean {
  if ('refused' in before) return false;
  const told = (lines: readonly ChosenLine[]) =>
    lines.flatMap(({ line, units }) => units.map(({ ordinal }) => `${line.shopifyId}/${ordinal}`)).join();
  return told(before) === told(now);
}
