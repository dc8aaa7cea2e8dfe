import type { MessagesDeps } from '../ports.ts';
import { recordOf } from '../sending/mail-answers.ts';
import { openAnswers } from '../store/claiming/answers.server.ts';
import { listMail } from '../store/claiming/claims.server.ts';
import { findUnproven } from '../store/claiming/unknown.server.ts';

/**
 * Whoever tells us of a mail has it: it was handed over, also where the process that did so died or the line went
 * dead. It was sent at its own moment; its trace keeps by what we know. Does nothing to a mail whose fate is known.
 */
export async function proveArrival(
  { db, announcing }: Pick<MessagesDeps, 'db' | 'announcing'>,
  shopId: bigint,
  messageId: bigint,
  proof: string,
): Promise<void> {
  const unproven = await findUnproven(db.sql, shopId, messageId);
  if (unproven === null) return;
  const [lead, ...along] = await listMail(db.sql, shopId, unproven.leadId);
  if (lead === undefined) return;
  const { answers, given } = recordOf([lead, ...along], 'sent');
  const proven = answers.map((answer) =>
    answer.id === lead.id ? { ...answer, trace: { ...unproven.trace, proof } } : answer,
  );
  await openAnswers(db.prepared, announcing)(shopId, proven, given);
}
