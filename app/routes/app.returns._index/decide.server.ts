import { z } from 'zod';
import { type RefusalWord, statusOf } from '#app/contracts/answers.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { app } from '../../wiring.server.ts';
import { decide } from '../app.returns.$id/decide.server.ts';
import { declining } from '../app.returns.$id/intents.ts';
import { readQueueAddress, searchOf } from './query.ts';

const id = z
  .string()
  .regex(/^[1-9]\d{0,17}$/)
  .transform(BigInt);
const name = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .refine((text) => isStorable(text));
const address = z
  .string()
  .max(2000)
  .transform((text, context) => {
    const asked = readQueueAddress(new URLSearchParams(text));
    if (asked !== null) return searchOf(asked);
    context.addIssue({ code: 'custom', message: 'no address of the queue' });
    return z.NEVER;
  });
/** A few at a time: the screen sends the next ones while it shows how far it is. */
const ids = z
  .string()
  .max(500)
  .transform((text) => text.split(','))
  .pipe(z.array(id).min(1).max(10));

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save-view'), name, address }),
  z.object({ intent: z.literal('rename-view'), id, name }),
  z.object({ intent: z.literal('delete-view'), id }),
  z.object({ intent: z.literal('approve'), ids }),
  z.object({ intent: z.literal('decline'), ids, ...declining }),
]);
type Asked = z.output<typeof intents>;

/** What came of one of several returns: null, or why it was left as it is. */
export interface BulkResult {
  readonly id: string;
  readonly name: string;
  readonly refused: RefusalWord | 'role' | 'amount' | null;
}

export type QueueAnswer =
  | { readonly done: 'save-view' | 'rename-view' | 'delete-view' }
  | { readonly results: readonly BulkResult[] }
  | { readonly refused: RefusalWord };

export interface QueueDecided {
  readonly answer: QueueAnswer;
  readonly status: number;
}

/** What is decided on the queue: about its views, and about several returns at once. Null: something is not there. */
export async function decideQueue(merchant: Merchant, fields: FormData): Promise<QueueDecided | null> {
  const parsed = intents.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return refused('bad-input');
  const asked = parsed.data;
  switch (asked.intent) {
    case 'save-view':
      return saveView(merchant, asked);
    case 'rename-view':
      return renameView(merchant, asked);
    case 'delete-view': {
      const views = await app().returns.listViews(merchant.shopId);
      if (!views.some((view) => view.id === asked.id)) return null;
      await app().returns.deleteView(merchant.shopId, asked.id);
      return { answer: { done: asked.intent }, status: 200 };
    }
    default:
      return decideSeveral(merchant, asked);
  }
}

async function saveView(
  { shopId, staffId }: Merchant,
  { name: called, address: search }: Extract<Asked, { intent: 'save-view' }>,
): Promise<QueueDecided> {
  const saved = await app().returns.saveView(shopId, { name: called, address: search }, staffId);
  return 'refused' in saved ? refused(saved.refused) : { answer: { done: 'save-view' }, status: 200 };
}

async function renameView(
  { shopId, staffId }: Merchant,
  asked: Extract<Asked, { intent: 'rename-view' }>,
): Promise<QueueDecided | null> {
  const { returns } = app();
  const views = await returns.listViews(shopId);
  const view = views.find((known) => known.id === asked.id);
  if (view === undefined) return null;
  if (view.name !== asked.name) {
    if (views.some((known) => known.name === asked.name)) return refused('already-done');
    const saved = await returns.saveView(shopId, { name: asked.name, address: view.address }, staffId);
    if ('refused' in saved) return refused(saved.refused);
    await returns.deleteView(shopId, view.id);
  }
  return { answer: { done: 'rename-view' }, status: 200 };
}

/** One after the other: each is a decision of its own, and one that is refused keeps none of the others. */
async function decideSeveral(
  merchant: Merchant,
  asked: Extract<Asked, { intent: 'approve' | 'decline' }>,
): Promise<QueueDecided | null> {
  const ids = [...new Set(asked.ids)];
  const chosen = await Promise.all(ids.map((returnId) => app().returns.find(merchant.shopId, returnId)));
  const there = chosen.filter((found) => found !== null);
  if (there.length < ids.length) return null;
  const results: BulkResult[] = [];
  for (const found of there) {
    const { answer } = await decide(merchant, found, asked);
    const because = 'refused' in answer ? answer.values?.because : undefined;
    results.push({
      id: found.id.toString(),
      name: found.name,
      refused:
        'done' in answer ? null : because === 'role' || because === 'amount' ? because : answer.refused,
    });
  }
  return { answer: { results }, status: 200 };
}

function refused(word: RefusalWord): QueueDecided {
  return { answer: { refused: word }, status: statusOf(word) };
}
