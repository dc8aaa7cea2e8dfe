import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { templateForm } from '#app/modules/reviews/replying/reply-form.ts';
import { requireMerchant, requireRight } from '../merchants/merchant.server.ts';
import { mayDecide } from '../platform/staff-roles.ts';
import { readForm } from '../requests/read-form.server.ts';
import { app } from '../wiring.server.ts';

export interface SavedReply {
  readonly id: string;
  readonly name: string;
  readonly body: string;
}

export type TemplateAnswer =
  | { readonly done: 'saved' | 'deleted'; readonly templates: readonly SavedReply[] }
  | { readonly refused: 'name-taken' | 'too-many' | 'bad-input' };

const id = z
  .string()
  .regex(/^[1-9]\d{0,17}$/)
  .transform(BigInt);

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), ...templateForm.shape }),
  z.object({ intent: z.literal('delete'), id }),
]);

/** Words that staff often answer with. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  return json({ templates: await savedReplies(shopId) });
}

/** Keeps such words, or deletes them. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, staffId } = await requireRight(request, mayDecide);
  const parsed = intents.safeParse(Object.fromEntries(await readForm(request)));
  if (!parsed.success) return json({ refused: 'bad-input' } satisfies TemplateAnswer, { status: 400 });
  const { reviews } = app();
  const { data } = parsed;
  if (data.intent === 'save') {
    const { name, body } = data;
    const saved = await reviews.saveReplyTemplate(shopId, { id: null, name, body }, staffId);
    if ('refused' in saved) return json(saved satisfies TemplateAnswer, { status: 422 });
  } else await reviews.deleteReplyTemplate(shopId, data.id);
  const done = data.intent === 'save' ? 'saved' : 'deleted';
  return json({ done, templates: await savedReplies(shopId) } satisfies TemplateAnswer);
}

async function savedReplies(shopId: bigint): Promise<SavedReply[]> {
  const templates = await app().reviews.listReplyTemplates(shopId);
  return templates.map(({ id: number, name, body }) => ({ id: number.toString(), name, body }));
}
