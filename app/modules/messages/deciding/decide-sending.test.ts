import { describe, expect, it } from 'vitest';
import type { MessageKind } from '../message.ts';
import { type Decision, decideSending, type PastMessage, type Situation } from './decide-sending.ts';
import { candidate, march, settingsWith } from './sample-candidate.ts';

const noon = march(10);
const past = (kind: MessageKind, day: number): PastMessage => ({ kind, at: march(day), counts: true });

/** "go 1+2", "later 3 cap 2026-03-12T12:00:00Z", "not 4 unsubscribed" */
function told(decision: Decision): string {
  if (decision.kind === 'go') return `go ${decision.parts.map(({ intent }) => intent.id).join('+')}`;
  const { id } = decision.intent;
  if (decision.kind === 'later') return `later ${id} ${decision.because} ${decision.at}`;
  return decision.kind === 'not' ? `not ${id} ${decision.reason}` : `hold ${id}`;
}

const decide = (candidates: Situation['candidates'], change: Partial<Situation> = {}) =>
  decideSending({ at: noon, past: [], settings: settingsWith(), candidates, ...change }).map(told);

describe('what is due together', () => {
  it('is one mail, led by what was asked for and then by what the shop ranks first', () => {
    const points = candidate(1n, 'points-available', noon);
    const review = candidate(2n, 'review-request', noon);
    const settled = candidate(3n, 'return-settled', noon);
    expect(decide([points, review, settled])).toEqual(['go 3+2+1']);
    expect(decide([review, points])).toEqual(['go 2+1']);
    const settings = settingsWith({ priority: ['points-available', 'review-request'] });
    expect(decide([review, points], { settings })).toEqual(['go 1+2']);
  });

  it('is no more than six parts; the rest is asked about again, when that mail counts', () => {
    const all = Array.from({ length: 8 }, (_, index) =>
      candidate(BigInt(index + 1), 'points-available', noon),
    );
    const settled = candidate(9n, 'return-settled', noon);
    expect(decide([...all, settled])).toEqual(['go 9+1+2+3+4+5']);
    const soon = candidate(10n, 'review-request', noon.add({ minutes: 10 }));
    const settings = settingsWith({ togetherMinutes: 60, capPerWeek: 1 });
    expect(decide([...all.slice(5), soon], { settings })).toEqual(['go 10+6+7+8']);
    expect(decide([...all.slice(3), soon], { settings })).toEqual(['go 10+4+5+6+7+8']);
    const together = settingsWith({ togetherMinutes: 60, capPerWeek: null });
    expect(decide([...all.slice(2), soon], { settings: together })).toEqual(['go 3+4+5+6+7+8']);
    const left = all.slice(6);
    expect(decide(left, { settings, past: [past('points-available', 10)] })).toEqual([
      'later 7 cap 2026-03-17T12:00:00Z',
      'later 8 cap 2026-03-17T12:00:00Z',
    ]);
  });

  it('takes along what falls due soon after, and only where something goes', () => {
    const settings = settingsWith({ togetherMinutes: 60 });
    const review = candidate(1n, 'review-request', noon);
    const soon = candidate(2n, 'points-available', noon.add({ minutes: 59 }));
    const late = candidate(3n, 'points-available', noon.add({ minutes: 61 }));
    expect(decide([review, soon, late], { settings })).toEqual(['go 1+2']);
    const unwanted = candidate(1n, 'review-request', noon, {
      verdict: { kind: 'not', reason: 'unsubscribed', trace: {} },
    });
    expect(decide([unwanted, soon], { settings })).toEqual(['not 1 unsubscribed']);
    const refused = candidate(4n, 'points-available', noon.add({ minutes: 5 }), {
      verdict: { kind: 'not', reason: 'no-longer-true', trace: {} },
    });
    expect(decide([review, refused], { settings })).toEqual(['go 1']);
  });

  it('is told one by one where somebody else sends it', () => {
    const verdict = { kind: 'send', via: 'klaviyo', trace: {} } as const;
    const told = [
      candidate(1n, 'review-request', noon, { verdict }),
      candidate(2n, 'points-available', noon),
    ];
    expect(decide(told)).toEqual(['go 2', 'go 1']);
  });

  it('goes without what is shut: quiet hours do not hold up what was asked for', () => {
    const settings = settingsWith({ quietHours: { from: '10:00', to: '15:00' } });
    const settled = candidate(1n, 'return-settled', noon);
    const review = candidate(2n, 'review-request', noon);
    expect(decide([settled, review], { settings })).toEqual([
      'later 2 quiet-hours 2026-03-10T14:00:00Z',
      'go 1',
    ]);
    const shut = candidate(3n, 'return-received', noon, { window: { from: '14:00', to: '16:00' } });
    expect(decide([shut])).toEqual(['later 3 window 2026-03-10T13:00:00Z']);
  });
});

