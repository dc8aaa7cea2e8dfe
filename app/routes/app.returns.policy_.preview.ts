import { type ActionFunctionArgs, json } from '@remix-run/node';
import { z } from 'zod';
import { currencyCode } from '#app/kernel/currency.ts';
import { parsePolicyForm } from '#app/modules/returns/policy/forms.ts';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { jsonField } from '../requests/json-field.server.ts';
import { readForm } from '../requests/read-form.server.ts';
import type { PolicyPreview } from './app.returns.policy/preview.ts';
import { readPreview } from './app.returns.policy/view.server.ts';

export type PreviewAnswer =
  | { readonly preview: PolicyPreview }
  | { readonly errors: Readonly<Record<string, string>> };

const input = z.object({ form: jsonField });

/** Works out a policy that is not saved on a real order. Stores nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const fields = input.safeParse(Object.fromEntries(await readForm(request)));
  if (!fields.success) return json<PreviewAnswer>({ errors: { form: 'bad-input' } }, { status: 422 });
  const parsed = parsePolicyForm(fields.data.form, currencyCode(merchant.shop.currency));
  if ('errors' in parsed) return json<PreviewAnswer>({ errors: parsed.errors });
  return json<PreviewAnswer>({ preview: await readPreview(merchant, parsed.policy) });
}
