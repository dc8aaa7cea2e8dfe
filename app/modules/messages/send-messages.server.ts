import type { Instant } from '#app/kernel/calendar.ts';
import type { SendOutcome, SendOutcomes } from './door.ts';
import type { MessagesDeps } from './ports.ts';
import { sendMessage } from './send-message.server.ts';

/** See `Messages.send`. */
export async function sendMessages(
  deps: MessagesDeps,
  shopId: bigint,
  messageIds: readonly bigint[],
  now: Instant,
): Promise<SendOutcomes> {
  const outcomes = new Map<bigint, SendOutcome>();
  for (const id of messageIds) {
    const outcome = await sendMessage(deps, shopId, id, now);
    if (outcome !== null) outcomes.set(id, outcome);
  }
  return outcomes;
}
