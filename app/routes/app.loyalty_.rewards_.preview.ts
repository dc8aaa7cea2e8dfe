import { type ActionFunctionArgs, json } from '@remix-run/node';
import { z } from 'zod';
import { currencyCode } from '#app/kernel/currency.ts';
import { parseRewardsForm } from '#app/modules/loyalty/rewards/rewards-form.ts';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { jsonField } from '../requests/json-field.server.ts';
import { readForm } from '../requests/read-form.server.ts';
import type { RewardsPreview } from './app.loyalty_.rewards/preview.ts';
import { readPreview } from './app.loyalty_.rewards/view.server.ts';

export type PreviewAnswer =
  | { readonly preview: RewardsPreview }
  | { readonly errors: Readonly<Record<string, string>> };

const input = z.object({ form: jsonField, balance: z.string().max(30) });

/** Works out rewards that are not saved. Stores nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const fields = input.safeParse(Object.fromEntries(await readForm(request)));
  if (!fields.success) return json<PreviewAnswer>({ errors: { form: 'bad-input' } }, { status: 422 });
  const parsed = parseRewardsForm(fields.data.form, currencyCode(merchant.shop.currency));
  if ('errors' in parsed) return json<PreviewAnswer>({ errors: parsed.errors });
  return json<PreviewAnswer>({ preview: await readPreview(merchant, parsed.settings, fields.data.balance) });
}
