import type { LoyaltyDeps } from '../deps.ts';
import type { PausePreview } from './door.ts';
import { countHeld, countHolders } from './store/pauses.server.ts';

const counted = 10_000;

/** What pausing now would bring about: see `WindingDownDoor.previewPause`. */
export async function previewPause({ db }: Pick<LoyaltyDeps, 'db'>, shopId: bigint): Promise<PausePreview> {
  const [holds, members] = await Promise.all([
    countHeld(db.sql, shopId),
    countHolders(db.sql, shopId, counted + 1),
  ]);
  return { holds, members: { count: Math.min(members, counted), capped: members > counted } };
}
