import { z } from 'zod';
import type { AnswerRefusal, ImportRefusal } from '#app/modules/reviews/moving/door.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { app } from '../../wiring.server.ts';

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('answer'), answers: z.string().max(20_000) }),
  z.object({ intent: z.enum(['start', 'stop', 'discard', 'undo']) }),
]);

type Why = Extract<AnswerRefusal, { readonly why: string }>['why'];

export type ImportAnswer =
  | { readonly done: 'answer' | 'start' | 'stop' | 'discard' | 'undo' }
  | { readonly refused: ImportRefusal | 'bad-input' | Why };

const statuses: Partial<Record<string, number>> = { 'not-yours': 404, 'not-allowed': 409 };

/** Answers questions about a file, or starts, stops, discards or undoes it. */
export async function decideImport(
  { shopId, now }: Merchant,
  id: bigint,
  fields: FormData,
): Promise<{ readonly answer: ImportAnswer; readonly status: number }> {
  const parsed = intents.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return { answer: { refused: 'bad-input' }, status: 422 };
  const { reviews } = app();
  const { intent } = parsed.data;
  const answered =
    parsed.data.intent === 'answer'
      ? await reviews.answerImport(shopId, id, jsonOf(parsed.data.answers), now)
      : await act[parsed.data.intent](shopId, id);
  if (!('refused' in answered)) return { answer: { done: intent }, status: 200 };
  const refused = 'why' in answered ? answered.why : answered.refused;
  return { answer: { refused }, status: statuses[refused] ?? 422 };
}

const act = {
  start: (shopId: bigint, id: bigint) => app().reviews.startImport(shopId, id),
  stop: (shopId: bigint, id: bigint) => app().reviews.stopImport(shopId, id),
  discard: (shopId: bigint, id: bigint) => app().reviews.discardImport(shopId, id),
  undo: (shopId: bigint, id: bigint) => app().reviews.undoImport(shopId, id),
} as const;

/** What is no JSON is no answer, which the door says. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
