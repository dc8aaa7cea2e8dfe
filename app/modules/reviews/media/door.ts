import type { MediaFault } from '#app/contracts/reviews.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import type { HideReason } from '../review.ts';

export type MediaKind = 'photo' | 'video';

/** Who uploads: a customer who is signed in, or the holder of an order's link. */
export type MediaOwner = { readonly customerId: bigint } | { readonly orderId: bigint };

/** `not-allowed`: the shop takes none of this kind. `limit-reached`: they uploaded too many without sending a review. */
export type MediaRefusal =
  | { readonly refused: 'bad-input'; readonly values: { readonly why: MediaFault } }
  | { readonly refused: 'not-allowed' | 'limit-reached' };

/** Where a picture or video stands: see the table. */
export type MediaState = 'kept' | 'sending' | 'ready' | 'to-fetch' | 'failed';

export interface ReviewMedia {
  readonly id: bigint;
  readonly kind: MediaKind;
  readonly state: MediaState;
  readonly hiddenFor: HideReason | null;
  /** At Shopify; null: not there yet. */
  readonly url: string | null;
  readonly posterUrl: string | null;
  readonly width: number;
  readonly height: number;
}

export interface MediaBytes {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** `wait`: look again in so many seconds. `scope-missing`: Shopify does not let us keep files. */
export type MediaStep = { readonly wait: number } | 'done' | 'scope-missing';

export interface MediaStanding {
  /** False: the scope write_files is missing, so pictures stay here and nobody else sees them. */
  readonly allowed: boolean;
  /** Pictures and videos of reviews that Shopify has not got. */
  readonly waiting: number;
}

/** Photos and videos of reviews. The shop comes first everywhere; ids are our own. */
export interface Media {
  /** Cleans a photo or video and keeps it for a day of real time, within which a review has to name it. */
  addMedia(
    shopId: bigint,
    upload: { readonly bytes: Uint8Array; readonly by: MediaOwner },
  ): Promise<{ readonly id: bigint; readonly kind: MediaKind } | MediaRefusal>;
  /** All of a review, in order, those out of sight as well. */
  listMedia(shopId: bigint, reviewId: bigint): Promise<readonly ReviewMedia[]>;
  /**
   * What a signed address shows: the bytes, or, once Shopify has it, its address there. Null: there is no such thing.
   * `by`: only what they uploaded; null: staff.
   */
  findMedia(
    shopId: bigint,
    mediaId: bigint,
    by: MediaOwner | null,
  ): Promise<MediaBytes | { readonly url: string } | null>;
  /** Takes one out of sight. `already-done`: it is so already. `not-yours`: no such thing. */
  hideMedia(
    shopId: bigint,
    mediaId: bigint,
    reason: HideReason,
    actor: string,
    now: Instant,
  ): Promise<{ readonly hidden: true } | { readonly refused: 'already-done' | 'not-yours' }>;
  /** Brings it back into sight. */
  unhideMedia(
    shopId: bigint,
    mediaId: bigint,
    actor: string,
    now: Instant,
  ): Promise<{ readonly hidden: false } | { readonly refused: 'already-done' | 'not-yours' }>;
  mediaStanding(shopId: bigint): Promise<MediaStanding>;

  // Jobs; each may run any number of times
  /** One step of bringing a medium to Shopify's files. */
  sendMedia(shopId: bigint, mediaId: bigint, now: Instant): Promise<MediaStep>;
  /** One try to fetch what an import found elsewhere. */
  fetchMedia(shopId: bigint, mediaId: bigint): Promise<MediaStep>;
  /** One try to remove what Shopify may have of a medium that was taken away here. */
  dropMedia(shopId: bigint, mediaId: bigint): Promise<MediaStep>;
  /** Deletes what nobody attached within a day, and asks again for what came to a halt. */
  tidyMedia(shopId: bigint): Promise<void>;
}
