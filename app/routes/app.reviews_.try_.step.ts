import { type ActionFunctionArgs, json } from '@remix-run/node';
import { z } from 'zod';
import { zone } from '#app/kernel/calendar.ts';
import { parseSettingsForm, settingsForm } from '#app/modules/reviews/settings/forms.ts';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { jsonField } from '../requests/json-field.server.ts';
import { readForm } from '../requests/read-form.server.ts';
import { openPrint } from '../ui/print/print.ts';
import { ruleCalled } from '../ui/rules/rule-in-words.ts';
import { openRuleNames } from '../ui/rules/rule-names.ts';
import { textsFor } from '../ui/texts/texts.ts';
import { app } from '../wiring.server.ts';
import { requestActionInWords } from './app.reviews.settings/rules/request-action-in-words.ts';
import { readRuleNames } from './app.reviews.settings/rules/rule-names.server.ts';
import { type TriedWire, triedWire } from './app.reviews_.try/tried-wire.ts';

export type TriedAnswer =
  | { readonly page: TriedWire }
  | { readonly errors: Readonly<Record<string, string>> };

const input = z.object({
  form: jsonField,
  /** An order of ours; empty: from the beginning. */
  after: z.string().regex(/^\d{0,18}$/),
});

/** When the next orders of the last month would have been asked about. Stores nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const fields = input.safeParse(Object.fromEntries(await readForm(request)));
  if (!fields.success) return json<TriedAnswer>({ errors: { form: 'bad-input' } }, { status: 422 });
  const { form, after } = fields.data;
  const parsed = parseSettingsForm(form);
  if ('errors' in parsed) return json<TriedAnswer>({ errors: parsed.errors }, { status: 422 });
  const { shopId, shop, now } = merchant;
  const shown = settingsForm(parsed.settings);
  const page = await app().reviews.tryRequests(shopId, shown, after === '' ? null : BigInt(after), now);
  if ('refused' in page) return json<TriedAnswer>({ errors: page.errors }, { status: 422 });
  const print = openPrint({ zone: shop.timezone, now });
  const texts = textsFor();
  const names = openRuleNames(await readRuleNames(merchant, [shown], print));
  const called = (id: string) => {
    const rule = shown.request.rules.find((one) => one.id === id);
    return rule ? ruleCalled(rule, (one) => requestActionInWords(one, texts), names, texts) : id;
  };
  return json<TriedAnswer>({
    page: triedWire(page, { now, zone: zone(shop.timezone), print, texts, called }),
  });
}
