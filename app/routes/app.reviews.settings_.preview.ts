import { type ActionFunctionArgs, json } from '@remix-run/node';
import { z } from 'zod';
import { parseSettingsForm } from '#app/modules/reviews/settings/forms.ts';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { jsonField } from '../requests/json-field.server.ts';
import { readForm } from '../requests/read-form.server.ts';
import type { PlanPreview } from './app.reviews.settings/plan-preview.ts';
import { readPreview } from './app.reviews.settings/view.server.ts';

export type PreviewAnswer =
  | { readonly preview: PlanPreview | null }
  | { readonly errors: Readonly<Record<string, string>> };

const input = z.object({ form: jsonField });

/** Works out settings that are not saved on a real order. Stores nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const fields = input.safeParse(Object.fromEntries(await readForm(request)));
  if (!fields.success) return json<PreviewAnswer>({ errors: { form: 'bad-input' } }, { status: 422 });
  const parsed = parseSettingsForm(fields.data.form);
  if ('errors' in parsed) return json<PreviewAnswer>({ errors: parsed.errors });
  return json<PreviewAnswer>({ preview: await readPreview(merchant, parsed.settings) });
}
