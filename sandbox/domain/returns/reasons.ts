import type { Id } from '../types.ts';

/** A reason of Shopify's library; merchants cannot add any. */
export interface ReturnReason {
  id: Id;
  handle: string;
  name: string;
  /** The older enumeration's word for it. */
  legacy: string;
}

const reason = (id: number, handle: string, name: string, legacy: string): ReturnReason => ({
  id: String(id),
  handle,
  name,
  legacy,
});

export const returnReasons: readonly ReturnReason[] = [
  reason(1, 'unwanted', 'Changed my mind', 'UNWANTED'),
  reason(2, 'defective', 'Damaged or defective', 'DEFECTIVE'),
  reason(3, 'wrong-item', 'Received the wrong item', 'WRONG_ITEM'),
  reason(4, 'damaged', 'Arrived damaged', 'DEFECTIVE'),
  reason(5, 'not-as-described', 'Not as described', 'NOT_AS_DESCRIBED'),
  reason(6, 'too-small', 'Too small', 'SIZE_TOO_SMALL'),
  reason(7, 'too-large', 'Too large', 'SIZE_TOO_LARGE'),
  reason(8, 'style', 'Style', 'STYLE'),
  reason(9, 'color', 'Color', 'COLOR'),
  reason(10, 'arrived-late', 'Arrived too late', 'OTHER'),
  reason(11, 'comfort', 'Not comfortable', 'OTHER'),
  reason(12, 'quality', 'Quality', 'OTHER'),
  reason(13, 'other', 'Other', 'OTHER'),
  reason(14, 'unknown', 'Unknown', 'UNKNOWN'),
];

export const findReason = (id: Id | null): ReturnReason | undefined =>
  returnReasons.find((one) => one.id === id);

/** The reason behind a word of the older enumeration. */
export const reasonByLegacy = (word: string): ReturnReason | undefined =>
  returnReasons.find((one) => one.legacy === word);
