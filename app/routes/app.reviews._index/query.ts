import { z } from 'zod';
import { isStorable } from '#app/kernel/text.ts';
import type { ReviewQuery } from '#app/modules/reviews/door.ts';
import {
  type ReviewMark,
  type ReviewStatus,
  reviewStatuses,
  type Stars,
} from '#app/modules/reviews/review.ts';
import { cursorOf } from '../../ui/lists/keyset.ts';
import { markChoices, starChoices } from './choices.ts';

const starsOf: Readonly<Record<(typeof starChoices)[number], Stars>> = { 5: 5, 4: 4, 3: 3, 2: 2, 1: 1 };

const number = z.string().regex(/^[1-9]\d{0,17}$/);

const address = z.object({
  q: z.string().trim().max(200).refine(isStorable).catch(''),
  status: z.enum(reviewStatuses).nullable(),
  stars: z.enum(starChoices).nullable(),
  mark: z.enum(markChoices).nullable(),
  /** Shopify's id of a product. */
  product: number.nullable(),
  /** Our number of whoever wrote. */
  customer: number.nullable(),
  after: z.string().max(500).nullable(),
  /** The review that is read. */
  open: number.nullable(),
});

/** What the inbox's address asks for. */
export interface InboxAddress {
  readonly q: string;
  readonly status: ReviewStatus | null;
  readonly stars: (typeof starChoices)[number] | null;
  readonly mark: ReviewMark | null;
  readonly product: string | null;
  readonly customer: string | null;
  readonly after: string | null;
  readonly open: string | null;
}

/** Null: the address holds something that no link of ours writes. */
export function readInboxAddress(search: URLSearchParams): InboxAddress | null {
  const parsed = address.safeParse({
    q: search.get('q') ?? '',
    status: search.get('status'),
    stars: search.get('stars'),
    mark: search.get('mark'),
    product: search.get('product'),
    customer: search.get('customer'),
    after: cursorOf(search),
    open: search.get('open'),
  });
  return parsed.success ? parsed.data : null;
}

export function reviewQuery(
  { q, status, stars, mark, product, customer, after }: InboxAddress,
  limit: number,
): ReviewQuery {
  return {
    ...(q === '' ? {} : { search: q }),
    ...(status === null ? {} : { status }),
    ...(stars === null ? {} : { stars: starsOf[stars] }),
    ...(mark === null ? {} : { mark }),
    ...(product === null ? {} : { product: BigInt(product) }),
    ...(customer === null ? {} : { customer: BigInt(customer) }),
    after,
    limit,
  };
}

/** Nothing is searched or filtered: an empty list means that there are no reviews. */
export function asksForAll({ q, open: _read, ...narrowing }: InboxAddress): boolean {
  return q === '' && Object.values(narrowing).every((value) => value === null);
}
