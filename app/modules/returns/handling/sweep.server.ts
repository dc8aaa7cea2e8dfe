import type { Instant } from '#app/kernel/calendar.ts';
import { compareInstants } from '#app/kernel/calendar.ts';
import { returnFact } from '../case/facts.ts';
import type { ReturnsDeps } from '../deps.ts';
import { type DueReturn, listExpiring, listReminding } from '../store/due-returns.server.ts';
import { deleteLoosePhotos } from '../store/photos.server.ts';
import { addStep, lockReturn, reminded } from '../store/write-returns.server.ts';
import { endLocked } from './end-return.server.ts';
import { moveReturn } from './move-return.server.ts';

/**
 * What time brings: see `Returns.sweep`. Everything counts from its own moment, however much later one looks, so a
 * jump of the clock needs no steps. Pictures that nobody used go by real time.
 */
export async function sweepReturns(deps: ReturnsDeps, shopId: bigint, now: Instant): Promise<number> {
  const { sql } = deps.db;
  await deleteLoosePhotos(sql, shopId);
  const reminders = await each(
    () => listReminding(sql, shopId, now),
    (due) => remind(deps, shopId, due),
  );
  return (
    reminders +
    (await each(
      () => listExpiring(sql, shopId, now),
      (due) => expire(deps, shopId, due),
    ))
  );
}

/** List after list, until nothing is due or nothing of what is due can be done. */
async function each(
  list: () => Promise<readonly DueReturn[]>,
  make: (due: DueReturn) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  for (;;) {
    let now = 0;
    for (const due of await list()) if (await make(due)) now += 1;
    if (now === 0) return done;
    done += now;
  }
}

async function remind(deps: ReturnsDeps, shopId: bigint, { id, at }: DueReturn): Promise<boolean> {
  return deps.db.inTransaction(shopId, async (tx) => {
    const stored = await lockReturn(tx, id);
    if (stored === null || !(await reminded(tx, id, at))) return false;
    if (stored.state !== 'approved') return true;
    await addStep(tx, id, { kind: 'reminded', at, actor: 'afterglow' });
    await tx.announce([returnFact('return-reminder-due', stored, at, stored.units.length)]);
    return true;
  });
}

/** Nobody sent it: the units are free, and Shopify's return is called off. */
async function expire(deps: ReturnsDeps, shopId: bigint, { id, at }: DueReturn): Promise<boolean> {
  const moved = await moveReturn(deps, shopId, id, {
    move: 'expire',
    async make(tx, stored) {
      if (stored.expiresAt === null || compareInstants(stored.expiresAt, at) !== 0)
        return { refused: 'not-allowed' };
      await endLocked(tx, stored, { state: 'expired', actor: 'afterglow', now: at });
      return null;
    },
  });
  return !('refused' in moved);
}
