import type { ReviewDraft } from '#app/contracts/reviews.ts';
import type { OrderToReview } from '#app/modules/reviews/door.ts';
import type { Typed } from './form.ts';

/** What stands in the form at first: what was begun before, and the stars of a link. */
export function startingValues(
  { open }: OrderToReview,
  chosen: { readonly line: string; readonly stars: string } | null,
): Typed {
  const values: Record<string, string> = {};
  for (const { lineShopifyId, draft } of open) {
    if (draft === null) continue;
    Object.assign(values, fieldsOf(lineShopifyId, draft));
    if (draft.anonymous) values['name-as'] = 'anonymous';
    else if (draft.displayName !== '') Object.assign(values, { 'name-as': 'other', name: draft.displayName });
  }
  if (chosen !== null && open.some((line) => String(line.lineShopifyId) === chosen.line))
    values[`rating-${chosen.line}`] = chosen.stars;
  return values;
}

function fieldsOf(line: bigint, draft: ReviewDraft): Typed {
  const answers = Object.entries(draft.answers).map(([id, value]) => [`answer-${line}-${id}`, value]);
  return {
    [`rating-${line}`]: draft.rating === null ? '' : String(draft.rating),
    [`title-${line}`]: draft.title,
    [`body-${line}`]: draft.body,
    ...(draft.recommends === null ? {} : { [`recommend-${line}`]: draft.recommends ? 'yes' : 'no' }),
    ...Object.fromEntries(answers),
  };
}

/** The stars that a link chose for a line; null: none, or not ones that there are. */
export function chosenIn(query: URLSearchParams): { readonly line: string; readonly stars: string } | null {
  const [stars, line] = [query.get('stars') ?? '', query.get('line') ?? ''];
  return /^[1-5]$/.test(stars) && /^[1-9]\d{0,17}$/.test(line) ? { line, stars } : null;
}
