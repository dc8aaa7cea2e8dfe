import { compareInstants, type Instant, laterOf } from '#app/kernel/calendar.ts';
import { assertNever } from '#app/kernel/check.ts';
import { languageOf } from '#app/kernel/language.ts';
import type { SendOutcome } from './door.ts';
import type { MailContent } from './mails/mail.ts';
import type { Intent, NotSentReason } from './message.ts';
import { answerNotSent, messageFact } from './plan-message.server.ts';
import type { Mail, Mailer, MessagesDeps, Recipient } from './ports.ts';
import { nextAllowed } from './sending/send-window.ts';
import { answerIntent, claim, findIntent, putBack, release } from './store/intents.server.ts';
import { hasUnsubscribed } from './store/unsubscribes.server.ts';
import { defaultBrand } from './templates/brand.ts';

/**
 * Decides a queued message again and hands it over: see `Messages.send`. It is claimed under our own Message-ID and
 * committed before the first byte leaves, so that a process that dies in between leaves `unknown`, and nobody sends
 * it blindly a second time.
 */
export async function sendMessage(
  deps: MessagesDeps,
  shopId: bigint,
  id: bigint,
  now: Instant,
): Promise<SendOutcome | null> {
  const intent = await findIntent(deps.db.sql, shopId, id);
  if (intent === null) return null;
  // Its job came back although somebody had claimed it: that process is gone.
  if (intent.state === 'claimed') return noteUnknown(deps, shopId, intent, now);
  if (intent.state !== 'queued') return null;
  const at = deps.clockJumps ? intent.dueAt : laterOf(intent.dueAt, now);
  const allowed = nextAllowed(at, intent.window, intent.zone);
  if (compareInstants(allowed, laterOf(at, now)) > 0) return later(deps, shopId, intent, allowed);
  const decided = await decide(deps, shopId, intent, now);
  switch (decided.kind) {
    case 'hold':
      await deps.db.inTransaction(shopId, (tx) => putBack(tx, id, { state: 'held', dueAt: intent.dueAt }));
      return { state: 'held' };
    case 'not':
      return noteNotSent(deps, shopId, intent, decided.reason, allowed);
    case 'send':
      return handOver(deps, shopId, intent, { ...decided, at: allowed });
    default:
      return assertNever(decided);
  }
}

type Decided =
  | {
      readonly kind: 'send';
      readonly content: MailContent;
      readonly recipient: Recipient;
      readonly mailer: Mailer;
    }
  | { readonly kind: 'hold' }
  | { readonly kind: 'not'; readonly reason: NotSentReason };

async function decide(deps: MessagesDeps, shopId: bigint, intent: Intent, now: Instant): Promise<Decided> {
  const composed = await deps.composers[intent.kind](shopId, intent, now);
  if (composed.kind !== 'send') return composed;
  const [recipient] = await deps.people.recipients(shopId, [intent], now);
  if (recipient === undefined) throw new Error('Nobody was asked for');
  if (typeof recipient === 'string') return { kind: 'not', reason: recipient };
  if (await hasUnsubscribed(deps.db.sql, shopId, recipient.person, intent.kind))
    return { kind: 'not', reason: 'unsubscribed' };
  if (deps.mailer === null) return { kind: 'not', reason: 'no-mail-server' };
  return { kind: 'send', content: composed.content, recipient, mailer: deps.mailer };
}

async function handOver(
  deps: MessagesDeps,
  shopId: bigint,
  intent: Intent,
  { content, recipient, mailer, at }: Extract<Decided, { kind: 'send' }> & { readonly at: Instant },
): Promise<SendOutcome | null> {
  const messageId = deps.ids.newMessageId(shopId, intent.id);
  const mail = await writeMail(deps, shopId, intent, { content, recipient, messageId, at });
  if (!(await claim(deps.db.sql, shopId, intent.id, messageId))) return null;
  const delivery = await mailer.deliver(mail);
  switch (delivery.state) {
    case 'taken':
      await noteSent(deps, shopId, intent, messageId, at);
      return { state: 'sent', at };
    case 'refused':
      await answerClaimed(deps, shopId, intent, { reason: 'refused-by-server', messageId, at });
      return { state: 'not-sent', reason: 'refused-by-server' };
    case 'unknown':
      return noteUnknown(deps, shopId, intent, at);
    case 'not-reached':
      await release(deps.db.sql, shopId, intent.id, messageId);
      throw new Error(`The mail server was not reached: ${delivery.why}`);
    default:
      return assertNever(delivery);
  }
}

