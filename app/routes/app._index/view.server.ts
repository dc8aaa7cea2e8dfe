import type { Merchant } from '../../merchants/merchant.server.ts';
import { readHealth } from '../../platform/health.server.ts';
import { listFailedJobs } from '../../platform/jobs/failed-jobs.server.ts';
import type { FigureView } from '../../ui/figures/figure.tsx';
import { openPrint } from '../../ui/print/print.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { figureViews } from './figures.ts';
import { readQueues } from './queues.server.ts';
import { type SetupView, setupView } from './setup.ts';
import { waitingItems } from './waiting.ts';
import type { WaitingItem } from './waiting-item.ts';

export interface TodayView {
  /** Null once the merchant has put the guide away. */
  readonly setup: SetupView | null;
  readonly waiting: readonly WaitingItem[];
  readonly figures: readonly FigureView[];
}

const countedJobs = 100;

/** Today's screen as text. */
export async function readTodayView(merchant: Merchant): Promise<TodayView> {
  const { commerce, loyalty, returns, reviews, messages, db } = app();
  const { shopId: id, now } = merchant;
  const [shop, past, program, rewards, policy, settings, queues] = await Promise.all([
    commerce.getShop(id),
    commerce.backfillProgress(id),
    loyalty.getProgram(id),
    loyalty.getRewards(id),
    returns.getPolicy(id),
    reviews.getSettings(id),
    readQueues(merchant),
  ]);
  const [points, returned, reviewed, sent, sender, deliveries, privacy, jobs, health] = await Promise.all([
    loyalty.figures(id, now),
    returns.figures(id, now),
    reviews.figures(id, now),
    messages.overview(id, now),
    messages.getSender(id),
    commerce.deliveryFigures(id),
    commerce.listPrivacyRequests(id),
    listFailedJobs(db, id, countedJobs),
    readHealth(db),
  ]);
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now });
  const guideHidden = shop.onboardingHidden;
  return {
    setup: guideHidden ? null : setupView({ shop, past, program, policy, settings }, print, texts),
    waiting: waitingItems(
      {
        health,
        dead: deliveries.dead + jobs.length,
        returns: returned,
        reviews: reviewed,
        messages: sent,
        sender,
        queues,
        now,
        reasonLabels: Object.fromEntries(policy.form.reasons.map(({ id: reason, label }) => [reason, label])),
        privacy,
        past,
        live: {
          returns: policy.liveFrom !== null,
          reviews: settings.liveFrom !== null,
          loyalty: program.liveFrom !== null,
        },
        guideHidden,
      },
      print,
      texts,
    ),
    figures: figureViews({ loyalty: points, rewards, returns: returned, reviews: reviewed }, print, texts),
  };
}
