import type { Instant } from '#app/kernel/calendar.ts';
import { type StoredReturn, standingOf } from '../case/stored-return.ts';
import { tabOf } from '../decisions/moves.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { Moved } from '../door.ts';
import { addStep, awaitMissing, freeMissing, lockReturn, setState } from '../store/write-returns.server.ts';
import { moveReturn } from './move-return.server.ts';

/**
 * Units that were missing after all: see `Returns.reopenMissing`. Before the return is paid they are waited for again
 * in it; afterwards they are free, and can be asked for in another one.
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
    async make(tx, stored) {
      const units = stored.units.filter((unit) => unit.disposition === 'missing' && unit.held && !unit.paid);
      if (units.length === 0) return { refused: 'already-done' };
      const data = { units: String(units.length) };
      await addStep(tx, stored.id, { kind: 'missing-reopened', at: now, actor, data });
      if (stored.state === 'settled') {
        await freeMissing(tx, stored.id);
        return null;
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

const arrivedSoFar = ({ units }: StoredReturn) =>
  units.some((unit) => unit.receivedAt !== null) ? 'received' : 'in-transit';
