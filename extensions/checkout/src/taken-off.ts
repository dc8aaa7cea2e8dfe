interface Allocation {
  readonly type: string;
  readonly code?: string;
  readonly discountedAmount: { readonly amount: number };
}

/** What the checkout knows of discounts, of which this file needs little. */
export interface Priced {
  readonly discountCodes: readonly { readonly code: string }[];
  readonly discountAllocations: readonly Allocation[];
  readonly lines: readonly { readonly discountAllocations: readonly Allocation[] }[];
  /** What delivery costs before and after discounts, where it is chosen. */
  readonly delivery: readonly { readonly before: number; readonly after: number }[];
}

export const sameCode = (a: string, b: string) => a.toUpperCase() === b.toUpperCase();

export const isEntered = (priced: Priced, code: string) =>
  priced.discountCodes.some((one) => sameCode(one.code, code));

/** What a code takes off this checkout, in its currency. A code may be entered and yet take nothing off. */
export function takenOff(priced: Priced, code: string): number {
  // A discount of the whole order stands at the checkout, one of products at the lines; where both tell it, it is one.
  return sumOf(priced.discountAllocations, code) || sumOf(priced.lines.flatMap(allocationsOf), code);
}

const allocationsOf = (line: Priced['lines'][number]) => line.discountAllocations;

const sumOf = (allocations: readonly Allocation[], code: string) =>
  allocations
    .filter((one) => one.code !== undefined && sameCode(one.code, code))
    .reduce((sum, one) => sum + one.discountedAmount.amount, 0);

/** What is taken off the delivery, by whichever code. */
export const takenOffDelivery = (priced: Priced) =>
  priced.delivery.reduce((sum, { before, after }) => sum + before - after, 0);
