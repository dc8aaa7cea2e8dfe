import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addLocalDays, compareInstants, type Instant, laterOf, zone } from '#app/kernel/calendar.ts';
import { classOfKind, type MessageKind, type Via } from '../message.ts';
import {
  type Candidate,
  type Decision,
  decideSending,
  mostParts,
  type PastMessage,
} from './decide-sending.ts';
import { firstOpen } from './open-hours.ts';
import { candidate, march, settingsWith } from './sample-candidate.ts';

/*
 * The life of one addressee: messages arrive in any order, at a clock that runs or jumps, and every moment at which
 * something is due is decided as it comes.
 */

const berlin = zone('Europe/Berlin');
const start = march(20, '00:00');
/** Everything has had its moment by then: the cap of one a week, and as many weeks as there are messages. */
const farMinutes = 200 * 24 * 60;
const kinds = ['review-request', 'points-available', 'return-received', 'return-settled'] as const;

const arrival = fc.record({
  kind: fc.constantFrom<MessageKind>(...kinds),
  dueMinutes: fc.oneof(fc.integer({ min: 0, max: 14 * 24 * 60 }), fc.constantFrom(0, 600, 1440, 7 * 1440)),
  /** When it is planned. */
  seenMinutes: fc.integer({ min: 0, max: 20 * 24 * 60 }),
  window: fc.option(fc.constant({ from: '09:00', to: '17:00' }), { nil: undefined }),
  verdict: fc.constantFrom('send', 'send', 'send', 'not', 'hold'),
});
type Given<A> = A extends fc.Arbitrary<infer T> ? T : never;

const world = fc.record({
  arrivals: fc.array(arrival, { minLength: 1, maxLength: 14 }),
  /** Moments at which somebody looks, in minutes. */
  looks: fc.array(fc.integer({ min: 0, max: 30 * 24 * 60 }), { maxLength: 6 }),
  clockJumps: fc.boolean(),
  capPerWeek: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
  quietHours: fc.option(fc.constant({ from: '20:00', to: '08:00' }), { nil: null }),
  togetherMinutes: fc.constantFrom(0, 60, 720),
  reviewDays: fc.constantFrom(0, 10),
  /** Who sends a kind: never two. */
  viaOf: fc.record({
    'review-request': fc.constantFrom<Via>('afterglow', 'afterglow', 'klaviyo'),
    'points-available': fc.constantFrom<Via>('afterglow', 'flow'),
  }),
});

interface Sent {
  readonly at: Instant;
  readonly via: string;
  readonly parts: readonly Candidate[];
}

function live(given: Given<typeof world>) {
  const settings = settingsWith({
    ...{ capPerWeek: given.capPerWeek, quietHours: given.quietHours, togetherMinutes: given.togetherMinutes },
    recontactDays: { 'review-request': given.reviewDays },
  });
  const minute = (minutes: number) => start.add({ minutes });
  const all = given.arrivals.map((one, index) => candidateOf(given, one, index));
  const answers = new Map<bigint, string[]>();
  const answer = (id: bigint, what: string) => answers.set(id, [...(answers.get(id) ?? []), what]);
  const sent: Sent[] = [];
  const past: PastMessage[] = [];
  let open: Candidate[] = [];
  let clock = start;

  const apply = (decision: Decision, at: Instant) => {
    if (decision.kind === 'go') {
      sent.push({ at, via: decision.via, parts: decision.parts });
      for (const [index, { intent }] of decision.parts.entries()) {
        answer(intent.id, index === 0 ? 'sent' : 'merged');
        past.push({ kind: intent.kind, at, counts: decision.counts && index === 0 });
      }
      open = open.filter((one) => !decision.parts.includes(one));
      return;
    }
    const { id } = decision.intent;
    if (decision.kind === 'later') {
      expect(compareInstants(decision.at, at)).toBeGreaterThan(0);
      open = open.map((one) => (one.intent.id === id ? { ...one, at: decision.at } : one));
      return;
    }
    answer(id, decision.kind);
    open = open.filter((one) => one.intent.id !== id);
  };
  const look = (now: Instant) => {
    clock = laterOf(clock, now);
    for (let steps = 0; ; steps++) {
      expect(steps).toBeLessThan(500);
      const due = open.filter((one) => compareInstants(one.at, clock) <= 0).map((one) => one.at);
      const first = due.toSorted(compareInstants)[0];
      if (first === undefined) return;
      const at = given.clockJumps ? first : clock;
      const candidates = open.map((one) =>
        given.clockJumps || compareInstants(one.at, clock) > 0 ? one : { ...one, at: clock },
      );
      const decisions = decideSending({ at, candidates, past, settings });
      const original = (one: Candidate) => open.find(({ intent }) => intent.id === one.intent.id) ?? one;
      for (const decision of decisions)
        apply(
          decision.kind === 'go'
            ? { ...decision, parts: [original(decision.parts[0]), ...decision.parts.slice(1).map(original)] }
            : decision,
          at,
        );
    }
  };
  const events = [
    ...given.arrivals.map((one, index) => ({ at: one.seenMinutes, index })),
    ...given.looks.map((at) => ({ at, index: null })),
  ].toSorted((a, b) => a.at - b.at);
  for (const { at, index } of events) {
    const arrived = index === null ? undefined : all[index];
    if (arrived !== undefined) open.push(arrived);
    if (index === null) look(minute(at));
  }
  // A clock that runs is looked at again and again, one that jumps only once more.
  if (given.clockJumps) look(minute(farMinutes));
  else for (let minutes = 31 * 24 * 60; minutes <= farMinutes; minutes += 12 * 60) look(minute(minutes));
  return { settings, all, answers, sent };
}

