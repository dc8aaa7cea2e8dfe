import { z } from 'zod';
import { type ListQuery, listSorts } from '#app/modules/reviews/listing/shown.ts';
import { purchaseOutcomes } from '#app/modules/reviews/review.ts';

/** Reviews on a page. */
export const perPage = 10;

const starsAsked = z
  .string()
  .regex(/^[1-5]$/)
  .transform(Number)
  .pipe(z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]));

const fields = z.object({
  product: z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .transform(BigInt)
    .optional(),
  sort: z.enum(listSorts).default('newest'),
  stars: starsAsked.optional(),
  media: z.literal('1').optional(),
  verified: z.literal('1').optional(),
  purchase: z.enum(purchaseOutcomes).optional(),
  q: z
    .string()
    .max(100)
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'))
    .optional(),
  after: z.string().max(300).optional(),
  limit: z
    .string()
    .regex(/^([1-9]|[1-4]\d|50)$/)
    .transform(Number)
    .optional(),
});

/** Parameters of a question; those of Shopify's proxy and of others stand beside them. */
const names = ['product', 'sort', 'stars', 'media', 'verified', 'purchase', 'q', 'after', 'limit'] as const;

/**
 * What an address asks for; null: something in it cannot be. Empty parameters, as forms send them, are none; at most
 * one filter is taken, and no parameter twice.
 */
export function listAsked(search: URLSearchParams): ListQuery | null {
  if (names.some((name) => search.getAll(name).length > 1)) return null;
  const given = names.flatMap((name) => {
    const value = search.get(name)?.trim();
    return value ? [[name, value] as const] : [];
  });
  const parsed = fields.safeParse(Object.fromEntries(given));
  if (!parsed.success) return null;
  const { product = null, sort, q = null, after = null, limit = perPage } = parsed.data;
  const filters = filtersOf(parsed.data);
  if (filters.length > 1) return null;
  return { product, sort, filter: filters[0] ?? null, search: q, after, limit };
}

function filtersOf({
  stars,
  media,
  verified,
  purchase,
}: z.infer<typeof fields>): NonNullable<ListQuery['filter']>[] {
  return [
    ...(stars === undefined ? [] : [{ by: 'stars', stars } as const]),
    ...(media === undefined ? [] : [{ by: 'media' } as const]),
    ...(verified === undefined ? [] : [{ by: 'verified' } as const]),
    ...(purchase === undefined ? [] : [{ by: 'purchase', purchase } as const]),
  ];
}

/** The parameters that ask for this, without the page. */
export function asParameters({ product, sort, filter, search }: ListQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  if (product !== null) parameters.set('product', product.toString());
  if (filter !== null) parameters.set(...filterParameter(filter));
  if (search !== null) parameters.set('q', search);
  if (sort !== 'newest') parameters.set('sort', sort);
  return parameters;
}

export function filterParameter(filter: NonNullable<ListQuery['filter']>): [name: string, value: string] {
  switch (filter.by) {
    case 'stars':
      return ['stars', String(filter.stars)];
    case 'purchase':
      return ['purchase', filter.purchase];
    default:
      return [filter.by, '1'];
  }
}
