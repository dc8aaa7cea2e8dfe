import type { Instant } from '#app/kernel/calendar.ts';
import type { BackfillView, PrivacyRequestView } from '#app/modules/commerce/views.ts';
import type { ReturnFigures } from '#app/modules/returns/door.ts';
import type { ReviewFigures, ReviewRow } from '#app/modules/reviews/door.ts';
import type { Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import { type MessagesInput, messageItems } from './message-items.ts';
import { more } from './more.ts';
import type { Queues } from './queues.server.ts';
import { returnItems } from './return-items.ts';
import type { WaitingItem } from './waiting-item.ts';

export interface WaitingInput extends MessagesInput {
  readonly health: { readonly worker: { readonly state: string } };
  /** Deliveries and jobs that gave up. */
  readonly dead: number;
  readonly returns: Pick<ReturnFigures, 'open' | 'held'>;
  readonly reviews: Pick<ReviewFigures, 'pending' | 'mirroring'>;
  readonly queues: Queues;
  /** Business time, by which returns are overdue. */
  readonly now: Instant;
  /** Of the policy's reasons, by id. */
  readonly reasonLabels: Readonly<Record<string, string>>;
  readonly privacy: readonly PrivacyRequestView[];
  readonly past: Pick<BackfillView, 'state'>;
  /** What the guide says already is not said twice. */
  readonly guideHidden: boolean;
}

type Items = readonly (WaitingItem | false)[];

/** Most urgent first: what stopped working, money that waits, people who wait, then what is not switched on. */
export function waitingItems(input: WaitingInput, print: Print, texts: Texts): WaitingItem[] {
  const items: Items = [
    ...brokenItems(input, texts),
    ...messageItems(input, print, texts),
    ...returnItems(input, print, texts),
    ...lateItems(input, print, texts),
    ...reviewItems(input, texts),
    ...questionItems(input, texts),
    ...switchItems(input, texts),
  ];
  return items.filter((item) => item !== false);
}

function brokenItems({ health, dead }: WaitingInput, { today: { waiting: words } }: Texts): Items {
  return [
    health.worker.state === 'missing' && {
      id: 'worker',
      title: words.worker,
      text: words.workerText,
      link: { label: words.workerAction, to: '/app/health' },
    },
    dead > 0 && {
      id: 'dead',
      title: words.dead(dead),
      text: words.deadText,
      link: { label: words.deadAction, to: '/app/health#dead' },
    },
  ];
}

/** Nothing is to be decided: a customer may ask about it, and whoever answers should have seen it. */
function lateItems({ queues }: WaitingInput, print: Print, { today: { waiting: words } }: Texts): Items {
  return queues.late.map((row) => ({
    id: `late-${row.id}`,
    title: words.late(row.orderName ?? words.lateOrder, print.points(row.points)),
    text: [
      row.customerName,
      row.owed > 0n ? words.lateOwed(print.points(row.owed)) : words.lateTaken,
      print.moment(row.at).text,
    ]
      .filter(Boolean)
      .join(' · '),
    link: { label: words.statement, to: `/app/customers/${row.customerId}?tab=statement` },
    act: {
      label: words.seen,
      path: '/app?index',
      right: 'decide',
      fields: { intent: 'late-seen', redemption: row.id.toString() },
      done: words.seenDone,
    },
  }));
}

function reviewItems({ queues, reviews, now }: WaitingInput, texts: Texts): Items {
  const { waiting: words } = texts.today;
  const wordsOf = (row: ReviewRow) => row.title || row.body || texts.reviews.noWords;
  return [
    ...queues.reviews.map((row) => ({
      id: `opinion-${row.id}`,
      title: words.review(row.stars, row.productTitle),
      text: shortened(wordsOf(row)),
      link: { label: words.read, to: `/app/reviews?status=pending&open=${row.id}` },
      act: {
        label: texts.reviews.publish,
        path: '/app/reviews',
        right: 'decide' as const,
        fields: { intent: 'publish', review: row.id.toString(), readAt: now.toString() },
        done: texts.reviews.published,
      },
    })),
    more('opinion-more', reviews.pending - queues.reviews.length, words.moreReviews, {
      text: words.moreText,
      link: { label: words.lookAtAll, to: '/app/reviews?status=pending' },
    }),
  ];
}

function questionItems({ queues }: WaitingInput, { today: { waiting: words } }: Texts): Items {
  const address = '/app/reviews/questions?list=to-answer';
  return [
    ...queues.questions.map((row) => ({
      id: `question-${row.id}`,
      title: words.question(row.productTitle),
      text: shortened(row.body),
      link: { label: words.answer, to: `${address}&open=${row.id}` },
    })),
    more('question-more', queues.moreQuestions, words.moreQuestions, {
      text: words.moreQuestionsText,
      link: { label: words.lookAtAll, to: address },
    }),
  ];
}

function switchItems(input: WaitingInput, { today: { waiting: words } }: Texts): Items {
  const { privacy, past, live, reviews, guideHidden } = input;
  const requests = privacy.filter(
    (request) => request.kind === 'data-request' && request.completedAt === null,
  ).length;
  const { mirroring } = reviews;
  const off = (area: 'returns' | 'reviews' | 'loyalty', to: string) =>
    guideHidden &&
    !live[area] && {
      id: `live-${area}`,
      title: words.notLive[area],
      text: words.notLiveText[area],
      link: { label: words.notLiveAction[area], to },
    };
  return [
    requests > 0 && {
      id: 'privacy',
      title: words.privacy(requests),
      text: words.privacyText,
      link: { label: words.privacyAction, to: '/app/settings#privacy' },
    },
    live.reviews &&
      (!mirroring.allowed || (mirroring.foreign > 0 && !mirroring.replacesOthers)) && {
        id: 'mirroring',
        title: mirroring.allowed ? words.foreign : words.notMirrored,
        text: mirroring.allowed ? words.foreignText : words.notMirroredText,
        link: { label: words.mirrorAction, to: '/app/reviews/settings' },
      },
    guideHidden &&
      past.state === 'failed' && {
        id: 'import',
        title: words.importFailed,
        text: words.importFailedText,
        link: { label: words.importAction, to: '/app/settings#import' },
      },
    off('returns', '/app/returns/policy#live'),
    off('reviews', '/app/reviews/settings#live'),
    off('loyalty', '/app/loyalty#live'),
  ];
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 160 ? line : `${line.slice(0, 159).trimEnd()}…`;
}
