import { compareInstants, type Instant, laterOf } from '#app/kernel/calendar.ts';
import {
  type Candidate,
  type Decision,
  decideSending,
  type PastMessage,
} from '../deciding/decide-sending.ts';
import { type Judged, judge, judgeKind, judgePerson } from '../deciding/judge.ts';
import type { SendOutcome } from '../door.ts';
import type { MailContent } from '../mails/mail.ts';
import type { Intent } from '../message.ts';
import { messageFact } from '../planning/message-fact.ts';
import { enqueueSend } from '../planning/sweep-due.server.ts';
import type { MessagesDeps } from '../ports.ts';
import { openAnswers, type Postponed, postpone } from '../store/claiming/answers.server.ts';
import {
  type AddresseeNow,
  addresseesOf,
  readAddressees,
  readShopNow,
  type ShopNow,
} from './batch.server.ts';
import type { MailParts } from './compose-mail.server.ts';
import { handOver, type Run } from './hand-over.server.ts';

/** Times that an addressee may move on under our hands before the queue is asked for patience. */
const patience = 20;

type Outcomes = Map<bigint, SendOutcome>;
type Go = Extract<Decision, { kind: 'go' }>;
type Later = Extract<Decision, { kind: 'later' }>;

/** What is left to decide, while the moments of one addressee are lived. */
interface Life {
  readonly place: ShopNow;
  readonly run: Run;
  readonly now: AddresseeNow;
  open: Intent[];
  past: PastMessage[];
  turn: bigint;
}

/**
 * Decides and hands over everything that is due to one addressee, moment by moment. A clock that only runs has one
 * moment: now. One that jumped lives those that it passed over, each as it would have been.
 */
export async function sendToAddressee(
  deps: MessagesDeps,
  place: ShopNow,
  now: AddresseeNow,
  run: Run,
  outcomes: Outcomes,
): Promise<void> {
  let life = begin(place, now, run);
  for (let movedOn = 0; movedOn <= patience; movedOn++) {
    if (await liveOn(deps, life, outcomes)) return;
    const again = await beginAgain(deps, life);
    if (again === null) return;
    life = again;
  }
  throw new Error('The addressee of a message is busy');
}

/** False: the addressee has moved on, and is to be read again. */
async function liveOn(deps: MessagesDeps, life: Life, outcomes: Outcomes): Promise<boolean> {
  if (life.place.stopped) return putAllBack(deps, life, outcomes);
  // Whoever they are for has become somebody else since they were asked for.
  const known = new Set(life.open.map(({ id }) => id));
  if (life.run.asked.some((id) => !known.has(id))) return false;
  for (;;) {
    const at = nextMoment(deps, life);
    if (at === null) break;
    if (!(await liveMoment(deps, life, at, outcomes))) return false;
  }
  return putBackEarly(deps, life);
}

/** What was asked for may be another's by now, who is seen to by a job of their own, or no longer in the queue; null: none of it is. */
async function beginAgain(deps: MessagesDeps, { place: before, run }: Life): Promise<Life | null> {
  const place = await readShopNow(deps, before.shopId, before.now);
  const groups = await addresseesOf(deps, place.shopId, run.asked);
  const [[addressee, intents] = [], ...others] = [...groups];
  if (addressee === undefined || intents === undefined) return null;
  const theirs = others.flatMap(([, group]) => group.map(({ id }) => id));
  if (theirs.length > 0) await deps.db.inTransaction(place.shopId, (tx) => enqueueSend(tx, theirs));
  const now = (await readAddressees(deps, place, [addressee])).get(addressee);
  const asked = intents.map(({ id }) => id);
  return now === undefined ? null : begin(place, now, { ...run, asked });
}

const begin = (place: ShopNow, now: AddresseeNow, run: Run): Life => ({
  place,
  run,
  now,
  open: [...now.open],
  past: [...now.past],
  turn: now.turn,
});

