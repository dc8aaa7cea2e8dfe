import type { DeliveryResult } from './deliver.ts';

/** Shopify tries once and then eight times over four hours; here the same number of times within seconds. */
export const MAX_ATTEMPTS = 9;
const WAITS_MS = [100, 200, 400, 800, 1_500, 2_000];
/** An outage of seconds is nothing to Shopify's four hours, so a closed port alone does not use up the tries. */
const OUTAGE_MS = 120_000;

export type NextStep = { state: 'delivered' | 'failed' } | { state: 'pending'; waitMs: number };

/** What becomes of a delivery after its try number `attempts` (from 1), `ageMs` after it was written. */
export function afterAttempt(result: DeliveryResult, attempts: number, ageMs: number): NextStep {
  if (result.kind === 'answered' && result.status >= 200 && result.status < 300)
    return { state: 'delivered' };
  const waitMs = WAITS_MS[Math.min(attempts, WAITS_MS.length) - 1] ?? 2_000;
  if (result.kind === 'unreachable')
    return ageMs < OUTAGE_MS ? { state: 'pending', waitMs: Math.min(waitMs, 500) } : { state: 'failed' };
  return attempts < MAX_ATTEMPTS ? { state: 'pending', waitMs } : { state: 'failed' };
}
