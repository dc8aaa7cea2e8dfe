import type { HoldSignal, ReviewStatus } from '../review.ts';
import type { ReviewSettings } from '../settings/settings.ts';

/** All that how a review is published goes by. */
export interface Publishing {
  readonly publish: ReviewSettings['publish'];
  readonly signals: readonly HoldSignal[];
}

/**
 * Shown at once where the shop wants that and nothing speaks against it; else it waits for a person. Nothing is ever
 * dropped, and stars cannot decide: they are not handed in.
 */
export function decidePublishing({ publish, signals }: Publishing): {
  readonly status: Extract<ReviewStatus, 'pending' | 'published'>;
  readonly heldFor: readonly HoldSignal[];
} {
  return { status: publish === 'auto' && signals.length === 0 ? 'published' : 'pending', heldFor: signals };
}
