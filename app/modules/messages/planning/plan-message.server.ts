import { compareInstants, type Instant, laterOf } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { PlannedMessage } from '../message.ts';
import type { MessagesDeps } from '../ports.ts';
import { nextAllowed } from '../sending/send-window.ts';
import { addresseeOf, moveTurns } from '../store/claiming/addressees.server.ts';
import { insertIntent, lockIntent, replanIntent } from '../store/intents.server.ts';

/** Plans a message or plans it anew: see `Messages.plan`. */
export async function planMessage(
  { db }: Pick<MessagesDeps, 'db'>,
  shopId: bigint,
  planned: PlannedMessage,
  now: Instant,
): Promise<void> {
  await db.inTransaction(shopId, async (tx) => {
    const known = await lockIntent(tx, planned.key);
    if (known !== null) return planAnew(tx, known, planned, now);
    const dueAt = nextAllowed(planned.dueAt, planned.window, planned.zone);
    const id = await insertIntent(tx, { ...planned, state: stateOf(planned), dueAt }, now);
    if (id !== null) return moveTurns(tx, [addresseeOf({ ...planned, id })]);
    const standing = await lockIntent(tx, planned.key);
    if (standing !== null) await planAnew(tx, standing, planned, now);
  });
}

const stateOf = ({ held }: Pick<PlannedMessage, 'held'>) => (held ? 'held' : 'waiting');

/** What has been answered, or is in somebody's hands, stays as it is. */
async function planAnew(
  tx: Tx,
  standing: NonNullable<Awaited<ReturnType<typeof lockIntent>>>,
  planned: PlannedMessage,
  now: Instant,
): Promise<void> {
  if (standing.state !== 'waiting' && standing.state !== 'held' && standing.state !== 'queued') return;
  // What was held goes out from now on at the earliest: its own moment may have passed meanwhile.
  const notBefore = standing.state === 'held' && !planned.held ? now : standing.notBefore;
  const due = notBefore === null ? planned.dueAt : laterOf(planned.dueAt, notBefore);
  const dueAt = nextAllowed(due, planned.window, planned.zone);
  const sameMoment = compareInstants(dueAt, standing.firstDueAt) === 0;
  // Planned again as it was, it waits on until the moment to which it has been put off, or stays in the queue.
  const waitsOn = sameMoment && !planned.held && standing.state !== 'held';
  await replanIntent(tx, {
    ...planned,
    id: standing.id,
    state: waitsOn ? standing.state : stateOf(planned),
    dueAt: waitsOn ? standing.dueAt : dueAt,
    later: waitsOn ? standing.later : null,
    firstDueAt: dueAt,
    notBefore,
  });
  await moveTurns(tx, [addresseeOf(standing), addresseeOf({ ...planned, id: standing.id })]);
}
