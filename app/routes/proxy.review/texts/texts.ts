import type { MediaFault } from '#app/contracts/reviews.ts';
import type { Language } from '#app/kernel/language.ts';
import type { ReviewStatus } from '#app/modules/reviews/review.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';

/** The words of the page on which reviews are written. Sentences take names as they are; the page escapes. */
export interface ReviewPageTexts {
  title(order: string): string;
  readonly intro: string;
  /** A draft stands in the form. */
  readonly begun: string;
  readonly stars: string;
  star(count: number): string;
  readonly headline: string;
  readonly words: string;
  readonly optional: string;
  readonly name: string;
  readonly nameHint: string;
  readonly nameMissing: string;
  readonly send: string;
  readonly back: string;
  readonly written: string;
  readonly starMissing: string;
  readonly nothingChosen: string;
  tooLong(most: number): string;
  readonly notStorable: string;
  readonly faulty: string;
  readonly thanks: string;
  readonly thanksPending: string;
  readonly more: string;
  readonly all: string;
  readonly nothingYet: string;
  /** What is given for any review: said before anything is written. */
  thanksFor(what: string): string;
  readonly given: {
    points(points: string): string;
    code(percent: number): string;
    both(points: string, code: string): string;
    /** After sending. */
    readonly pointsCome: string;
    readonly codeComes: string;
    yourCode(code: string): string;
  };
  readonly recommend: { readonly label: string; readonly yes: string; readonly no: string };
  readonly names: {
    readonly label: string;
    initial(name: string): string;
    readonly other: string;
    readonly anonymous: string;
  };
  readonly reuse: string;
  readonly media: {
    readonly photos: string;
    readonly photosAndVideos: string;
    readonly videos: string;
    hint(photos: number): string;
    hintVideo(seconds: number): string;
    kept(number: number): string;
    readonly faults: Readonly<Record<MediaFault | 'not-taken', string>>;
  };
  readonly answers: string;
  readonly answerUnknown: string;
  readonly robotField: string;
  readonly edit: string;
  readonly save: string;
  readonly takeBack: string;
  readonly takeBackWhat: string;
  readonly takeBackNow: string;
  readonly status: Readonly<Record<ReviewStatus, string>>;
  readonly wasEdited: string;
  readonly reply: string;
  readonly done: Readonly<Record<'edited' | 'consent' | 'withdrawn', string>>;
  readonly tooMany: { readonly title: string; readonly text: string };
  readonly tooLarge: { readonly title: string; readonly text: string };
  readonly alreadyDone: { readonly title: string; readonly text: string };
  readonly closed: { readonly title: string; readonly text: string };
  readonly erased: { readonly title: string; readonly text: string };
  readonly expired: { readonly title: string; readonly text: string };
  readonly unknown: { readonly title: string; readonly text: string };
  readonly signIn: { readonly title: string; readonly text: string };
  readonly choose: { readonly title: string; readonly nothing: string };
}

export const reviewPageTexts: Readonly<Record<Language, ReviewPageTexts>> = { en, de, fr, es, ja };
