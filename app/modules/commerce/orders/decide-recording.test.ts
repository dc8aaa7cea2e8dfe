import { describe, expect, it } from 'vitest';
import { parseInstant } from '#app/kernel/calendar.ts';
import { decideRecording, type Held } from './decide-recording.ts';

const at = (second: number) => parseInstant(`2026-03-01T15:00:0${second}Z`);
const held: Held = { updatedAt: at(5), readSeq: 10n, deleted: false, same: false };
const payload = (second: number, complete = true) => ({ updatedAt: at(second), readSeq: null, complete });
const read = (second: number, readSeq: bigint) => ({ updatedAt: at(second), readSeq, complete: true });

describe('a payload', () => {
  it('counts when it is new or strictly newer, and tells everything', () => {
    expect(decideRecording(null, payload(1))).toBe('apply');
    expect(decideRecording(held, payload(6))).toBe('apply');
    expect(decideRecording(null, payload(1, false))).toBe('must-read');
    expect(decideRecording(held, payload(6, false))).toBe('must-read');
  });

  it('is stale when it is older', () => {
    expect(decideRecording(held, payload(4))).toBe('stale');
  });

  it('of the same second is nothing new, or a reason to read', () => {
    expect(decideRecording({ ...held, same: true }, payload(5))).toBe('unchanged');
    expect(decideRecording(held, payload(5))).toBe('must-read');
  });

  it('of a deleted order is a reason to read', () => {
    expect(decideRecording({ ...held, deleted: true }, payload(6))).toBe('must-read');
    expect(decideRecording({ ...held, deleted: true }, payload(4))).toBe('stale');
  });
});

describe('a read', () => {
  it('counts when it began after everything that was recorded', () => {
    expect(decideRecording(null, read(1, 1n))).toBe('apply');
    expect(decideRecording(held, read(5, 11n))).toBe('apply');
  });

  it('that was overtaken has to be done again, unless it says the same', () => {
    expect(decideRecording(held, read(5, 9n))).toBe('overtaken');
    expect(decideRecording(held, read(6, 10n))).toBe('overtaken');
    expect(decideRecording({ ...held, same: true }, read(5, 9n))).toBe('unchanged');
  });

  it('never brings back an older second', () => {
    expect(decideRecording(held, read(4, 99n))).toBe('stale');
  });

  it('brings back an order that was thought to be deleted', () => {
    expect(decideRecording({ ...held, deleted: true, same: true }, read(5, 11n))).toBe('apply');
  });
});
