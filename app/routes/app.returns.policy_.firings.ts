import { type ActionFunctionArgs, json } from '@remix-run/node';
import { z } from 'zod';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { jsonField } from '../requests/json-field.server.ts';
import { readForm } from '../requests/read-form.server.ts';
import { app } from '../wiring.server.ts';

export type FiringsAnswer =
  | { readonly days: number; readonly counts: Readonly<Record<string, number>> }
  | { readonly errors: Readonly<Record<string, string>> };

const input = z.object({ form: jsonField.refine((form) => form !== null) });
const days = 90;

/** How often each rule of a policy that is not saved would have decided something. Stores nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, now } = await requireMerchant(request);
  const fields = input.safeParse(Object.fromEntries(await readForm(request)));
  if (!fields.success) return json<FiringsAnswer>({ errors: { form: 'bad-input' } }, { status: 422 });
  const counted = await app().returns.countFirings(shopId, { form: fields.data.form, days }, now);
  if ('refused' in counted) return json<FiringsAnswer>({ errors: counted.errors });
  return json<FiringsAnswer>({ days, counts: Object.fromEntries(counted) });
}
