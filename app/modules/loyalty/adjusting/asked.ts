import { isStorable } from '#app/kernel/text.ts';
import { type AdjustmentReason, adjustmentReasons } from './reasons.ts';

/** More than anybody gives by hand; far below what sums of them could overflow. */
export const mostPoints = 100_000_000n;
export const longestNote = 500;

const keyPattern = /^[\w.-]{1,100}$/;

export function isReason(text: unknown): text is AdjustmentReason {
  return adjustmentReasons.some((reason) => reason === text);
}

/** Whole points as a person types them, without a sign; null: it is no number that can be moved. */
export function parseAmount(text: string): bigint | null {
  if (!/^\d{1,9}$/.test(text)) return null;
  const amount = BigInt(text);
  return amount > 0n && amount <= mostPoints ? amount : null;
}

/** Can an adjustment be asked for like this? */
export function isAdjustment({
  points,
  reason,
  note,
  key,
}: {
  readonly points: bigint;
  readonly reason: unknown;
  readonly note: string;
  readonly key: string;
}): boolean {
  return (
    points !== 0n &&
    points <= mostPoints &&
    points >= -mostPoints &&
    isReason(reason) &&
    note.length <= longestNote &&
    isStorable(note) &&
    keyPattern.test(key)
  );
}
