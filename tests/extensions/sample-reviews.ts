import type { ShownRating, ShownReview } from '../../app/modules/reviews/listing/shown.ts';
import { renderBlock } from './render-block.ts';

/** Ends a script, an attribute, a comment and Liquid, and turns what follows around. */
export const evil = `</script><img src=x onerror="alert(1)"> --> {{ 'a' }} "'\u202e&`;
export const photo = {
  kind: 'photo',
  url: 'https://cdn.example/a.jpg?v=1',
  poster: null,
  width: 800,
  height: 600,
} as const;

export const review: ShownReview = {
  id: '9',
  rating: 4,
  title: 'Runs small',
  body: 'Warm.',
  name: 'Ada L.',
  date: '2026-03-15',
  purchase: 'returned',
  verification: 'verified_buyer',
  incentivised: true,
  imported: false,
  edited: true,
  recommends: true,
  variant: 'Blue / M',
  product: null,
  answers: { fit: '3', age: 'thirties' },
  media: [photo],
  helpful: 3,
  reply: { body: 'Thank you.', date: '2026-03-16' },
};
export const rating: ShownRating = {
  value: '4.0',
  count: 3,
  histogram: { 1: 0, 2: 0, 3: 1, 4: 1, 5: 1 },
  ...{ media: 1, recommended: 2, notRecommended: 1 },
  attributes: [
    {
      ...{ id: 'fit', kind: 'scale', label: { every: 'Fit', de: 'Sitz' } },
      values: ['1', '3', '5'].map((value) => ({
        value,
        label: { every: `fit ${value}`, de: `Sitz ${value}` },
      })),
      counts: { 2: 1, 3: 5, 5: 2 },
    },
    {
      ...{ id: 'age', kind: 'choice', label: { every: 'Age' } },
      values: [{ value: 'thirties', label: { every: '30 to 39' } }],
      counts: { thirties: 1 },
    },
  ],
  list: [review],
  gallery: [{ ...photo, review: '9' }],
  how: {
    ...{ asked: 'fulfilled', delayDays: 1, reminders: 2, publish: 'manual', verified: 2, imported: 1 },
    ...{ asks: true, consent: 'nowhere', leavesOut: false, otherTimes: false },
    ...{
      incentivised: 1,
      average: 'mean-to-one-decimal',
      order: 'newest-first',
      incentive: 'points-and-code',
    },
    ...{ hiddenFor: [], products: 2 },
  },
};

export interface About {
  block?: string;
  locale?: string;
  settings?: Record<string, unknown>;
  customer?: object | null;
  /** Whether reviews are on. */
  live?: boolean;
  editor?: boolean;
}

/** What blocks know of the shop beside the product. */
export const shopOf = (live: boolean, editor = false, locale = 'en') => ({
  app: { metafields: { reviews: { area: { value: { live } } } } },
  request: {
    origin: 'https://fern.example',
    path: '/products/coat',
    locale: { iso_code: locale },
    design_mode: editor,
  },
});

/** A block on the page of a product with these metafields. */
export const show = (
  metafields: object,
  { block = 'reviews', customer = null, live = true, editor = false, ...more }: About = {},
) =>
  renderBlock(block, {
    template: 'product',
    globals: {
      product: { id: 77, title: 'Coat', url: '/products/coat', metafields },
      customer,
      ...shopOf(live, editor, more.locale),
    },
    ...more,
  });
export const reviews = (value: unknown, about: About = {}) =>
  show({ afterglow: { reviews: { value } } }, about);
export const pageOf = (html: string) => new DOMParser().parseFromString(html, 'text/html');