/** When a message falls due: not before sends were resumed, and for a clock that only runs not before now. */
function momentOf(
  { clockJumps }: Pick<MessagesDeps, 'clockJumps'>,
  { place }: Life,
  { dueAt }: Intent,
): Instant {
  const due = place.resumedAt === null ? dueAt : laterOf(dueAt, place.resumedAt);
  return clockJumps ? due : laterOf(due, place.now);
}

const isDue = (at: Instant, now: Instant) => compareInstants(at, now) <= 0;

/** The first moment at which something is due; null: nothing is any more. */
function nextMoment(deps: MessagesDeps, life: Life): Instant | null {
  const due = life.open
    .filter(({ dueAt }) => isDue(dueAt, life.place.now))
    .map((intent) => momentOf(deps, life, intent))
    .toSorted(compareInstants);
  return due[0] ?? null;
}

/** False: the addressee has moved on, and is to be read again. */
async function liveMoment(deps: MessagesDeps, life: Life, at: Instant, outcomes: Outcomes): Promise<boolean> {
  const { settings } = life.place;
  const contents = new Map<bigint, MailContent>();
  const candidates = await Promise.all(
    life.open.map(async (intent): Promise<Candidate> => {
      const moment = momentOf(deps, life, intent);
      const soon = isDue(moment, at.add({ minutes: settings.togetherMinutes }));
      const { verdict, content } = await judged(deps, life, intent, soon ? at : null);
      if (content !== null) contents.set(intent.id, content);
      return { intent, at: moment, verdict };
    }),
  );
  const decisions = decideSending({ at, candidates, past: life.past, settings });
  await writeAnswers(deps, life, decisions, at, outcomes);
  if (!(await writeLater(deps, life, decisions, outcomes))) return false;
  for (const decision of decisions)
    if (decision.kind === 'go' && !(await go(deps, life, decision, { contents, at }, outcomes))) return false;
  return true;
}

/** `at` null: its moment has not come, so nobody is asked what it says. */
async function judged(deps: MessagesDeps, life: Life, intent: Intent, at: Instant | null): Promise<Judged> {
  const { shopId, settings, ways } = life.place;
  const rule = settings.kinds[intent.kind];
  const standing = life.now.standingOf(intent);
  const refused = judgeKind(intent, rule, at ?? intent.dueAt);
  if (refused !== null) return { verdict: refused, content: null };
  if (at === null) return { verdict: judgePerson(intent, rule, standing, ways), content: null };
  const composed = await deps.composers[intent.kind](shopId, intent, at);
  return judge(intent, rule, { composed, standing, ways });
}

async function writeAnswers(
  deps: MessagesDeps,
  life: Life,
  decisions: readonly Decision[],
  at: Instant,
  outcomes: Outcomes,
): Promise<void> {
  const refused = decisions.filter((decision) => decision.kind === 'not');
  const answers = refused.map(({ intent, reason, trace }) => ({
    ...{ id: intent.id, state: 'not-sent' as const, reason, trace },
    fact: messageFact('message-not-sent', intent, at, { reason }),
  }));
  const write = openAnswers(deps.db.prepared, deps.announcing);
  const given = { from: ['waiting', 'queued'], messageId: null, at } as const;
  const answered = new Set(await write(life.place.shopId, answers, given));
  for (const { intent, reason } of refused) {
    leave(life, [intent]);
    if (answered.has(intent.id)) outcomes.set(intent.id, { state: 'not-sent', reason });
  }
}

/**
 * What is put off to a moment that has come already, where the clock jumped, is only looked at again then. False: the
 * addressee has moved on.
 */
