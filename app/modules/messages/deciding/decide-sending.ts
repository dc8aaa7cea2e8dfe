import { compareInstants, type Instant, type Zone } from '#app/kernel/calendar.ts';
import {
  classOfKind,
  type Intent,
  type LaterReason,
  type MessageKind,
  messageKinds,
  type NotSentReason,
  type Via,
} from '../message.ts';
import type { MessageSettings } from '../settings/settings.ts';
import { goodUntil, type Trace, type Verdict } from './judge.ts';
import { firstOpen } from './open-hours.ts';
import { hasRoom, nextRoom, recontactFrom, usedRoom, withinWeek } from './room.ts';

// What becomes, at one moment, of everything that waits for one addressee.

export interface Candidate {
  readonly intent: Intent;
  /** When it falls due. */
  readonly at: Instant;
  readonly verdict: Verdict;
}

/** A message that went to the same addressee before, or may have. */
export interface PastMessage {
  readonly kind: MessageKind;
  readonly at: Instant;
  /** It led a mail that held something of marketing. */
  readonly counts: boolean;
}

export interface Situation {
  readonly at: Instant;
  readonly candidates: readonly Candidate[];
  readonly past: readonly PastMessage[];
  readonly settings: MessageSettings;
}

export type Decision =
  | {
      /** One mail of ours with these parts, or one message told elsewhere; the first one leads. */
      readonly kind: 'go';
      readonly via: Via;
      readonly parts: readonly [Candidate, ...Candidate[]];
      readonly counts: boolean;
    }
  | {
      readonly kind: 'later';
      readonly intent: Intent;
      readonly at: Instant;
      readonly because: LaterReason;
      readonly trace: Trace;
    }
  | { readonly kind: 'not'; readonly intent: Intent; readonly reason: NotSentReason; readonly trace: Trace }
  | { readonly kind: 'hold'; readonly intent: Intent };

type Later = Extract<Decision, { kind: 'later' }>;

/**
 * One mail has room for so many parts: mail programs cut off what is longer than about 100 KB, and nobody reads more.
 */
export const mostParts = 6;

/**
 * Decides everything that is due at `at`, each thing once. What falls due soon after goes along where a mail goes
 * anyway, and is not spoken of where none does. Of what is due, that which has no place in the one mail is not spoken
 * of either: it is asked about again at the same moment, when that mail counts as sent.
 */
export function decideSending(situation: Situation): readonly Decision[] {
  const { at, candidates, settings } = situation;
  const soon = at.add({ minutes: settings.togetherMinutes });
  const isDue = (one: Candidate) => compareInstants(one.at, at) <= 0;
  const due = candidates.filter(isDue);
  const answered = due.flatMap((one) => answerOf(one));
  const sendable = due.filter(({ verdict }) => verdict.kind === 'send');
  const put = sendable.map((one) => ({ one, later: closed(one, situation) ?? tooSoon(one, situation) }));
  const postponed = put.flatMap(({ later }) => later ?? []);
  const open = put.flatMap(({ one, later }) => (later === null ? [one] : []));
  const left = new Set(byRank(open.filter(isOurs), settings).slice(mostParts));
  const ready = open.filter((one) => !left.has(one));
  const near = candidates.filter(
    (one) =>
      !isDue(one) &&
      compareInstants(one.at, soon) <= 0 &&
      isOurs(one) &&
      closed(one, situation) === null &&
      tooSoon(one, situation) === null,
  );
  const coming = [
    ...candidates.filter((one) => !isDue(one)),
    ...put.flatMap(({ one, later }) => (later === null ? [] : [{ ...one, at: later.at }])),
  ];
  return [...answered, ...postponed, ...outgoing({ ready, near, coming }, situation)];
}

function answerOf({ intent, verdict }: Candidate): Decision[] {
  if (verdict.kind === 'send') return [];
  return verdict.kind === 'hold' ? [{ kind: 'hold', intent }] : [{ ...verdict, intent }];
}

