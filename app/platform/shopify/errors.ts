/** Shopify cannot be asked right now; the same call may work later. */
export class AdminUnavailable extends Error {
  override name = 'AdminUnavailable';
  readonly temporary = true;
}

/** The shop's budget of calls is used up for the moment; a job that meets this comes back by itself. */
export class ThrottledError extends Error {
  override name = 'ThrottledError';
  readonly temporary = true;
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super(`Shopify asks to wait ${retryAfterSeconds} s`);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** We hold no token for the shop, or Shopify no longer takes it. */
export class NotInstalled extends Error {
  override name = 'NotInstalled';
  readonly temporary = true;
}

/** Shopify refused the operation itself: a scope is missing or the document is wrong. A mistake of ours or of the set-up. */
export class AdminRefused extends Error {
  override name = 'AdminRefused';
  readonly codes: readonly string[];

  constructor(operation: string, codes: readonly string[], message: string) {
    super(`${operation}: ${message}`);
    this.codes = codes;
  }
}

/** What stands for the code of an error to which Shopify gave none. */
export const withoutCode = 'UNKNOWN';

/** Shopify says why it did nothing. An error without a code says nothing of what was done before it. */
export function isClearRefusal(error: unknown): error is AdminRefused {
  return error instanceof AdminRefused && !error.codes.includes(withoutCode);
}