async function writeLater(
  deps: MessagesDeps,
  life: Life,
  decisions: readonly Decision[],
  outcomes: Outcomes,
): Promise<boolean> {
  const { now } = life.place;
  const put: Postponed[] = [];
  for (const decision of decisions) {
    if (decision.kind === 'hold') {
      const { id, dueAt } = decision.intent;
      put.push({ id, state: 'held', dueAt, later: null, trace: {} });
      outcomes.set(id, { state: 'held' });
      leave(life, [decision.intent]);
    }
    if (decision.kind !== 'later') continue;
    leave(life, [decision.intent]);
    if (isDue(decision.at, now)) life.open.push({ ...decision.intent, dueAt: decision.at });
    else {
      put.push(postponed(decision));
      outcomes.set(decision.intent.id, { state: 'later', at: decision.at, because: decision.because });
    }
  }
  return putBack(deps, life, put);
}

const putBack = (
  { db }: MessagesDeps,
  { place, now: { addressee }, turn }: Life,
  put: readonly Postponed[],
) => postpone(db.prepared, place.shopId, { addressee, turn }, put);

const postponed = ({ intent, at, because, trace }: Later): Postponed => ({
  ...{ id: intent.id, state: 'waiting', dueAt: at, later: because, trace },
});

function leave(life: Life, intents: readonly Intent[]): void {
  const gone = new Set(intents.map(({ id }) => id));
  life.open = life.open.filter(({ id }) => !gone.has(id));
}

/** False: the addressee has moved on. */
async function go(
  deps: MessagesDeps,
  life: Life,
  { via, parts, counts }: Go,
  { contents, at }: { readonly contents: ReadonlyMap<bigint, MailContent>; readonly at: Instant },
  outcomes: Outcomes,
): Promise<boolean> {
  const { recipient } = life.now.standingOf(parts[0].intent);
  if (typeof recipient === 'string') throw new Error('A mail goes to somebody');
  const withContent = ({ intent }: Candidate) => {
    const content = contents.get(intent.id);
    if (content === undefined) throw new Error('A mail says something');
    return { intent, content };
  };
  const [lead, ...more] = parts;
  const said: MailParts = [withContent(lead), ...more.map(withContent)];
  const traces = parts.map(({ verdict }) => (verdict.kind === 'send' ? verdict.trace : {}));
  const parcel = {
    addressee: life.now.addressee,
    turn: life.turn,
    via,
    parts: said,
    traces,
    recipient,
    counts,
    at,
  };
  const handed = await handOver(deps, life.place, parcel, life.run);
  if (handed === null) return false;
  for (const [id, outcome] of handed) outcomes.set(id, outcome);
  const refused = [...handed.values()].some(({ state }) => state === 'not-sent');
  leave(
    life,
    parts.map(({ intent }) => intent),
  );
  life.turn += 1n;
  if (!refused)
    life.past.push(
      ...parts.map(({ intent }, index) => ({ kind: intent.kind, at, counts: counts && index === 0 })),
    );
  return true;
}

/** Nothing goes out: what this addressee has in the queue waits. False: they have moved on. */
async function putAllBack(deps: MessagesDeps, life: Life, outcomes: Outcomes): Promise<boolean> {
  const queued = life.open.filter(({ state }) => state === 'queued');
  const later = life.place.shop.installed ? ('paused' as const) : null;
  for (const { id, dueAt } of queued) outcomes.set(id, { state: 'later', at: dueAt, because: 'paused' });
  const put = queued.map(({ id, dueAt }) => ({
    ...{ id, state: 'waiting' as const, dueAt, later, trace: {} },
  }));
  return putBack(deps, life, put);
}

/** What was asked for and is not due any more, having been planned anew, waits. False: the addressee has moved on. */
async function putBackEarly(deps: MessagesDeps, life: Life): Promise<boolean> {
  const { asked } = life.run;
  const early = life.open.filter(({ id, state }) => state === 'queued' && asked.includes(id));
  const put = early.map(({ id, dueAt }) => ({
    ...{ id, state: 'waiting' as const, dueAt, later: null, trace: {} },
  }));
  return putBack(deps, life, put);
}
