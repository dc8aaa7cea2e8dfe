import type { Language } from '#app/kernel/language.ts';
import type { ListSort } from '#app/modules/reviews/listing/shown.ts';
import type { HideReason } from '#app/modules/reviews/review.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';

/** A text that depends on how many: of the languages spoken here, none has more forms. */
export interface Counted {
  readonly one: string;
  readonly other: string;
}

/** The words of the list of reviews, those of the theme's block; {names} stand for values. The pages escape. */
export interface ReviewListTexts {
  readonly point: string;
  readonly label: Counted;
  readonly count: Counted;
  readonly heading: string;
  /** Above the reviews of one product. */
  readonly of: string;
  readonly bar: Counted;
  readonly stars: Counted;
  readonly verifiedBuyer: string;
  readonly verifiedReviewer: string;
  readonly unverified: string;
  readonly kept: string;
  readonly exchanged: string;
  readonly returned: string;
  readonly incentivised: string;
  readonly imported: string;
  readonly edited: string;
  readonly recommends: string;
  readonly recommendsNot: string;
  readonly recommend: string;
  readonly percent: string;
  readonly photo: string;
  readonly video: string;
  readonly reply: string;
  readonly helpful: string;
  readonly unhelpful: string;
  readonly report: string;
  readonly reason: string;
  readonly reportSend: string;
  readonly only: string;
  readonly everything: string;
  readonly withMedia: string;
  readonly search: string;
  readonly sort: string;
  readonly show: string;
  readonly gallery: string;
  readonly wholeShop: string;
  readonly none: string;
  readonly empty: string;
  /** The area is off. */
  readonly off: string;
  readonly shown: string;
  readonly scale: string;
  readonly sorts: Readonly<Record<ListSort, string>>;
  readonly reasons: Readonly<Record<HideReason, string>>;
  readonly how: {
    readonly heading: string;
    readonly asked: string;
    readonly notAsked: string;
    readonly delivered: string;
    readonly fulfilled: string;
    readonly ordered: string;
    readonly otherTimes: string;
    readonly leftOut: string;
    readonly somewhere: string;
    readonly everywhere: string;
    readonly verified: string;
    readonly manual: string;
    readonly auto: string;
    readonly hidden: string;
    readonly average: string;
    readonly noIncentive: string;
    readonly days: Counted;
    readonly reminders: Counted;
    readonly imported: string;
    readonly incentivised: string;
    readonly points: string;
    readonly code: string;
    readonly pointsAndCode: string;
    readonly products: string;
  };
  readonly said: {
    readonly voted: string;
    readonly reported: string;
    readonly refused: string;
  };
  readonly next: string;
  readonly first: string;
  readonly allReviews: string;
  readonly back: string;
  readonly home: string;
  readonly tooMany: string;
  readonly ownReview: string;
  readonly unknown: string;
  readonly badAddress: string;
}

const all: Readonly<Record<Language, ReviewListTexts>> = { en, de, fr, es, ja };

export const reviewListTexts = (language: Language): ReviewListTexts => all[language];

/** The text with its values put in; what people wrote in them is escaped by whoever prints it. */
export function say(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The form of a text that goes with this number. */
export function counted(
  language: Language,
  text: Counted,
  count: number,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const form = new Intl.PluralRules(language).select(count) === 'one' ? text.one : text.other;
  return say(form, { count: count.toLocaleString(language), ...values });
}
