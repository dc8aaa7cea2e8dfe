import { z } from 'zod';
import type { GroupSaved } from '#app/modules/reviews/groups/door.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { app } from '../../wiring.server.ts';

export type GroupsAnswer =
  | { readonly done: 'save' | 'remove' }
  | {
      readonly refused: Extract<GroupSaved, { refused: string }>['refused'] | 'bad-input' | 'not-allowed';
      /** Shopify's numbers of the products it is about. */
      readonly products?: readonly string[];
    };

const number = z.string().regex(/^[1-9]\d{0,17}$/);

const asked = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('save'),
    /** '': a new one. */
    id: z.union([z.literal(''), number]),
    title: z.string().max(200),
    products: z
      .string()
      .max(5000)
      .transform((text) => text.split(',').filter(Boolean))
      .pipe(z.array(number.transform(BigInt))),
  }),
  z.object({ intent: z.literal('remove'), id: number.transform(BigInt) }),
]);

const statuses: Readonly<Partial<Record<string, number>>> = { 'not-allowed': 403, 'not-yours': 404 };

/** Saves or deletes a group. */
export async function decideGroup(
  merchant: Merchant,
  form: FormData,
): Promise<{ readonly answer: GroupsAnswer; readonly status: number }> {
  const answer = await decide(merchant, form);
  return { answer, status: 'done' in answer ? 200 : (statuses[answer.refused] ?? 422) };
}

async function decide({ shopId, staffId, mayPublish }: Merchant, form: FormData): Promise<GroupsAnswer> {
  if (!mayPublish) return { refused: 'not-allowed' };
  const parsed = asked.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { refused: 'bad-input' };
  const { reviews, clock } = app();
  if (parsed.data.intent === 'remove')
    return (await reviews.deleteGroup(shopId, parsed.data.id))
      ? { done: 'remove' }
      : { refused: 'not-yours' };
  const { id, title, products } = parsed.data;
  const group = { id: id === '' ? null : BigInt(id), title, products };
  const saved = await reviews.saveGroup(shopId, group, staffId, await clock.now(shopId));
  if (!('refused' in saved)) return { done: 'save' };
  if (!('products' in saved)) return { refused: saved.refused };
  return { refused: saved.refused, products: saved.products.map(String) };
}
