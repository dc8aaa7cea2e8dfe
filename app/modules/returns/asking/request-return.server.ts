import { maxPhotosPerLine } from '#app/contracts/returns.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import { isStorable } from '#app/kernel/text.ts';
import { showReturn } from '../case/show-return.server.ts';
import { maxAnswer } from '../decisions/evidence.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { AskedUnits, ReturnAsked, ReturnDetail, ReturnRefusal } from '../door.ts';
import { performNow } from '../intents/perform.server.ts';
import type { ReturnableOrder } from '../ports.ts';
import { findReturn } from '../store/load-returns.server.ts';
import { findIdByKey, lockOrder } from '../store/write-returns.server.ts';
import { chooseLines, sameUnits } from './choose-lines.ts';
import { loadAsked, loadBefore, loadOrder } from './load-asked.server.ts';
import { openCase } from './open-case.server.ts';
import { loadItems, quoteFor } from './quote-return.server.ts';

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
  for (let look = 1; look <= maxLooks; look++) {
    const made = await tryRequest(deps, shopId, order, asked, now);
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
  now: Instant,
): Promise<{ id: bigint } | { changed: true } | ReturnRefusal> {
  // What others are asked is asked before the transaction: within, they would wait for its connection.
  const before = await loadBefore(deps, shopId, order, now);
  if ('refused' in before) return before;
  const first = await loadAsked(deps.db.sql, shopId, before);
  const wanted = chooseLines(first, asked.lines);
  const placed = 'refused' in wanted ? wanted : await loadItems(deps, first, wanted, asked.exchangeFor ?? []);
  const quoted =
    'refused' in wanted || 'refused' in placed
      ? null
      : await quoteFor(deps, shopId, first, { chosen: wanted, placed, outcome: asked.outcome });
  return deps.db.inTransaction(shopId, async (tx) => {
    await lockOrder(tx, order.orderId);
    const known = await findIdByKey(tx, order.orderId, asked.key);
    if (known !== null) return { id: known };
    const loaded = await loadAsked(tx.sql, shopId, before);
    const chosen = chooseLines(loaded, asked.lines);
    if ('refused' in chosen) return chosen;
    if ('refused' in wanted || !sameUnits(wanted, chosen)) return { changed: true as const };
    if ('refused' in placed) return placed;
    return quoted === null ? { changed: true as const } : openCase(tx, { loaded, chosen, quoted, asked });
  });
}

async function madeReturn(deps: ReturnsDeps, shopId: bigint, id: bigint): Promise<ReturnDetail> {
  await performNow(deps, shopId, id);
  const stored = await findReturn(deps.db.sql, shopId, id);
  if (stored === null) throw new Error(`Return ${id} is not there`);
  return showReturn(deps, shopId, stored);
}

function isWellFormed({ key, lines, actor }: ReturnAsked): boolean {
  const texts = [key, actor, ...lines.flatMap(textsOf)];
  return key.length >= 1 && key.length <= maxKey && texts.every(isStorable) && lines.every(isWellFormedLine);
}

function textsOf({ reason, note, answers }: AskedUnits): readonly string[] {
  return [reason, note ?? '', ...Object.entries(answers ?? {}).flat()];
}

function isWellFormedLine({ note, answers, photos }: AskedUnits): boolean {
  return (
    (note ?? '').length <= maxNote &&
    Object.values(answers ?? {}).every((answer) => answer.length <= maxAnswer) &&
    (photos ?? []).length <= maxPhotosPerLine
  );
}
