import { type ActionFunctionArgs, json } from '@remix-run/node';
import { z } from 'zod';
import { customerId } from '#app/kernel/ids.ts';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { jsonField } from '../requests/json-field.server.ts';
import { readForm } from '../requests/read-form.server.ts';
import { textsFor } from '../ui/texts/texts.ts';
import { app } from '../wiring.server.ts';
import { asWire, type TriedWire } from './app.loyalty_.try/tally.ts';

export type TriedAnswer =
  | { readonly page: TriedWire }
  | { readonly errors: Readonly<Record<string, string>> };

const input = z.object({
  form: jsonField,
  /** A customer of ours; empty: from the beginning. */
  after: z.string().regex(/^\d{0,18}$/),
});

/** What a programme would have given the next customers. Stores nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, now } = await requireMerchant(request);
  const fields = input.safeParse(Object.fromEntries(await readForm(request)));
  if (!fields.success) return json<TriedAnswer>({ errors: { form: 'bad-input' } }, { status: 422 });
  const { form, after } = fields.data;
  const { loyalty, commerce } = app();
  const page = await loyalty.tryProgram(shopId, form, after === '' ? null : BigInt(after), now);
  if ('refused' in page) return json<TriedAnswer>({ errors: page.errors }, { status: 422 });
  const movers = page.movers.map((mover) => customerId(mover.customerId));
  const names =
    movers.length === 0 ? new Map<bigint, string>() : await commerce.customerNames(shopId, movers);
  const { nameless } = textsFor().loyaltyTry.levels;
  return json<TriedAnswer>({ page: asWire(page, (id) => names.get(id) || nameless) });
}