describe('too much', () => {
  it('waits until the week has room, whatever was asked for goes', () => {
    const settings = settingsWith({ capPerWeek: 2 });
    const before = [past('review-request', 5), past('points-available', 8)];
    const review = candidate(1n, 'review-request', noon);
    const settled = candidate(2n, 'return-settled', noon);
    expect(decide([review, settled], { settings, past: before })).toEqual([
      'later 1 cap 2026-03-12T12:00:00Z',
      'go 2',
    ]);
    expect(decide([review], { settings, past: before.slice(1) })).toEqual(['go 1']);
  });

  it('counts one mail once, however many parts it has', () => {
    const settings = settingsWith({ capPerWeek: 1 });
    const both = [candidate(1n, 'review-request', noon), candidate(2n, 'points-available', noon)];
    expect(decide(both, { settings })).toEqual(['go 1+2']);
    const sentElsewhere = candidate(3n, 'points-available', noon, {
      verdict: { kind: 'send', via: 'flow', trace: {} },
    });
    expect(decide([sentElsewhere, candidate(1n, 'review-request', noon)], { settings })).toEqual([
      'later 3 cap 2026-03-17T12:00:00Z',
      'go 1',
    ]);
  });

  it('looks ahead: what a clock has lived already leaves no room before it either', () => {
    const settings = settingsWith({ capPerWeek: 1 });
    expect(
      decide([candidate(1n, 'review-request', noon)], { settings, past: [past('review-request', 14)] }),
    ).toEqual(['later 1 cap 2026-03-21T12:00:00Z']);
  });

  it('lets the lesser wait for the greater that needs the last room, and ride in its mail', () => {
    const settings = settingsWith({ capPerWeek: 1 });
    const points = candidate(1n, 'points-available', noon);
    const review = candidate(2n, 'review-request', march(12, '09:30'));
    expect(decide([points, review], { settings })).toEqual(['later 1 rides-along 2026-03-12T09:30:00Z']);
    const far = candidate(2n, 'review-request', march(20));
    expect(decide([points, far], { settings })).toEqual(['go 1']);
    const roomy = settingsWith({ capPerWeek: 2 });
    expect(decide([points, review], { settings: roomy })).toEqual(['go 1']);
    const unwanted = candidate(2n, 'review-request', march(12), {
      verdict: { kind: 'not', reason: 'unsubscribed', trace: {} },
    });
    expect(decide([points, unwanted], { settings })).toEqual(['go 1']);
    // Planned anew day by day, the greater one never comes: the lesser goes while it makes sense.
    const old = { ...points, intent: { ...points.intent, firstDueAt: noon.subtract({ hours: 24 * 29 }) } };
    expect(decide([old, review], { settings })).toEqual(['go 1']);
    const greater = candidate(2n, 'points-available', march(12));
    expect(decide([candidate(1n, 'review-request', noon), greater], { settings })).toEqual(['go 1']);
  });

  it('does not come again within the days of its kind, at the same wall clock over the change of clocks', () => {
    const settings = settingsWith({ recontactDays: { 'review-request': 30 } });
    const review = candidate(1n, 'review-request', noon);
    expect(decide([review], { settings, past: [past('review-request', 1)] })).toEqual([
      'later 1 recontact 2026-03-31T11:00:00Z',
    ]);
    expect(decide([review], { settings, past: [past('points-available', 1)] })).toEqual(['go 1']);
  });
});
