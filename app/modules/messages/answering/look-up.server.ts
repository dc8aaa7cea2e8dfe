import type { Instant } from '#app/kernel/calendar.ts';
import { enqueueSend } from '../planning/sweep-due.server.ts';
import type { Found, MessagesDeps } from '../ports.ts';
import { type MailOutcome, recordOf } from '../sending/mail-answers.ts';
import { openAnswers, requeue } from '../store/claiming/answers.server.ts';
import { type Claimed, listMail } from '../store/claiming/claims.server.ts';
import { findUnknown, type Unknown } from '../store/claiming/unknown.server.ts';

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
    return (await record(deps, shopId, mail, 'sent')) ? 'sent' : 'not-unknown';
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
  // What arrived did so at the moment of its mail; that it did not is decided now.
  const answered = verdict === 'sent' ? mail : mail.map((one) => ({ ...one, at: now }));
  const outcome = verdict === 'sent' ? 'sent' : 'dropped';
  return record(deps, shopId, answered, outcome, { actor });
}

/** False: it has another answer by now. */
async function record(
  { db, announcing }: MessagesDeps,
  shopId: bigint,
  [lead, ...along]: readonly Claimed[],
  outcome: MailOutcome,
  by: { readonly actor?: string } = {},
): Promise<boolean> {
  if (lead === undefined) return false;
  const { answers, given } = recordOf([lead, ...along], outcome, by);
  return (await openAnswers(db.prepared, announcing)(shopId, answers, given)).length > 0;
}
