import {
  type FieldFault,
  type ReviewWords,
  readTypedReview,
} from '#app/modules/reviews/writing/submission-form.ts';

/** What stands in the form: as it was sent, or empty. */
export type Typed = Readonly<Record<string, string>>;

export interface LineFaults {
  readonly rating?: FieldFault;
  readonly title?: FieldFault;
  readonly body?: FieldFault;
}

export interface FormFaults {
  /** By the line's id at Shopify. */
  readonly lines: ReadonlyMap<bigint, LineFaults>;
  readonly name?: FieldFault;
  /** No product has a star. */
  readonly nothing: boolean;
}

export type ReadForm =
  | { readonly reviews: readonly (ReviewWords & { readonly lineShopifyId: bigint })[] }
  | { readonly faults: FormFaults };

/**
 * The reviews in a form that was sent: of every line that has stars or words, or only of the one that `line` names.
 * Either all are good or nothing is taken.
 */
export function readReviewForm(typed: Typed, lines: readonly bigint[]): ReadForm {
  const only = typed.line;
  const asked =
    only === undefined || only === '' ? lines.filter((line) => isFilled(typed, line)) : named(only);
  const faults = new Map<bigint, LineFaults>();
  const reviews: (ReviewWords & { lineShopifyId: bigint })[] = [];
  let name: FieldFault | undefined;
  for (const lineShopifyId of asked) {
    const read = readTypedReview(
      {
        rating: typed[`rating-${lineShopifyId}`] ?? '',
        title: typed[`title-${lineShopifyId}`] ?? '',
        body: typed[`body-${lineShopifyId}`] ?? '',
        displayName: typed.name ?? '',
        answers: {},
      },
      [],
    );
    if ('words' in read) {
      reviews.push({ ...read.words, lineShopifyId });
      continue;
    }
    const { displayName, ...ofLine } = read.faults;
    name = displayName ?? name;
    if (Object.keys(ofLine).length > 0) faults.set(lineShopifyId, ofLine);
  }
  const nothing = asked.length === 0;
  if (faults.size > 0 || name !== undefined || nothing)
    return { faults: { lines: faults, nothing, ...(name === undefined ? {} : { name }) } };
  return { reviews };
}

function isFilled(typed: Typed, line: bigint): boolean {
  return ['rating', 'title', 'body'].some((field) => (typed[`${field}-${line}`] ?? '').trim() !== '');
}

function named(line: string): bigint[] {
  return /^\d{1,18}$/.test(line) && line !== '0' ? [BigInt(line)] : [];
}
