import type { Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { performJob } from '../case/facts.ts';
import { intentOf, type StoredReturn, standingOf } from '../case/stored-return.ts';
import { tabOf } from '../decisions/moves.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { Moved } from '../door.ts';
import { planIntent } from '../store/intents.server.ts';
import {
  addStep,
  awaitMissing,
  freeMissing,
  lockReturn,
  setHold,
  setState,
} from '../store/write-returns.server.ts';
import { moveReturn } from './move-return.server.ts';

/**
 * Units that were missing after all: see `Returns.reopenMissing`. Before the return is paid they are waited for again
 * in it; afterwards they are free here and at Shopify, and can be asked for in another one.
 */
export function reopenMissing(
  deps: ReturnsDeps,
  shopId: bigint,
  returnId: bigint,
  actor: string,
  now: Instant,
): Promise<Moved> {
  return moveReturn(deps, shopId, returnId, {
    move: 'reopen-missing',
    evenSo: wasRefused,
    async make(tx, stored) {
      if (wasRefused(stored)) return freeThere(tx, stored, actor, now);
      const units = stored.units.filter((unit) => unit.disposition === 'missing' && unit.held && !unit.paid);
      if (units.length === 0) return { refused: 'already-done' };
      const data = { units: String(units.length) };
      await addStep(tx, stored.id, { kind: 'missing-reopened', at: now, actor, data });
      if (stored.state === 'settled') {
        await freeMissing(tx, stored.id);
        return stored.shopifyId === null ? null : freeThere(tx, stored, actor, now);
      }
      await awaitMissing(tx, stored.id);
      const seen = await lockReturn(tx, stored.id);
      if (seen === null) throw new Error(`Return ${stored.id} is not there`);
      const state = arrivedSoFar(seen);
      await setState(tx, stored.id, { state, tab: tabOf(standingOf(seen, state)), since: now });
      return null;
    },
  });
}

/** Shopify would not have them taken out of its return. */
const wasRefused = (stored: StoredReturn) =>
  stored.state === 'settled' && intentOf(stored, 'remove')?.state === 'refused';

async function freeThere(tx: Tx, stored: StoredReturn, actor: string, now: Instant): Promise<null> {
  await planIntent(tx, stored.id, { kind: 'remove', plan: {}, at: now, again: true });
  if (wasRefused(stored) && stored.hold !== null) {
    await setHold(tx, stored.id, null);
    await addStep(tx, stored.id, { kind: 'hold-lifted', at: now, actor });
  }
  await tx.enqueue(performJob(tx.shopId, stored.id));
  return null;
}

const arrivedSoFar = ({ units }: StoredReturn) =>
  units.some((unit) => unit.receivedAt !== null) ? 'received' : 'in-transit';
