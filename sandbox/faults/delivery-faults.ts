import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Faults of deliveries, applied when an event happens; they stay until the next faults call. */
export const deliveryFaultsSchema = z.object({
  /** topics whose deliveries are lost, or all of them */
  drop: z.union([z.literal('all'), z.array(z.string())]).optional(),
  /** each delivery this many times in all */
  duplicate: z.number().int().min(1).max(50).optional(),
  /** hold back for a moment and send in random order; a number is the seed */
  shuffle: z.union([z.boolean(), z.number().int()]).optional(),
  delayMs: z.number().int().min(0).max(60_000).optional(),
});

export type DeliveryFaults = z.infer<typeof deliveryFaultsSchema>;

/** Long enough to mix what one action causes, short enough that waiting for quiet stays quick. */
export const SHUFFLE_WINDOW_MS = 600;

/** The waits, in ms from now, of every copy of one delivery; none when it is lost. */
export function copyWaits(faults: DeliveryFaults, topic: string, sequence: string): number[] {
  if (faults.drop === 'all' || faults.drop?.includes(topic)) return [];
  const copies = faults.duplicate ?? 1;
  const delay = faults.delayMs ?? 0;
  return Array.from({ length: copies }, (_, copy) => delay + shuffleWait(faults, `${sequence}:${copy}`));
}

function shuffleWait(faults: DeliveryFaults, name: string): number {
  if (faults.shuffle === undefined || faults.shuffle === false) return 0;
  const seed = faults.shuffle === true ? 0 : faults.shuffle;
  return seededWait(`${seed}:${name}`);
}

/** The same name always waits the same time within the window. */
export function seededWait(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0) % SHUFFLE_WINDOW_MS;
}
