import type { MediaFault } from '#app/contracts/reviews.ts';
import type { LineToReview } from '#app/modules/reviews/door.ts';
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
  readonly answers?: FieldFault;
  readonly media?: MediaFault | 'not-taken';
}

export interface FormFaults {
  /** By the line's id at Shopify. */
  readonly lines: ReadonlyMap<bigint, LineFaults>;
  readonly name?: FieldFault;
  /** No product has a star. */
  readonly nothing: boolean;
}

export interface ReadReview extends ReviewWords {
  readonly lineShopifyId: bigint;
  readonly recommends: boolean | null;
  readonly anonymous: boolean;
  readonly reuseConsent: boolean;
}

export type ReadForm = { readonly reviews: readonly ReadReview[] } | { readonly faults: FormFaults };

type FormLine = Pick<LineToReview, 'lineShopifyId' | 'questions'>;

/**
 * The reviews in a form that was sent: of every line that has stars or words or files (`withFiles`), or only of the one
 * that `line` names. Either all are good or nothing is taken.
 */
export function readReviewForm(
  typed: Typed,
  lines: readonly FormLine[],
  withFiles: ReadonlySet<bigint> = new Set(),
): ReadForm {
  const only = typed.line;
  const asked =
    only === undefined || only === ''
      ? lines.filter(({ lineShopifyId: id }) => isFilled(typed, id) || withFiles.has(id))
      : named(only, lines);
  const faults = new Map<bigint, LineFaults>();
  const reviews: ReadReview[] = [];
  const { anonymous, displayName, missing } = nameIn(typed);
  let name: FieldFault | undefined = missing ? 'missing' : undefined;
  for (const line of asked) {
    const { lineShopifyId: id, questions } = line;
    const read = readTypedReview(
      {
        rating: typed[`rating-${id}`] ?? '',
        title: typed[`title-${id}`] ?? '',
        body: typed[`body-${id}`] ?? '',
        displayName,
        answers: answersIn(typed, line),
      },
      questions,
    );
    if ('words' in read) {
      reviews.push({
        ...read.words,
        lineShopifyId: id,
        recommends: recommendsIn(typed, id),
        anonymous,
        reuseConsent: typed.reuse === '1',
      });
      continue;
    }
    const { displayName: ofName, ...ofLine } = read.faults;
    name = ofName ?? name;
    if (Object.keys(ofLine).length > 0) faults.set(id, ofLine);
  }
  const nothing = asked.length === 0;
  if (faults.size > 0 || name !== undefined || nothing)
    return { faults: { lines: faults, nothing, ...(name === undefined ? {} : { name }) } };
  return { reviews };
}

/** The name to show: '' for first name and initial. Where nobody chose one, what was typed. */
export function nameIn(typed: Typed): {
  readonly displayName: string;
  readonly anonymous: boolean;
  /** Another name was chosen, and none typed. */
  readonly missing: boolean;
} {
  const name = typed.name ?? '';
  const choice = typed['name-as'] ?? 'other';
  if (choice === 'anonymous') return { displayName: '', anonymous: true, missing: false };
  if (choice === 'initial') return { displayName: '', anonymous: false, missing: false };
  return {
    displayName: name,
    anonymous: false,
    missing: typed['name-as'] === 'other' && name.trim() === '',
  };
}

export function answersIn(typed: Typed, { lineShopifyId, questions }: FormLine): Record<string, string> {
  return Object.fromEntries(
    questions.flatMap(({ id }) => {
      const value = typed[`answer-${lineShopifyId}-${id}`];
      return value === undefined || value === '' ? [] : [[id, value]];
    }),
  );
}

export function recommendsIn(typed: Typed, line: bigint): boolean | null {
  const said = typed[`recommend-${line}`];
  return said === 'yes' ? true : said === 'no' ? false : null;
}

function isFilled(typed: Typed, line: bigint): boolean {
  return ['rating', 'title', 'body'].some((field) => (typed[`${field}-${line}`] ?? '').trim() !== '');
}

function named(line: string, lines: readonly FormLine[]): FormLine[] {
  if (!/^\d{1,18}$/.test(line) || line === '0') return [];
  const lineShopifyId = BigInt(line);
  return [lines.find((known) => known.lineShopifyId === lineShopifyId) ?? { lineShopifyId, questions: [] }];
}
