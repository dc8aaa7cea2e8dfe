import { describe, expect, it } from 'vitest';
import {
  secondsAfterRefusal,
  secondsOfRetryAfter,
  secondsToPutOff,
  secondsUntilCovered,
} from './throttle-timing.ts';

const status = { maximumAvailable: 2000, currentlyAvailable: 40, restoreRate: 100 };

describe('the budget of calls', () => {
  it('lets a covered call go at once', () => {
    expect(secondsUntilCovered(0, 100)).toBe(0);
    expect(secondsUntilCovered(12.5, 100)).toBe(0);
  });

  it('makes an uncovered call wait until its points have come back', () => {
    expect(secondsUntilCovered(-250, 100)).toBe(2.5);
  });

  it('waits for the missing points after a refusal', () => {
    expect(secondsAfterRefusal(140, status)).toBe(1);
  });

  it('waits a moment when nothing is missing, and a second when Shopify says nothing', () => {
    expect(secondsAfterRefusal(10, status)).toBe(0.25);
    expect(secondsAfterRefusal(10, null)).toBe(1);
  });

  it('puts jobs off by whole seconds, spread over at most five', () => {
    expect(secondsToPutOff(7.2, 0)).toBe(8);
    expect(secondsToPutOff(7.2, 0.99)).toBe(13);
    expect(secondsToPutOff(0.5, 1)).toBe(1);
  });

  it('reads Retry-After, and has an answer when it is missing or nonsense', () => {
    expect(secondsOfRetryAfter('2.5')).toBe(2.5);
    expect(secondsOfRetryAfter(null)).toBe(2);
    expect(secondsOfRetryAfter('soon')).toBe(2);
  });
});
