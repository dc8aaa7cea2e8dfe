import { type ActionFunctionArgs, json } from '@remix-run/node';
import { z } from 'zod';
import { currencyCode } from '#app/kernel/currency.ts';
import { parseProgramForm } from '#app/modules/loyalty/earning/forms.ts';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { jsonField } from '../requests/json-field.server.ts';
import { readForm } from '../requests/read-form.server.ts';
import type { PreviewView } from './app.loyalty/preview.ts';
import { readPreview } from './app.loyalty/view.server.ts';

export type PreviewAnswer =
  | { readonly preview: PreviewView }
  | { readonly errors: Readonly<Record<string, string>> };

const input = z.object({ form: jsonField, basket: z.string().max(30) });

/** Works out a programme that is not saved on a real order and a basket. Stores nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const fields = input.safeParse(Object.fromEntries(await readForm(request)));
  if (!fields.success) return json<PreviewAnswer>({ errors: { form: 'bad-input' } }, { status: 422 });
  const parsed = parseProgramForm(fields.data.form, currencyCode(merchant.shop.currency));
  if ('errors' in parsed) return json<PreviewAnswer>({ errors: parsed.errors });
  return json<PreviewAnswer>({ preview: await readPreview(merchant, parsed.program, fields.data.basket) });
}
