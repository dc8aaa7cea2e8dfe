import { type ActionFunctionArgs, json } from '@remix-run/node';
import { z } from 'zod';
import { parseProgramForm } from '#app/modules/loyalty/earning/forms.ts';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { jsonField } from '../requests/json-field.server.ts';
import { readForm } from '../requests/read-form.server.ts';
import { app } from '../wiring.server.ts';
import { tiersPart } from './app.loyalty_.tiers/decide.server.ts';
import type { TiersPreviewView } from './app.loyalty_.tiers/preview.ts';
import { readTiersPreview } from './app.loyalty_.tiers/view.server.ts';

export type PreviewAnswer =
  | { readonly preview: TiersPreviewView | null }
  | { readonly errors: Readonly<Record<string, string>> };

const input = z.object({ form: jsonField.pipe(tiersPart) });

/** Works out tiers that are not saved, and who would move. Stores nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const fields = input.safeParse(Object.fromEntries(await readForm(request)));
  if (!fields.success) return json<PreviewAnswer>({ errors: { form: 'bad-input' } }, { status: 422 });
  const program = await app().loyalty.getProgram(merchant.shopId);
  const form = { ...program.form, tiers: fields.data.form.tiers ?? null };
  const parsed = parseProgramForm(form, program.currency);
  if ('errors' in parsed) return json<PreviewAnswer>({ errors: parsed.errors });
  return json<PreviewAnswer>({ preview: await readTiersPreview(merchant, parsed.program, form) });
}