async function writeMail(
  { people, links, ids, ownAddress, writeMail: write }: MessagesDeps,
  shopId: bigint,
  intent: Intent,
  what: {
    readonly content: MailContent;
    readonly recipient: Recipient;
    readonly messageId: string;
    readonly at: Instant;
  },
): Promise<Mail> {
  const shop = await people.shopForMessages(shopId);
  const { person } = what.recipient;
  const written = await write({
    parts: [what.content],
    language: languageOf(what.recipient.locale),
    locale: what.recipient.locale ?? 'en',
    lifecycle: what.recipient.lifecycle,
    firstName: what.recipient.firstName,
    shopName: shop.name,
    brand: defaultBrand,
    texts: {},
    preferencesUrl: await links.preferences(shopId, person),
    openUrl: null,
    at: what.at,
  });
  return {
    ...written,
    messageId: what.messageId,
    from: { name: shop.name, address: ownAddress },
    replyTo: null,
    returnPath: ids.returnPath(shopId, intent.id),
    to: what.recipient.email,
    date: what.at,
    headers: {
      'X-Afterglow-Kind': intent.kind,
      'X-Afterglow-Shop': shop.domain,
      'List-Unsubscribe': `<${links.oneClick(shopId, person, [intent.kind])}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    },
    dkim: null,
  };
}

async function later(
  { db }: MessagesDeps,
  shopId: bigint,
  intent: Intent,
  at: Instant,
): Promise<SendOutcome | null> {
  const put = await db.inTransaction(shopId, (tx) => putBack(tx, intent.id, { state: 'waiting', dueAt: at }));
  return put ? { state: 'later', at, because: 'window' } : null;
}

async function noteNotSent(
  { db }: MessagesDeps,
  shopId: bigint,
  intent: Intent,
  reason: NotSentReason,
  at: Instant,
): Promise<SendOutcome | null> {
  const noted = await db.inTransaction(shopId, (tx) => answerNotSent(tx, intent, reason, at));
  return noted ? { state: 'not-sent', reason } : null;
}

async function answerClaimed(
  { db }: MessagesDeps,
  shopId: bigint,
  intent: Intent,
  { reason, messageId, at }: { reason: NotSentReason; messageId: string; at: Instant },
): Promise<void> {
  await db.inTransaction(shopId, async (tx) => {
    const answer = { state: 'not-sent', reason, at, messageId } as const;
    if (await answerIntent(tx, intent.id, ['claimed', 'unknown'], answer))
      await tx.announce([messageFact('message-not-sent', intent, at, { reason })]);
  });
}

/** Somebody may have taken this process for dead and written `unknown`: it knows better. */
async function noteSent(
  { db }: MessagesDeps,
  shopId: bigint,
  intent: Intent,
  messageId: string,
  at: Instant,
): Promise<void> {
  await db.inTransaction(shopId, async (tx) => {
    const answer = { state: 'sent', reason: null, at, messageId } as const;
    if (await answerIntent(tx, intent.id, ['claimed', 'unknown'], answer))
      await tx.announce([messageFact('message-sent', intent, at)]);
  });
}

async function noteUnknown(
  { db }: MessagesDeps,
  shopId: bigint,
  intent: Intent,
  at: Instant,
): Promise<SendOutcome | null> {
  await db.inTransaction(shopId, async (tx) => {
    if (await answerIntent(tx, intent.id, ['claimed'], { state: 'unknown', reason: null, at }))
      await tx.announce([messageFact('message-unknown', intent, at)]);
  });
  return { state: 'unknown' };
}
