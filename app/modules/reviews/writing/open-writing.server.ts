import type { ReviewsDeps } from '../ports.ts';
import { setReuseConsent } from './consent.server.ts';
import type { Writing } from './door.ts';
import { saveDraft } from './drafts.server.ts';
import { editReview } from './edit-review.server.ts';
import { eraseDraftsOlderThan } from './store/drafts.server.ts';
import { listRevisions } from './store/edits.server.ts';
import { withdrawReview } from './withdraw-review.server.ts';

/** As long as a link to a form is good. */
const draftDays = 60;

export function openWriting(deps: ReviewsDeps): Writing {
  const { sql } = deps.db;
  return {
    editReview: (shopId, author, change, now) => editReview(deps, shopId, author, change, now),
    setReuseConsent: (shopId, author, consent, now) => setReuseConsent(deps, shopId, author, consent, now),
    withdrawReview: (shopId, author, reviewId, now) => withdrawReview(deps, shopId, author, reviewId, now),
    listRevisions: (shopId, reviewId) => listRevisions(sql, shopId, reviewId),
    saveDraft: (shopId, orderId, line, draft) => saveDraft(deps, shopId, orderId, line, draft),
    eraseOldDrafts: (shopId) => eraseDraftsOlderThan(sql, shopId, draftDays),
  };
}
