import { z } from 'zod';
import { statusOf } from '#app/contracts/answers.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { app } from '../../wiring.server.ts';
import { findSuppressed, type SuppressedRowView } from './view.server.ts';

const email = z.string().trim().max(998).refine(isStorable);

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('find'), email }),
  z.object({ intent: z.literal('add'), email }),
  z.object({
    intent: z.literal('remove'),
    id: z
      .string()
      .regex(/^[1-9]\d{0,17}$/)
      .transform(BigInt),
  }),
]);

/** What the screen hears back. An address is looked up by a form, so that it stands in no address. */
export type SuppressedAnswer =
  | {
      readonly ok: true;
      readonly done: 'find';
      readonly email: string;
      readonly row: SuppressedRowView | null;
    }
  | { readonly ok: true; readonly done: 'add' | 'remove' }
  | { readonly errors: Readonly<Record<string, string>> };

interface Decided {
  readonly answer: SuppressedAnswer;
  readonly status: number;
}

/** Looks an address up, puts it on the list or takes an entry off it. Null: there is no such entry. */
export async function decideSuppressed(merchant: Merchant, fields: FormData): Promise<Decided | null> {
  const parsed = intents.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return { answer: { errors: {} }, status: statusOf('bad-input') };
  const { messages } = app();
  const { shopId, staffId, now } = merchant;
  const { data } = parsed;
  if (data.intent === 'find') {
    const row = data.email === '' ? null : await findSuppressed(merchant, data.email);
    return { answer: { ok: true, done: 'find', email: data.email, row }, status: 200 };
  }
  if (data.intent === 'add') {
    const added = await messages.suppress(shopId, data.email, staffId, now);
    if ('refused' in added) return { answer: { errors: added.errors }, status: 422 };
    return { answer: { ok: true, done: 'add' }, status: 200 };
  }
  if (!(await messages.unsuppress(shopId, data.id, staffId, now))) return null;
  return { answer: { ok: true, done: 'remove' }, status: 200 };
}