function candidateOf({ viaOf }: Given<typeof world>, one: Given<typeof arrival>, index: number): Candidate {
  const due = start.add({ minutes: one.dueMinutes });
  const ways: Partial<Record<MessageKind, Via>> = viaOf;
  const window = one.window;
  const at = window === undefined ? due : firstOpen(due, { window, quiet: null }, berlin).at;
  const verdict =
    one.verdict === 'not'
      ? ({ kind: 'not', reason: 'no-longer-true', trace: {} } as const)
      : one.verdict === 'hold'
        ? ({ kind: 'hold' } as const)
        : ({ kind: 'send', via: ways[one.kind] ?? 'afterglow', trace: {} } as const);
  return candidate(BigInt(index + 1), one.kind, at, { verdict, ...(window && { window }) });
}

const isMarketing = ({ intent }: Candidate) => classOfKind[intent.kind] === 'marketing';

test('every message gets exactly one answer, and no part is lost', () => {
  fc.assert(
    fc.property(world, (given) => {
      const { all, answers, sent } = live(given);
      for (const { intent, verdict } of all) {
        const told = answers.get(intent.id);
        expect(told).toHaveLength(1);
        if (verdict.kind === 'send') expect(['sent', 'merged']).toContain(told?.[0]);
      }
      const parts = sent.flatMap((mail) => mail.parts.map(({ intent }) => intent.id));
      expect(new Set(parts).size).toBe(parts.length);
      expect(sent.every((mail) => mail.parts.length <= mostParts)).toBe(true);
      expect(sent.filter(({ via }) => via !== 'afterglow').every((mail) => mail.parts.length === 1)).toBe(
        true,
      );
    }),
    { numRuns: 300 },
  );
});

test('no seven days hold more mails than the cap, whatever came first', () => {
  fc.assert(
    fc.property(world, (given) => {
      const { sent, settings } = live(given);
      const cap = settings.capPerWeek;
      if (cap === null) return;
      const moments = sent.filter((mail) => mail.parts.some(isMarketing)).map(({ at }) => at);
      const sorted = moments.toSorted(compareInstants);
      for (const [index, first] of sorted.entries()) {
        const next = sorted[index + cap];
        if (next !== undefined)
          expect(compareInstants(next, addLocalDays(first, berlin, 7))).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 300 },
  );
});

test('nothing goes outside its window, marketing not in quiet hours, and a kind not again too soon', () => {
  fc.assert(
    fc.property(world, (given) => {
      const { sent, settings } = live(given);
      for (const { at, parts } of sent)
        for (const one of parts) {
          const quiet = isMarketing(one) ? settings.quietHours : null;
          expect(firstOpen(at, { window: one.intent.window, quiet }, berlin).because).toBeNull();
        }
      const reviews = sent
        .filter(({ parts }) => parts.some(({ intent }) => intent.kind === 'review-request'))
        .map(({ at }) => at)
        .toSorted(compareInstants);
      for (const [index, at] of reviews.entries()) {
        const next = reviews[index + 1];
        if (next === undefined || given.reviewDays === 0) continue;
        const free = addLocalDays(at, berlin, given.reviewDays);
        expect(compareInstants(next, free)).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 300 },
  );
});