const isMarketing = ({ intent }: Candidate) => classOfKind[intent.kind] === 'marketing';
const isOurs = ({ verdict }: Candidate) => verdict.kind === 'send' && verdict.via === 'afterglow';

/** Quiet hours are for what nobody asked for. */
function hoursOf(one: Candidate, settings: MessageSettings) {
  return { window: one.intent.window, quiet: isMarketing(one) ? settings.quietHours : null };
}

/** Its window is shut, or it is quiet: when it is not. */
function closed(one: Candidate, { at, settings }: Situation): Later | null {
  const open = firstOpen(at, hoursOf(one, settings), one.intent.zone);
  return open.because === null ? null : later(one, open.at, open.because, {});
}

/** The same kind went to them a short while ago. */
function tooSoon(one: Candidate, { at, past, settings }: Situation): Later | null {
  if (!isMarketing(one)) return null;
  const { kind, zone } = one.intent;
  const days = settings.kinds[kind].recontactDays;
  const before = past.filter((mail) => mail.kind === kind).map((mail) => mail.at);
  const free = (from: Instant) => recontactFrom(from, before, days, zone);
  if (free(at) === null) return null;
  return later(one, firstFree(one, free, { at, settings }), 'recontact', { recontactDays: days });
}

/** Told elsewhere they are not one mail: the second of a kind is too soon after the first. */
function toldTwice(one: Candidate, told: readonly Candidate[], situation: Situation): Later | null {
  const { kind } = one.intent;
  const before = told.some(({ intent }) => intent.kind === kind);
  if (isOurs(one) || !before) return null;
  const past = [...situation.past, { kind, at: situation.at, counts: true }];
  return tooSoon(one, { ...situation, past });
}

/** The first moment that is open and that nothing else forbids. */
function firstFree(
  one: Candidate,
  next: (at: Instant) => Instant | null,
  { at, settings }: Pick<Situation, 'at' | 'settings'>,
): Instant {
  for (let moment = at; ; ) {
    const from = next(moment);
    if (from === null) return moment;
    moment = firstOpen(from, hoursOf(one, settings), one.intent.zone).at;
  }
}

interface Outgoing {
  readonly ready: readonly Candidate[];
  /** Due soon: they go along. */
  readonly near: readonly Candidate[];
  /** What will fall due, at its moment as far as it is known. */
  readonly coming: readonly Candidate[];
}

/** Sorts what can go into mails and into what is told elsewhere; what finds no room waits. */
function outgoing({ ready, near, coming }: Outgoing, situation: Situation): readonly Decision[] {
  const { settings } = situation;
  const mine = ready.filter(isOurs);
  const along = mine.length > 0 ? byRank(near, settings).slice(0, mostParts - mine.length) : [];
  const ownMarketing = [...mine, ...along].filter(isMarketing);
  const told = ready.filter((one) => !isOurs(one));
  const units = [
    ...(ownMarketing.length > 0 ? [ownMarketing] : []),
    ...told.filter(isMarketing).map((one) => [one]),
  ]
    .map((unit) => byRank(unit, settings))
    .sort(([a], [b]) => (a && b ? compareRanks(a, b, settings) : 0));
  const isDue = (one: Candidate) => ready.includes(one);
  const waits: Later[] = [];
  const admitted = new Set<Candidate>();
  const counted = situation.past.filter(({ counts }) => counts).map(({ at }) => at);
  for (const unit of units) {
    const again = unit.flatMap((one) => toldTwice(one, [...admitted], situation) ?? []);
    const wait = waitOf(unit, counted, coming, situation);
    if (again.length > 0) waits.push(...again);
    else if (wait !== null) waits.push(...unit.filter(isDue).map(wait));
    else {
      counted.push(situation.at);
      for (const one of unit) admitted.add(one);
    }
  }
  const goes = (one: Candidate) => !isMarketing(one) || admitted.has(one);
  const mail = byRank([...mine, ...along].filter(goes), settings);
  return [
    ...waits,
    ...(mail.some(isDue) ? [going('afterglow', mail)] : []),
    ...told
      .filter(goes)
      .map((one) => going(one.verdict.kind === 'send' ? one.verdict.via : 'afterglow', [one])),
  ];
}

