import { type ActionFunctionArgs, json } from '@remix-run/node';
import { z } from 'zod';
import { languages } from '#app/kernel/language.ts';
import { isMessageKind } from '#app/modules/messages/message.ts';
import { audiences } from '#app/modules/messages/templates/template.ts';
import { requireRight } from '../merchants/merchant.server.ts';
import { mayPublish } from '../platform/staff-roles.ts';
import { readForm } from '../requests/read-form.server.ts';
import { app } from '../wiring.server.ts';
import { templateForm } from './app.settings_.messages.templates.$kind/decide.server.ts';

/** Sent; or why it was not; or what is wrong with the address. */
export type TestSendAnswer =
  | { readonly ok: true }
  | { readonly failed: 'not-sent' | 'no-mail-server' | 'too-many' | 'words' }
  | { readonly to: string };

const input = z.object({
  to: z.string().max(1000),
  form: templateForm,
  language: z.enum(languages),
  audience: z.enum(audiences),
});

/** Sends the mail of the preview, with its unsaved words, to one address. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, now } = await requireRight(request, mayPublish);
  const kind = params.kind ?? '';
  if (!isMessageKind(kind)) throw new Response(null, { status: 404 });
  const fields = input.safeParse(Object.fromEntries(await readForm(request)));
  if (!fields.success) return json<TestSendAnswer>({ failed: 'words' }, { status: 422 });
  const { to, language, audience, form } = fields.data;
  const asked = { kind, language, audience, overrides: form.overrides, brand: null, to };
  const answer = await app().messages.sendTest(shopId, asked, now);
  if (answer === 'sent') return json<TestSendAnswer>({ ok: true });
  if (typeof answer === 'string') return json<TestSendAnswer>({ failed: answer });
  const wrong = answer.errors.to;
  return json<TestSendAnswer>(wrong === undefined ? { failed: 'words' } : { to: wrong }, { status: 422 });
}
