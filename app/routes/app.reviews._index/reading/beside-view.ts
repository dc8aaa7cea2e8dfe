import type { ReviewDetail } from '#app/modules/reviews/door.ts';
import type { Attribute } from '#app/modules/reviews/settings/settings.ts';
import type { Print } from '../../../ui/print/print.ts';
import type { Texts } from '../../../ui/texts/texts.ts';
import type { Beside, ReadingView } from './reading-view.ts';

type BesideView = Pick<
  ReadingView,
  'held' | 'reports' | 'media' | 'answers' | 'recommends' | 'reuse' | 'votes' | 'before'
>;

/** What stands beside the words of a review, as text. */
export function besideView(
  review: ReviewDetail,
  { reports, media, revisions, attributes, mediaUrl }: Beside,
  print: Print,
  texts: Texts,
): BesideView {
  const { reviews: words, reviewBeside: own } = texts;
  return {
    held: review.status === 'pending' ? review.heldFor.map((signal) => own.signals[signal]) : [],
    reports: reports.map(({ reason, reportedAt, settledAt }) => ({
      reason: words.reasons[reason],
      at: print.moment(reportedAt),
      open: settledAt === null,
    })),
    media: media.map(({ id, kind, state, hiddenFor }, index) => ({
      id: id.toString(),
      kind,
      url: mediaUrl(id),
      alt: own.media.alt[kind](index + 1),
      state:
        hiddenFor === null
          ? state === 'ready'
            ? null
            : own.media.states[state]
          : own.media.hiddenFor(words.reasons[hiddenFor]),
      hidden: hiddenFor !== null,
    })),
    answers: review.answers.flatMap(({ attribute, value }) => {
      const asked = attributes.find(({ id }) => id === attribute);
      return asked === undefined
        ? []
        : [{ question: asked.label.every, answer: answerOf(asked, value, own.of) }];
    }),
    recommends: review.recommends === null ? null : own.recommends[review.recommends ? 'yes' : 'no'],
    reuse:
      review.reuseConsentAt === null ? own.reuse.no : own.reuse.since(print.date(review.reuseConsentAt).text),
    votes: own.votes(print.count(review.helpful), print.count(review.unhelpful)),
    before: revisions.toReversed().map(({ stars, title, body, replacedAt }) => ({
      stars,
      title,
      body,
      until: print.moment(replacedAt),
    })),
  };
}

function answerOf(asked: Attribute, value: string, ofScale: (value: string) => string): string {
  if (asked.kind === 'choice') return asked.options.find(({ id }) => id === value)?.label.every ?? value;
  const named: Readonly<Record<string, string>> = {
    1: asked.low.every,
    3: asked.middle.every,
    5: asked.high.every,
  };
  return named[value] ?? ofScale(value);
}
