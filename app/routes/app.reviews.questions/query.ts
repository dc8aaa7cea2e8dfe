import { z } from 'zod';
import { isStorable } from '#app/kernel/text.ts';
import { type QuestionList, type QuestionQuery, questionLists } from '#app/modules/reviews/questions/door.ts';
import { cursorOf } from '../../ui/lists/keyset.ts';

const id = z
  .string()
  .regex(/^[1-9]\d{0,17}$/)
  .nullable();

const address = z.object({
  q: z.string().trim().max(200).refine(isStorable).catch(''),
  list: z.enum(questionLists).nullable(),
  product: id,
  after: z.string().max(500).nullable(),
  /** The question that is read. */
  open: id,
});

/** What the screen's address asks for. */
export interface QuestionsAddress {
  readonly q: string;
  readonly list: QuestionList | null;
  /** Shopify's id. */
  readonly product: string | null;
  readonly after: string | null;
  readonly open: string | null;
}

/** Null: the address holds something that no link of ours writes. */
export function readQuestionsAddress(search: URLSearchParams): QuestionsAddress | null {
  const parsed = address.safeParse({
    q: search.get('q') ?? '',
    list: search.get('list'),
    product: search.get('product'),
    after: cursorOf(search),
    open: search.get('open'),
  });
  return parsed.success ? parsed.data : null;
}

export function questionQuery({ q, list, product, after }: QuestionsAddress, limit: number): QuestionQuery {
  return {
    ...(q === '' ? {} : { search: q }),
    ...(list === null ? {} : { list }),
    ...(product === null ? {} : { product: BigInt(product) }),
    after,
    limit,
  };
}

/** Nothing is searched or filtered: an empty list means that there are no questions. */
export function asksForAll({ q, list, product, after }: QuestionsAddress): boolean {
  return q === '' && list === null && product === null && after === null;
}
