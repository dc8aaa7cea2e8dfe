import type { Instant } from '#app/kernel/calendar.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { performJob, returnFact } from '../case/facts.ts';
import { intentOf, type StoredReturn } from '../case/stored-return.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { DeclineReason, Moved } from '../door.ts';
import { planIntent, voidUnbegun } from '../store/intents.server.ts';
import { keepWords } from '../store/words.server.ts';
import { addStep, freeUnits, setDeclined, setHold, setState } from '../store/write-returns.server.ts';
import { moveReturn } from './move-return.server.ts';
import { orderOfReturn } from './order-of-return.server.ts';

const maxNote = 500;

/** Says no; the units are free again: see `Returns.decline`. */
export async function declineReturn(
  deps: ReturnsDeps,
  shopId: bigint,
  returnId: bigint,
  why: { readonly reason: DeclineReason; readonly note?: string },
  actor: string,
  now: Instant,
): Promise<Moved> {
  const note = why.note?.trim() ?? '';
  if (note.length > maxNote || !isStorable(note)) return { refused: 'bad-input' };
  return moveReturn(deps, shopId, returnId, {
    move: 'decline',
    evenSo: wasRefused,
    async make(tx, stored) {
      await setDeclined(tx, stored.id, why.reason);
      await keepWords(tx, stored.id, 'declined', note);
      if (stored.hold !== null) await setHold(tx, stored.id, null);
      if (stored.origin === 'shopify-request') {
        await planIntent(tx, stored.id, { kind: 'decline', plan: { reason: why.reason }, at: now });
        await tx.enqueue(performJob(tx.shopId, stored.id));
      }
      if (wasRefused(stored)) return null;
      await setState(tx, stored.id, { state: 'declined', tab: 'done', since: now });
      await freeUnits(tx, stored.id);
      await addStep(tx, stored.id, { kind: 'declined', at: now, actor, data: { reason: why.reason } });
      const { length } = stored.units;
      await tx.announce([returnFact('return-declined', stored, now, length, { reason: why.reason })]);
      return null;
    },
  });
}

/** Shopify would not hear of it. */
const wasRefused = (stored: StoredReturn) =>
  stored.state === 'declined' && intentOf(stored, 'decline')?.state === 'refused';

/** Calls it off, here and at Shopify; the units are free again: see `Returns.cancel`. */
export function cancelReturn(
  deps: ReturnsDeps,
  shopId: bigint,
  returnId: bigint,
  actor: string,
  now: Instant,
): Promise<Moved> {
  return moveReturn(deps, shopId, returnId, {
    move: 'cancel',
    make: (tx, stored) => cancelLocked(tx, stored, actor, now),
  });
}

/** As `cancelReturn`, by the customer whose order it is, while nothing is on its way. */
export async function cancelAsShopper(
  deps: ReturnsDeps,
  shopId: bigint,
  { returnId, customerId }: { readonly returnId: bigint; readonly customerId: bigint | null },
  now: Instant,
): Promise<Moved> {
  // Before anybody learns in which state it is.
  const order = await orderOfReturn(deps, shopId, returnId);
  if (customerId === null || order?.customerId !== customerId) return { refused: 'not-yours' };
  return moveReturn(deps, shopId, returnId, {
    move: 'cancel-as-shopper',
    make: (tx, stored) => cancelLocked(tx, stored, 'shopper', now),
  });
}

async function cancelLocked(tx: Tx, stored: StoredReturn, actor: string, now: Instant): Promise<null> {
  await endLocked(tx, stored, { state: 'cancelled', actor, now });
  return null;
}

/** Shopify's return, if there is or may be one, is called off there, too. */
async function callOffAtShopify(tx: Tx, stored: StoredReturn, now: Instant): Promise<void> {
  await voidUnbegun(tx, stored.id, 'approve');
  const create = intentOf(stored, 'create');
  const neverMade =
    create === null || create.state === 'refused' || (await voidUnbegun(tx, stored.id, 'create'));
  if (stored.shopifyId === null && neverMade) return;
  await planIntent(tx, stored.id, { kind: 'cancel', plan: {}, at: now });
  await tx.enqueue(performJob(tx.shopId, stored.id));
}

/** Over without a payment, by whoever ended it; what ended at Shopify (`actor` "shopify") has not to be ended there. */
export async function endLocked(
  tx: Tx,
  stored: StoredReturn,
  { state, actor, now }: { state: 'cancelled' | 'declined' | 'expired'; actor: string; now: Instant },
): Promise<void> {
  if (actor !== 'shopify') await callOffAtShopify(tx, stored, now);
  await setState(tx, stored.id, { state, tab: 'done', since: now });
  if (stored.hold !== null) await setHold(tx, stored.id, null);
  await freeUnits(tx, stored.id);
  await addStep(tx, stored.id, { kind: state, at: now, actor });
  await tx.announce([returnFact(`return-${state}`, stored, now, stored.units.length)]);
}