function going(via: Via, parts: readonly Candidate[]): Decision {
  const [lead, ...more] = parts;
  if (lead === undefined) throw new Error('A mail has a part');
  return { kind: 'go', via, parts: [lead, ...more], counts: parts.some(isMarketing) };
}

/** Why one mail more has to wait, as what becomes of each of its parts; null: there is room for it. */
function waitOf(
  unit: readonly Candidate[],
  counted: readonly Instant[],
  coming: readonly Candidate[],
  { at, settings }: Situation,
): ((one: Candidate) => Later) | null {
  const { capPerWeek: cap } = settings;
  const [best] = unit;
  if (cap === null || best === undefined) return null;
  const { zone } = best.intent;
  if (!hasRoom(at, counted, cap, zone)) {
    const trace = { used: usedRoom(at, counted, zone), cap };
    const next = (from: Instant) =>
      hasRoom(from, counted, cap, zone) ? null : nextRoom(from, counted, cap, zone);
    return (one) => later(one, firstFree(one, next, { at, settings }), 'cap', trace);
  }
  const greater = greaterComing(best, counted, coming, { at, settings });
  // A greater one may be planned anew for ever: nobody waits for it until it is too late.
  if (greater === null || unit.some((one) => compareInstants(greater.at, goodUntil(one.intent)) > 0))
    return null;
  const because = isOurs(greater.one) ? 'rides-along' : 'cap';
  const trace = { with: greater.one.intent.kind, cap, used: usedRoom(at, counted, zone) };
  return (one) => later(one, greater.at, because, trace);
}

/** The first greater message of the coming week that would find no room if this went now. */
function greaterComing(
  best: Candidate,
  counted: readonly Instant[],
  coming: readonly Candidate[],
  { at, settings }: Pick<Situation, 'at' | 'settings'>,
): { readonly one: Candidate; readonly at: Instant } | null {
  const { capPerWeek: cap } = settings;
  const needy = coming
    .filter(
      (one) =>
        one.verdict.kind === 'send' && isMarketing(one) && rankOf(one, settings) < rankOf(best, settings),
    )
    .map((one) => ({ one, at: firstOpen(one.at, hoursOf(one, settings), one.intent.zone).at }))
    .filter(({ one, at: its }) => takesRoom(at, its, counted, { cap, zone: one.intent.zone }))
    .sort((a, b) => compareInstants(a.at, b.at));
  return needy[0] ?? null;
}

function takesRoom(
  at: Instant,
  its: Instant,
  counted: readonly Instant[],
  { cap, zone }: { readonly cap: number | null; readonly zone: Zone },
): boolean {
  return (
    withinWeek(at, its, zone) &&
    hasRoom(its, counted, cap, zone) &&
    !hasRoom(its, [...counted, at], cap, zone)
  );
}

/** What somebody asked for comes first, the latest step of it before the earlier; then marketing as the shop ranks it. */
function rankOf({ intent: { kind } }: Candidate, { priority }: MessageSettings): number {
  const index = messageKinds.indexOf(kind);
  if (classOfKind[kind] === 'transactional') return -1 - index;
  const ranked = priority.indexOf(kind);
  return ranked === -1 ? priority.length + index : ranked;
}

function compareRanks(a: Candidate, b: Candidate, settings: MessageSettings): number {
  return (
    rankOf(a, settings) - rankOf(b, settings) ||
    compareInstants(a.at, b.at) ||
    (a.intent.id < b.intent.id ? -1 : 1)
  );
}

const byRank = (all: readonly Candidate[], settings: MessageSettings) =>
  all.toSorted((a, b) => compareRanks(a, b, settings));

const later = ({ intent }: Candidate, at: Instant, because: LaterReason, trace: Trace): Later => ({
  kind: 'later',
  intent,
  at,
  because,
  trace,
});
