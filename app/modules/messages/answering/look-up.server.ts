import type { Instant } from '#app/kernel/calendar.ts';
import { enqueueSend } from '../planning/sweep-due.server.ts';
import type { Found, MessagesDeps } from '../ports.ts';
import { recordMail } from '../sending/hand-over.server.ts';
import { openAnswers, requeue } from '../store/answers.server.ts';
import { type Claimed, listMail } from '../store/claims.server.ts';
import { findUnknown, type Unknown } from '../store/unknown.server.ts';

/** Asks the way by which it went: see `Messages.lookUp`. */
export async function lookUp(
  deps: MessagesDeps,
  shopId: bigint,
  messageId: bigint,
): Promise<'sent' | 'queued' | 'cannot-tell' | 'not-unknown'> {
  const unknown = await findUnknown(deps.db.sql, shopId, messageId);
  if (unknown === null) return 'not-unknown';
  const found = await ask(deps, unknown);
  if (found === 'cannot-tell') return 'cannot-tell';
  const mail = await listMail(deps.db.sql, shopId, messageId);
  if (found === 'has-it') {
    const write = openAnswers(deps.db.prepared, deps.announcing);
    const recorded = await recordMail(write, shopId, mail, 'sent');
    return recorded.length > 0 ? 'sent' : 'not-unknown';
  }
  return (await sendAgain(deps, shopId, mail, unknown.messageId)) ? 'queued' : 'not-unknown';
}

/** What is told elsewhere keeps no record, but may be able to hear it twice. */
async function ask({ mailer, elsewhere }: MessagesDeps, unknown: Unknown): Promise<Found> {
  const { via, messageId, claimedAt } = unknown;
  if (via === 'afterglow') return mailer === null ? 'cannot-tell' : mailer.find(messageId, claimedAt);
  return elsewhere[via].repeatable ? 'has-it-not' : 'cannot-tell';
}

/** It is proven not to have gone. What went along in the same mail goes back with it. */
async function sendAgain(
  { db }: Pick<MessagesDeps, 'db'>,
  shopId: bigint,
  mail: readonly Claimed[],
  messageId: string,
): Promise<boolean> {
  return db.inTransaction(shopId, async (tx) => {
    const back = await requeue(
      tx.sql,
      shopId,
      mail.map(({ id }) => id),
      messageId,
    );
    if (back.length > 0) await enqueueSend(tx, back);
    return back.length > 0;
  });
}

/** A person looked: see `Messages.settleUnknown`. */
export async function settleUnknown(
  deps: MessagesDeps,
  shopId: bigint,
  messageId: bigint,
  verdict: 'sent' | 'not-sent',
  actor: string,
  now: Instant,
): Promise<boolean> {
  if ((await findUnknown(deps.db.sql, shopId, messageId)) === null) return false;
  const mail = await listMail(deps.db.sql, shopId, messageId);
  const write = openAnswers(deps.db.prepared, deps.announcing);
  // What arrived did so at the moment of its mail; that it did not is decided now.
  const answered = verdict === 'sent' ? mail : mail.map((one) => ({ ...one, at: now }));
  const outcome = verdict === 'sent' ? 'sent' : 'dropped';
  return (await recordMail(write, shopId, answered, outcome, { actor })).length > 0;
}
