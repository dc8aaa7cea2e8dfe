import type { NewJob } from '../kernel/transaction.ts';
import type { MediaStep } from '../modules/reviews/media/door.ts';
import { dropJob, fetchJob, sendJob } from '../modules/reviews/media/jobs.ts';
import type { Job } from '../platform/jobs/runner.server.ts';
import type { App } from '../wiring.server.ts';
import { mediaPayload } from './payloads.ts';

/** Photos and videos of reviews on their ways; a step that has to wait asks for the next one. */
export function mediaJobs({
  reviews,
  enqueue,
  clock,
}: Pick<App, 'reviews' | 'enqueue' | 'clock'>): Record<string, Job> {
  const goOn = async (step: MediaStep, job: NewJob) => {
    if (typeof step === 'object') await enqueue({ ...job, delaySeconds: step.wait });
  };
  return {
    'send-media': async (payload) => {
      const { shopId, media } = mediaPayload.parse(payload);
      await goOn(await reviews.sendMedia(shopId, media, await clock.now(shopId)), sendJob(shopId, media));
    },
    'fetch-media': async (payload) => {
      const { shopId, media } = mediaPayload.parse(payload);
      await goOn(await reviews.fetchMedia(shopId, media), fetchJob(shopId, media));
    },
    'drop-media': async (payload) => {
      const { shopId, media } = mediaPayload.parse(payload);
      await goOn(await reviews.dropMedia(shopId, media), dropJob(shopId, media));
    },
  };
}
