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
