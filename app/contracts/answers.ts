// What every answer of the app to a shopper's page is made of. Extensions read these files too, so they import
// nothing from elsewhere.

/** As Shopify writes money: a decimal amount in a currency. */
export interface MoneyV2 {
  readonly amount: string;
  readonly currencyCode: string;
}

/** Whole points, as decimal digits. */
export type PointsText = string;

/** A code with what its sentence needs; the sentence stands in the extension's locale files under this code. */
export interface Message {
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Why something is not done. The words are those of every screen, log and test. */
export const refusalWords = [
  'window-closed',
  'final-sale',
  'not-returnable',
  'already-returned',
  'unknown-line',
  'unknown-reason',
  'evidence-missing',
  'limit-reached',
  'blocked',
  'insufficient-points',
  'below-minimum',
  'not-combinable',
  'not-yours',
  'expired',
  'already-done',
  'not-allowed',
  'bad-input',
] as const;
export type RefusalWord = (typeof refusalWords)[number];

/** The body of every answer that is a refusal. */
export interface Refused {
  readonly refused: RefusalWord;
  /** What the sentence names: a date, a number of points. */
  readonly values?: Readonly<Record<string, string>>;
}

/** The status that goes with a word: bad input 400, what is not the shopper's or does not exist 404, else 409 or 422. */
export function statusOf(word: RefusalWord): 400 | 404 | 409 | 422 {
  if (word === 'bad-input') return 400;
  if (word === 'not-yours') return 404;
  return word === 'already-done' || word === 'already-returned' ? 409 : 422;
}
