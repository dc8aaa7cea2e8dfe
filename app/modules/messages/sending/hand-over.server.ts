import type { Instant } from '#app/kernel/calendar.ts';
import type { Trace } from '../deciding/judge.ts';
import type { SendOutcome } from '../door.ts';
import type { Via } from '../message.ts';
import type { Delivery, MessagesDeps, Recipient } from '../ports.ts';
import { type Claimed, release } from '../store/claiming/claims.server.ts';
import { sealContent } from '../store/content.server.ts';
import type { ShopNow } from './batch.server.ts';
import { composeMail, type MailParts } from './compose-mail.server.ts';
import { type Hands, notRecorded } from './hands.server.ts';
import { outcomeOf, recordOf } from './mail-answers.ts';

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
  readonly hands: Hands;
}

/**
 * A process that stood still for so long, in real time, after it asked for a mail may have been taken for dead, and
 * somebody told that the mail never went. It hands over nothing.
 */
const stillMs = 60_000;
const stoodStill: Delivery = { state: 'not-reached', why: 'the process stood still' };

const broken = (error: unknown): Delivery => ({ state: 'unknown', why: String(error) });

/** Nothing was handed over; another try is safe. */
export class NotReached extends Error {}

/**
 * Claims and hands over; what became of it is in the job's hands. It is claimed under our own Message-ID and committed
 * before the first byte leaves, so that a process that dies in between leaves `unknown`, and nobody sends it blindly a
 * second time. Null: the addressee's turn has moved on, nothing was done. Breaks with `NotReached`.
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
  const giveBack = (trace: Trace) => {
    const back = parcel.parts.map(({ intent }) => intent);
    return release(deps.db.sql, shopId, { parts: back, messageId, asked: run.asked, trace }).catch(
      notRecorded,
    );
  };
  const before = Date.now();
  try {
    if (!(await run.hands.claim(claimed))) return null;
  } catch (error) {
    // It may have been claimed without our hearing of it, and nothing has been handed over.
    await giveBack({});
    throw error;
  }
  const delivery = Date.now() - before > stillMs ? stoodStill : await deliver().catch(broken);
  if (delivery.state === 'not-reached') {
    await giveBack(delivery.refusesUs === true ? { refusesUs: delivery.why } : {});
    throw new NotReached(`Nobody took the message over: ${delivery.why}`);
  }
  const [{ intent: lead }, ...along] = parcel.parts;
  const mail: [Claimed, ...Claimed[]] = [
    { ...lead, mergedInto: null, messageId, at },
    ...along.map(({ intent }) => ({ ...intent, mergedInto: lead.id, messageId, at })),
  ];
  const outcome = delivery.state === 'taken' ? 'sent' : delivery.state === 'refused' ? 'refused' : 'unknown';
  run.hands.keep(recordOf(mail, outcome));
  return new Map(mail.map(({ id, mergedInto }) => [id, outcomeOf(outcome, mergedInto !== null, at)]));
}

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
