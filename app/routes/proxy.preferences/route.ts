import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { messageKinds } from '#app/modules/messages/message.ts';
import { type ProxyVisit, requireProxyVisit } from '../../shoppers/shopper.server.ts';
import { readShopperForm } from '../../shoppers/shopper-answers.server.ts';
import { app } from '../../wiring.server.ts';
import { languageFor, preferencesPage, saveOrNone } from './page.ts';

/** A box that is not ticked is not sent. */
const form = z.object({
  choice: z.enum(saveOrNone),
  ...Object.fromEntries(messageKinds.map((kind) => [kind, z.literal('1').optional()])),
});

async function read(request: Request): Promise<{ readonly visit: ProxyVisit; readonly token: string }> {
  const visit = await requireProxyVisit(request);
  return { visit, token: new URL(request.url).searchParams.get('token') ?? '' };
}

/** Shows what a person gets. Mail scanners open links, so opening it changes nothing. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { visit, token } = await read(request);
  const view = await app().messages.readPreferences(visit.shopId, token);
  const saved = new URL(request.url).searchParams.get('saved') === '1';
  return preferencesPage({ visit, token, view, language: languageFor(view, request), saved });
}

/** Saves what was chosen and leads back to the page, so that loading it again sends nothing. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { visit, token } = await read(request);
  const { messages } = app();
  const known = await messages.readPreferences(visit.shopId, token);
  if (known === null)
    return preferencesPage({ visit, token, view: null, language: languageFor(null, request) });
  const chosen: Readonly<Record<string, string | undefined>> = await readShopperForm(request, form);
  const wanted = messageKinds.filter((kind) => chosen.choice === 'save' && chosen[kind] === '1');
  await messages.savePreferences(visit.shopId, token, wanted, visit.now);
  const location = `${visit.pathPrefix}/preferences?token=${encodeURIComponent(token)}&saved=1`;
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } });
}
