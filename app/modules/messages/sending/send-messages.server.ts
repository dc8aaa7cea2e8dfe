import type { Instant } from '#app/kernel/calendar.ts';
import type { SendOutcome, SendOutcomes } from '../door.ts';
import type { Intent } from '../message.ts';
import { enqueueSend } from '../planning/sweep-due.server.ts';
import type { MessagesDeps } from '../ports.ts';
import { addresseesOf, readAddressees, readShopNow } from './batch.server.ts';
import { NotRecorded, openHands } from './hands.server.ts';
import { sendToAddressee } from './send-to-addressee.server.ts';
import { settleDead } from './settle-left.server.ts';

/**
 * Decides queued messages again and hands each mail over: see `Messages.send`. `run` is the job's own name: what it left
 * claimed when its process died is unknown, and what another one has in hand is left alone.
 */
export async function sendMessages(
  deps: MessagesDeps,
  shopId: bigint,
  messageIds: readonly bigint[],
  now: Instant,
  run: string = messageIds.join(),
): Promise<SendOutcomes> {
  const outcomes = new Map<bigint, SendOutcome>();
  await settleDead(deps, shopId, run, outcomes);
  const groups = await addresseesOf(deps, shopId, messageIds);
  if (groups.size === 0) return outcomes;
  const standings = await readAll(deps, shopId, [...groups.keys()], now);
  if (standings === null) {
    await deps.db.inTransaction(shopId, async (tx) => {
      for (const intents of groups.values()) await enqueueSend(tx, idsOf(intents));
    });
    return outcomes;
  }
  const hands = openHands(deps, shopId);
  try {
    for (const [addressee, intents] of groups) {
      const asked = idsOf(intents);
      const before = hands.kept;
      try {
        const { place, standing } = await standings.of(addressee);
        await sendToAddressee(deps, place, standing, { run, asked, hands }, outcomes);
      } catch (error) {
        // Alone it is the queue that is patient; among others it must not hold them up.
        if (groups.size === 1 || error instanceof NotRecorded) throw error;
        await deps.db.inTransaction(shopId, (tx) => enqueueSend(tx, asked));
      }
      // Where nothing was claimed for this one, nobody has written down the one before.
      if (hands.kept === before) await hands.settle();
    }
  } finally {
    await hands.settle();
  }
  return outcomes;
}

const idsOf = (intents: readonly Intent[]) => intents.map(({ id }) => id);

/** How long what was read of everybody is good, in ms of real time: somebody may say no meanwhile. */
const freshMs = 2_000;

/** What is known of everybody at once, and of each again where it is old. Null: it cannot be read for all together. */
async function readAll(deps: MessagesDeps, shopId: bigint, addressees: readonly string[], now: Instant) {
  const read = async (those: readonly string[]) => {
    const place = await readShopNow(deps, shopId, now);
    return { place, all: await readAddressees(deps, place, those) };
  };
  const readAt = performance.now();
  const first = await read(addressees).catch((error: unknown) => {
    // One address that cannot be asked for must not hold up the others.
    if (addressees.length === 1) throw error;
    return null;
  });
  if (first === null) return null;
  return {
    async of(addressee: string) {
      const isFresh = performance.now() - readAt < freshMs;
      const { place, all } = isFresh ? first : await read([addressee]);
      const standing = all.get(addressee);
      if (standing === undefined) throw new Error('Whoever is asked for is known');
      return { place, standing };
    },
  };
}
