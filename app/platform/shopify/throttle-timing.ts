/** What Shopify says about a shop's budget in `extensions.cost.throttleStatus`. Points and points per second. */
export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

/** The longest that a call waits by itself before its job is put off. */
export const longestWaitSeconds = 5;

/** Seconds until a reservation that left `available` points is covered; below 0 points are owed. */
export function secondsUntilCovered(available: number, restoreRate: number): number {
  return available >= 0 ? 0 : -available / Math.max(restoreRate, 1);
}

/** Seconds to wait after a refusal that asked for `requested` points. At least a moment: the refusal may be about something else. */
export function secondsAfterRefusal(requested: number, status: ThrottleStatus | null): number {
  if (status === null) return 1;
  const missing = Math.max(0, requested - status.currentlyAvailable);
  return Math.max(0.25, missing / Math.max(status.restoreRate, 1));
}

/** Whole seconds after which a job that was put off may come back, spread so that not all come at once. */
export function secondsToPutOff(wait: number, random: number): number {
  return Math.ceil(wait + random * Math.min(5, wait));
}

/** `Retry-After` as Shopify sends it: seconds. */
export function secondsOfRetryAfter(header: string | null): number {
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) && seconds > 0 ? seconds : 2;
}
