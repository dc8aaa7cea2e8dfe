import { type ActionFunctionArgs, json } from '@remix-run/node';
import { z } from 'zod';
import { languages } from '#app/kernel/language.ts';
import { isMessageKind } from '#app/modules/messages/message.ts';
import { audiences } from '#app/modules/messages/templates/template.ts';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { readForm } from '../requests/read-form.server.ts';
import { type MailPreviewView, readMailView } from './app.settings_.messages/mail-view.server.ts';
import { templateForm } from './app.settings_.messages.templates.$kind/decide.server.ts';

export type PreviewAnswer =
  | { readonly preview: MailPreviewView }
  | { readonly errors: Readonly<Record<string, string>> };

const input = z.object({ form: templateForm, language: z.enum(languages), audience: z.enum(audiences) });

/** Writes words that are not saved on a real order. Stores nothing. */
export async function action({ request, params }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const kind = params.kind ?? '';
  if (!isMessageKind(kind)) throw new Response(null, { status: 404 });
  const fields = input.safeParse(Object.fromEntries(await readForm(request)));
  if (!fields.success) return json<PreviewAnswer>({ errors: { form: 'bad-input' } }, { status: 422 });
  const { language, audience, form } = fields.data;
  const asked = { kind, language, audience, overrides: form.overrides, brand: null };
  const preview = await readMailView(merchant, asked);
  if ('refused' in preview) return json<PreviewAnswer>({ errors: preview.errors });
  return json<PreviewAnswer>({ preview });
}
