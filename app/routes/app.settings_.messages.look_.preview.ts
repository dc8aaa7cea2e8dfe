import { type ActionFunctionArgs, json } from '@remix-run/node';
import { z } from 'zod';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { jsonField } from '../requests/json-field.server.ts';
import { readForm } from '../requests/read-form.server.ts';
import { type LookPreview, readLookPreview } from './app.settings_.messages.look/view.server.ts';

export type PreviewAnswer =
  | { readonly preview: LookPreview }
  | { readonly errors: Readonly<Record<string, string>> };

const input = z.object({ form: jsonField });

/** Writes mails with a look that is not saved. Stores nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const fields = input.safeParse(Object.fromEntries(await readForm(request)));
  if (!fields.success) return json<PreviewAnswer>({ errors: { form: 'bad-input' } }, { status: 422 });
  // Nothing at all would be the look that is saved.
  const preview = await readLookPreview(merchant, fields.data.form ?? {});
  if ('errors' in preview) return json<PreviewAnswer>({ errors: preview.errors });
  return json<PreviewAnswer>({ preview });
}
