import type { Instant } from '#app/kernel/calendar.ts';
import type { ReviewsDeps } from '../ports.ts';
import type { ReviewSettings } from '../settings/settings.ts';
import type { WritingForm } from './door.ts';

/** What the form asks beside stars and words, and what is given for any review. */
export async function readWritingForm(
  { writing }: Pick<ReviewsDeps, 'writing'>,
  shopId: bigint,
  { writing: asked, incentive }: ReviewSettings,
  now: Instant,
): Promise<WritingForm> {
  const { photos, videos, recommend } = asked;
  return {
    photos,
    videos,
    recommend,
    thanks: {
      points: await writing.pointsForReview(shopId, now),
      code: incentive.kind === 'code' ? { percent: incentive.percent, days: incentive.days } : null,
    },
  };
}
