import type { Instant } from '#app/kernel/calendar.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { Moved } from '../door.ts';
import { addStep, setOwner } from '../store/write-returns.server.ts';
import { moveReturn } from './move-return.server.ts';

const maxOwner = 100;

/** Who looks after it; null: nobody. See `Returns.assign`. */
export async function assignReturn(
  deps: ReturnsDeps,
  shopId: bigint,
  returnId: bigint,
  owner: string | null,
  actor: string,
  now: Instant,
): Promise<Moved> {
  if (owner !== null && (owner === '' || owner.length > maxOwner || !isStorable(owner)))
    return { refused: 'bad-input' };
  return moveReturn(deps, shopId, returnId, {
    move: null,
    async make(tx, stored) {
      if (stored.owner === owner) return null;
      await setOwner(tx, stored.id, owner);
      await addStep(tx, stored.id, { kind: 'assigned', at: now, actor, data: { owner: owner ?? '' } });
      return null;
    },
  });
}
