import type { Asking } from '../ports.ts';
import type { ProductRating } from '../ratings/rating.ts';
import { hideReasons } from '../review.ts';
import type { Attribute, RequestAction, RequestSettings, ReviewSettings } from '../settings/settings.ts';
import type { AttributeWords, HowReviews, ShownAttribute, ShownRating, ShownReview } from './shown.ts';

/** What a metafield of type JSON takes in every version of the API is 64 KB; the rest of the list is a request away. */
const mostBytes = 64_000;
/** Of those, for the merchant's own questions. */
const mostOfAttributes = 32_000;
/** Pictures for gallery and carousel. */
const mostPictures = 24;

export interface WhatIsShown {
  readonly rating: ProductRating & { readonly value: string };
  readonly media: number;
  readonly recommended: number;
  readonly notRecommended: number;
  readonly attributes: readonly ShownAttribute[];
  /** Newest first. */
  readonly latest: readonly ShownReview[];
  /** Those with pictures, newest first. */
  readonly pictured: readonly ShownReview[];
  readonly how: HowReviews;
}

/**
 * What stands in a product's metafield: rating and counts always, then the merchant's own questions, reviews and pictures,
 * as long as they fit.
 */
export function shownRating(given: WhatIsShown): ShownRating {
  const { rating, media, recommended, notRecommended, how } = given;
  const beside = new Room(mostOfAttributes);
  const whole = {
    value: rating.value,
    count: rating.count,
    histogram: rating.counts,
    media,
    recommended,
    notRecommended,
    attributes: given.attributes.filter((attribute) => beside.takes(attribute)),
    how,
  };
  const room = new Room(mostBytes - bytesOf({ ...whole, list: [], gallery: [] }));
  const list = given.latest.filter((review) => room.takes(review));
  const gallery = given.pictured
    .flatMap((review) => review.media.map((one) => ({ ...one, review: review.id })))
    .slice(0, mostPictures)
    .filter((picture) => room.takes(picture));
  return { ...whole, list, gallery };
}

class Room {
  private left: number;
  constructor(bytes: number) {
    this.left = bytes;
  }
  /** Long words of some must not keep the others from being shown: what does not fit is left out. */
  takes(part: unknown): boolean {
    const bytes = bytesOf(part) + 1;
    if (bytes > this.left) return false;
    this.left -= bytes;
    return true;
  }
}

const encoder = new TextEncoder();
const bytesOf = (part: unknown) => encoder.encode(JSON.stringify(part)).length;

/** The merchant's own questions with how many gave which answer; those that nobody answered are absent. */
export function shownAttributes(
  attributes: readonly Attribute[],
  counts: readonly { readonly attribute: string; readonly value: string; readonly n: number }[],
): ShownAttribute[] {
  return attributes.flatMap((attribute) => {
    const own = counts.filter((count) => count.attribute === attribute.id);
    if (own.length === 0) return [];
    const counted = Object.fromEntries(own.map(({ value, n }) => [value, n]));
    return [{ ...attributeWords(attribute), counts: counted }];
  });
}

export function attributeWords(attribute: Attribute): AttributeWords {
  const { id, kind, label } = attribute;
  return { id, kind, label, values: valuesOf(attribute) };
}

function valuesOf(attribute: Attribute): ShownAttribute['values'] {
  if (attribute.kind === 'choice') return attribute.options.map(({ id, label }) => ({ value: id, label }));
  return [
    { value: '1', label: attribute.low },
    { value: '3', label: attribute.middle },
    { value: '5', label: attribute.high },
  ];
}

/** How reviews are collected and verified, from the settings in force and what is counted. */
export function howReviews(
  { request, publish, incentive }: ReviewSettings,
  counted: {
    readonly verified: number;
    readonly imported: number;
    readonly incentivised: number;
    readonly products: number;
    readonly points: boolean;
    readonly asking: Asking;
  },
): HowReviews {
  const { points, asking, ...counts } = counted;
  return {
    ...howAsked(request, asking),
    publish,
    ...counts,
    average: 'mean-to-one-decimal',
    order: 'newest-first',
    incentive: givenForAny(incentive.kind === 'code', points),
    hiddenFor: hideReasons,
  };
}

/** Whom rules concern is not told: only that there are such rules. */
function howAsked(
  request: RequestSettings,
  asking: Asking,
): Pick<HowReviews, 'asked' | 'delayDays' | 'asks' | 'consent' | 'leavesOut' | 'otherTimes' | 'reminders'> {
  const rules = request.rules.filter(({ on }) => on);
  const says = (set: RequestAction['set']) =>
    rules.filter(({ then }) => then.some((action) => action.set === set));
  const skips = says('skip');
  const byRules = rules.flatMap(({ then }) =>
    then.map((action) => (action.set === 'reminders' ? action.days.length : 0)),
  );
  return {
    asked: request.trigger,
    delayDays: request.delayDays,
    asks: asking.asks && skips.every(({ when }) => when.length > 0),
    consent: asking.consent,
    leavesOut: skips.length > 0,
    otherTimes: says('time').length > 0 || (request.trigger === 'delivered' && request.fallbackDays !== null),
    reminders: asking.reminds ? Math.max(request.reminders.length, ...byRules) : 0,
  };
}

function givenForAny(code: boolean, points: boolean): HowReviews['incentive'] {
  if (code) return points ? 'points-and-code' : 'code';
  return points ? 'points' : 'none';
}
