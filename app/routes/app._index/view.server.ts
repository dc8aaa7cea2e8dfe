import type {
  BackfillView,
  DeliveryFigures,
  PrivacyRequestView,
  ReconciliationFigures,
} from '#app/modules/commerce/views.ts';
import type { LoyaltyFigures, ProgramView } from '#app/modules/loyalty/door.ts';
import type { Merchant } from '../../merchant.server.ts';
import { type Health, readHealth } from '../../platform/health.server.ts';
import { listFailedJobs } from '../../platform/jobs/failed-jobs.server.ts';
import { allOrdersScope } from '../../platform/shopify/scopes.ts';
import type { FigureView } from '../../ui/figures/figure.tsx';
import { type ImportView, importView } from '../../ui/import/import-view.ts';
import { openPrint, type Print } from '../../ui/print/print.ts';
import { rateInWords } from '../../ui/print/rate-in-words.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';

export interface SetupView {
  readonly shop: string;
  readonly past: ImportView;
  /** Shopify shows us the last 60 days of orders only. */
  readonly limited: boolean;
  readonly rule: { readonly done: boolean; readonly text: string; readonly form: string };
  readonly liveSince: string | null;
}

export interface WaitingItem {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly to: string;
}

export interface TodayView {
  /** Null once the merchant has put the guide away. */
  readonly setup: SetupView | null;
  readonly waiting: readonly WaitingItem[];
  readonly figures: readonly FigureView[];
}

interface Loaded {
  readonly past: BackfillView;
  readonly program: ProgramView;
  readonly loyalty: LoyaltyFigures;
  readonly deliveries: DeliveryFigures;
  readonly reconciliation: ReconciliationFigures;
  readonly privacy: readonly PrivacyRequestView[];
  readonly failedJobs: number;
  readonly health: Health;
}

const countedJobs = 100;

/** Today's screen as text. */
export async function readTodayView(merchant: Merchant): Promise<TodayView> {
  const { commerce, loyalty, db } = app();
  const id = merchant.shopId;
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  const [shop, past, program, figures, deliveries, reconciliation, privacy, jobs, health] = await Promise.all(
    [
      commerce.getShop(id),
      commerce.backfillProgress(id),
      loyalty.getProgram(id),
      loyalty.figures(id, merchant.now),
      commerce.deliveryFigures(id),
      commerce.reconciliationFigures(id),
      commerce.listPrivacyRequests(id),
      listFailedJobs(db, id, countedJobs),
      readHealth(db),
    ],
  );
  const loaded: Loaded = {
    past,
    program,
    loyalty: figures,
    deliveries,
    reconciliation,
    privacy,
    failedJobs: jobs.length,
    health,
  };
  const setup: SetupView = {
    shop: texts.today.setup.shop.text(shop.name, shop.currency, shop.timezone.replaceAll('_', ' ')),
    past: importView(past, print, texts),
    limited: !shop.grantedScopes.includes(allOrdersScope),
    rule: {
      done: program.current !== null || program.liveFrom !== null,
      text: texts.today.setup.rule.text(
        rateInWords(program.form, program.currency, print, texts),
        Number(program.form.pendingDays),
      ),
      form: JSON.stringify(program.form),
    },
    liveSince: program.liveFrom === null ? null : print.dateTime(program.liveFrom).text,
  };
  return {
    setup: shop.onboardingHidden ? null : setup,
    waiting: waitingItems(loaded, shop.onboardingHidden, texts),
    figures: figureViews(loaded, print, texts, merchant),
  };
}

/** What stopped working first, then what needs a decision. What the guide says already is not said twice. */
function waitingItems(loaded: Loaded, guideHidden: boolean, texts: Texts): WaitingItem[] {
  const words = texts.today.waiting;
  const { health, deliveries, failedJobs, past, program, privacy } = loaded;
  const dead = deliveries.dead + failedJobs;
  const requests = privacy.filter(
    (request) => request.kind === 'data-request' && request.completedAt === null,
  ).length;
  const items: (WaitingItem | false)[] = [
    health.worker.state === 'missing' && {
      id: 'worker',
      title: words.worker,
      text: words.workerText,
      action: words.workerAction,
      to: '/app/health',
    },
    dead > 0 && {
      id: 'dead',
      title: words.dead(dead),
      text: words.deadText,
      action: words.deadAction,
      to: '/app/health#dead',
    },
    guideHidden &&
      past.state === 'failed' && {
        id: 'import',
        title: words.importFailed,
        text: words.importFailedText,
        action: words.importAction,
        to: '/app/settings#import',
      },
    requests > 0 && {
      id: 'privacy',
      title: words.privacy(requests),
      text: words.privacyText,
      action: words.privacyAction,
      to: '/app/settings#privacy',
    },
    guideHidden &&
      program.liveFrom === null && {
        id: 'live',
        title: words.notLive,
        text: words.notLiveText,
        action: words.notLiveAction,
        to: '/app/loyalty#live',
      },
  ];
  return items.filter((item) => item !== false);
}

function figureViews(loaded: Loaded, print: Print, texts: Texts, { shop }: Merchant): FigureView[] {
  const words = texts.today.figures;
  const { available, pending, members, months } = loaded.loyalty;
  const { seen, missed, runs } = loaded.reconciliation;
  const nameOf = (month: string) =>
    new Intl.DateTimeFormat('en', { month: 'long', timeZone: shop.timezone }).format(
      new Date(`${month}-15T12:00:00Z`),
    );
  const now = months.at(-1);
  const trend = months.map((month) => `${nameOf(month.month)} ${print.points(month.granted)}`).join(', ');
  return [
    {
      label: words.granted,
      value: now ? print.points(now.granted) : '0',
      note: now ? words.grantedNote(nameOf(now.month)) : '',
      ...(months.some((month) => month.granted > 0n)
        ? {
            trend: { label: words.grantedTrend(trend), values: months.map((month) => Number(month.granted)) },
          }
        : {}),
    },
    {
      label: words.outstanding,
      value: print.count(available + pending),
      note: words.outstandingNote(print.points(available), print.points(pending)),
    },
    {
      label: words.members,
      value: members.capped ? words.membersCapped(print.count(members.count)) : print.count(members.count),
      note: words.membersNote,
    },
    {
      label: words.missed,
      value: print.count(missed),
      note: runs === 0 ? words.missedNone : words.missedNote(print.count(seen)),
    },
  ];
}
