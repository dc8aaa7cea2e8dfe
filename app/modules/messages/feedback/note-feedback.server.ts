import type { Instant } from '#app/kernel/calendar.ts';
import type { NewFact, Tx } from '#app/kernel/transaction.ts';
import { canBeUnsubscribed, messageKinds } from '../message.ts';
import type { MessagesDeps } from '../ports.ts';
import { personOfCustomer, personOfHash } from '../sending/person.ts';
import { openContent } from '../store/content.server.ts';
import { addEvent, findHandedOver, type HandedOver } from '../store/feedback.server.ts';
import { addSuppression } from '../store/suppressions.server.ts';
import type { FeedbackKind } from '../views.ts';
import { unsubscribeFrom } from './preferences.server.ts';
import { proveArrival } from './prove-arrival.server.ts';

/** What can become known of a mail. `unsubscribed`: by the list of whoever sends for us. */
export interface Feedback {
  readonly kind: FeedbackKind | 'unsubscribed';
  /** Of a bounce: the address will never take anything. */
  readonly lasting?: boolean;
  /** A code, such as "5.1.1"; anything else is not kept. */
  readonly detail?: string;
}

type Deps = Pick<MessagesDeps, 'db' | 'announcing' | 'people' | 'seal'>;

/** Keeps what became known of a mail and draws the consequences: see `Messages.noteFeedback`. */
export async function noteFeedback(
  deps: Deps,
  shopId: bigint,
  messageId: bigint,
  feedback: Feedback,
  now: Instant,
): Promise<boolean> {
  // Before it is kept: told again after a death in between, it is known already and nothing more is done.
  await proveArrival(deps, shopId, messageId, feedback.kind);
  return deps.db.inTransaction(shopId, async (tx) => {
    const message = await findHandedOver(tx, messageId);
    if (message === null) return false;
    if (feedback.kind === 'unsubscribed') {
      await unsubscribeFromAll(tx, message, addressIndexOf(deps, message), now);
      return true;
    }
    const { kind, lasting = false } = feedback;
    const detail = /^[a-z0-9.-]{1,40}$/i.test(feedback.detail ?? '') ? (feedback.detail ?? '') : '';
    if (!(await addEvent(tx, { messageId, kind, at: now, detail, lasting }))) return true;
    if (kind === 'complained' || (kind === 'bounced' && lasting)) {
      const emailIndex = addressIndexOf(deps, message);
      const reason = kind === 'complained' ? 'complaint' : 'bounce';
      const { customerId } = message;
      if (emailIndex !== null)
        await addSuppression(tx, { emailIndex, reason, since: now, customerId, messageId });
      if (kind === 'complained') await unsubscribeFromAll(tx, message, emailIndex, now);
    }
    await tx.announce(factsOf(messageId, message, { kind, lasting, detail }, now));
    return true;
  });
}

/** The address that it went to, as its keyed hash; null: what was written has been erased. */
function addressIndexOf({ seal, people }: Deps, { sealed }: HandedOver): Uint8Array | null {
  return sealed === null ? null : people.emailIndex(openContent(seal, sealed).to);
}

async function unsubscribeFromAll(
  tx: Tx,
  { customerId }: HandedOver,
  emailIndex: Uint8Array | null,
  now: Instant,
): Promise<void> {
  const guest = emailIndex === null ? null : personOfHash(emailIndex);
  const person = customerId === null ? guest : personOfCustomer(customerId);
  if (person !== null) await unsubscribeFrom(tx, person, messageKinds.filter(canBeUnsubscribed), now);
}

/** What a merchant has to know of; that a mail arrived, was opened or followed is in its own list alone. */
function factsOf(
  messageId: bigint,
  { kind: message, customerId, orderId }: HandedOver,
  {
    kind,
    lasting,
    detail,
  }: { readonly kind: FeedbackKind; readonly lasting: boolean; readonly detail: string },
  now: Instant,
): NewFact[] {
  const about = { customerId, orderId, happenedAt: now };
  if (kind === 'complained')
    return [{ ...about, key: `mail-complained:${messageId}`, kind: 'mail-complained', data: { message } }];
  if (kind !== 'bounced') return [];
  const key = `mail-bounced:${messageId}${lasting ? '' : ':passing'}`;
  return [{ ...about, key, kind: 'mail-bounced', data: { message, lasting, detail } }];
}
