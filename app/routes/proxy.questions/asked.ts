import { z } from 'zod';

const id = z
  .string()
  .regex(/^[1-9]\d{0,17}$/)
  .transform(BigInt);

/** A path of the shop's own; everything else leads nowhere. Its fragment is ours. */
const back = z
  .string()
  .max(1000)
  .transform((text) =>
    /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text) ? (text.split('#')[0] ?? null) : null,
  )
  .nullable()
  .catch(null);

const common = {
  back: back.default(null),
  /** People do not see it. */
  website: z.string().default(''),
};

/** What the form for a question sends. Lengths are looked at field by field. */
export const askedForm = z.object({
  product: id,
  body: z.string().default(''),
  name: z.string().default(''),
  email: z.string().default(''),
  ...common,
});
export type AskedForm = z.infer<typeof askedForm>;

export const answeredForm = z.object({ question: id, body: z.string().default(''), ...common });

/** The product that an address names; null: none that could be. */
export function productOf(search: URLSearchParams): bigint | null {
  const parsed = id.safeParse(search.get('product'));
  return parsed.success ? parsed.data : null;
}

export const wantsJson = (request: Request): boolean =>
  /^application\/json\b/.test(request.headers.get('accept') ?? '');
