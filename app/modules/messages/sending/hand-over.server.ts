import type { Instant } from '#app/kernel/calendar.ts';
import { assertNever } from '#app/kernel/check.ts';
import type { NewFact } from '#app/kernel/transaction.ts';
import type { SendOutcome } from '../door.ts';
import type { Via } from '../message.ts';
import { messageFact } from '../planning/message-fact.ts';
import type { Delivery, MessagesDeps, Recipient } from '../ports.ts';
import { type Answer, openAnswers, type WriteAnswers } from '../store/answers.server.ts';
import { type Claimed, claim, release } from '../store/claims.server.ts';
import { sealContent } from '../store/content.server.ts';
import type { ShopNow } from './batch.server.ts';
import { composeMail, type MailParts } from './compose-mail.server.ts';
import type { Trace } from './judge.ts';

/** One mail, or one message that is told elsewhere, to be handed over. */
export interface Parcel {
  readonly addressee: string;
  readonly turn: bigint;
  readonly via: Via;
  readonly parts: MailParts;
  readonly traces: readonly Trace[];
  readonly recipient: Recipient;
  readonly counts: boolean;
  /** Business time. */
  readonly at: Instant;
}

/** For whom it is handed over: the job, and what it was asked for. */
export interface Run {
  readonly run: string;
  readonly asked: readonly bigint[];
}

/** Nothing was handed over; another try is safe. */
export class NotReached extends Error {}

/** What happened cannot be written down now: the job has to come back under its own name. */
export class NotRecorded extends Error {}

/**
 * Claims, hands over and records. It is claimed under our own Message-ID and committed before the first byte leaves, so
 * that a process that dies in between leaves `unknown`, and nobody sends it blindly a second time. Null: the addressee's
 * turn has moved on, nothing was done. Breaks with `NotReached`.
 */
export async function handOver(
  deps: MessagesDeps,
  place: ShopNow,
  parcel: Parcel,
  run: Run,
): Promise<ReadonlyMap<bigint, SendOutcome> | null> {
  const { shopId } = place;
  const { messageId, sealed, deliver } = await prepare(deps, place, parcel);
  const { addressee, turn, via, at, counts } = parcel;
  const parts = parcel.parts.map(({ intent }, index) => ({
    id: intent.id,
    trace: parcel.traces[index] ?? {},
  }));
  const claimed = { addressee, turn, parts, messageId, run: run.run, via, at, counts, sealed };
  if (!(await claim(deps.db.prepared, shopId, claimed))) return null;
  const delivery = await deliver().catch(
    (error: unknown): Delivery => ({ state: 'unknown', why: String(error) }),
  );
  if (delivery.state === 'not-reached') {
    const back = parcel.parts.map(({ intent: { id, dueAt } }) => ({ id, dueAt }));
    const released = { parts: back, messageId, asked: run.asked };
    await release(deps.db.sql, shopId, released).catch(notRecorded);
    throw new NotReached(`Nobody took the message over: ${delivery.why}`);
  }
  const [lead, ...along] = parcel.parts;
  const mail = [lead, ...along].map(({ intent }) => ({
    ...intent,
    mergedInto: intent.id === lead.intent.id ? null : lead.intent.id,
    messageId,
    at,
  }));
  const record = openAnswers(deps.db.prepared, deps.announcing);
  const outcome = delivery.state === 'taken' ? 'sent' : delivery.state === 'refused' ? 'refused' : 'unknown';
  await recordMail(record, shopId, mail, outcome).catch(notRecorded);
  return new Map(mail.map(({ id, mergedInto }) => [id, outcomeOf(outcome, mergedInto !== null, at)]));
}

const notRecorded = (error: unknown): never => {
  throw new NotRecorded('What became of a message could not be written down', { cause: error });
};

interface Prepared {
  readonly messageId: string;
  readonly sealed: Uint8Array | null;
  deliver(): Promise<Delivery>;
}

async function prepare(deps: MessagesDeps, place: ShopNow, parcel: Parcel): Promise<Prepared> {
  const { shopId } = place;
  const { via, parts, recipient, at } = parcel;
  const [{ intent, content }] = parts;
  if (via === 'afterglow') {
    const { mailer } = deps;
    if (mailer === null) throw new Error('There is a mail server where a mail goes out');
    const mail = await composeMail(deps, place, recipient, parts, at);
    return {
      messageId: mail.messageId,
      sealed: sealContent(deps.seal, mail),
      deliver: () => mailer.deliver(mail),
    };
  }
  const told = { kind: intent.kind, uniqueId: `afterglow-${shopId}-${intent.id}`, recipient, at, content };
  return {
    messageId: deps.ids.newMessageId(shopId, intent.id),
    sealed: null,
    deliver: () => deps.elsewhere[via].tell(shopId, told),
  };
}

export type MailOutcome = 'sent' | 'refused' | 'unknown' | 'dropped';

function outcomeOf(outcome: MailOutcome, part: boolean, at: Instant): SendOutcome {
  switch (outcome) {
    case 'sent':
      return { state: part ? 'merged' : 'sent', at };
    case 'unknown':
      return part ? { state: 'merged', at } : { state: 'unknown' };
    case 'refused':
      return { state: 'not-sent', reason: 'refused-by-server' };
    case 'dropped':
      return { state: 'not-sent', reason: 'dropped' };
    default:
      return assertNever(outcome);
  }
}

/**
 * Keeps what became of one mail with all its parts, the lead first. Somebody may have taken this process for dead and
 * written `unknown`: it knows better. Returns those whose answer it is.
 */
export async function recordMail(
  write: WriteAnswers,
  shopId: bigint,
  mail: readonly Claimed[],
  outcome: MailOutcome,
  by: { readonly actor?: string } = {},
): Promise<readonly bigint[]> {
  const [lead] = mail;
  if (lead === undefined) return [];
  const answers = mail.map((one): Answer => {
    const told = outcomeOf(outcome, one.mergedInto !== null, lead.at);
    const reason = told.state === 'not-sent' ? told.reason : null;
    const state =
      told.state === 'sent' || told.state === 'merged' || told.state === 'not-sent' ? told.state : 'unknown';
    return { id: one.id, state, reason, trace: null, fact: factOf(one, lead.id, outcome, { reason, by }) };
  });
  const from = outcome === 'unknown' ? (['claimed'] as const) : (['claimed', 'unknown', 'merged'] as const);
  return write(shopId, answers, { from, messageId: lead.messageId, at: lead.at });
}

function factOf(
  one: Claimed,
  leadId: bigint,
  outcome: MailOutcome,
  { reason, by }: { readonly reason: string | null; readonly by: { readonly actor?: string } },
): NewFact {
  const data = { lead: leadId.toString(), ...by };
  if (outcome === 'sent') return messageFact('message-sent', one, one.at, data);
  if (outcome === 'unknown') return messageFact('message-unknown', one, one.at, data);
  return messageFact('message-not-sent', one, one.at, { ...data, reason });
}
