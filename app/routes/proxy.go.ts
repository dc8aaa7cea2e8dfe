import type { LoaderFunctionArgs } from '@remix-run/node';
import { languageOfHeader } from '#app/kernel/language.ts';
import { noteOfShopper } from '../note-of-shopper.server.ts';
import { onlyPages, requireProxyVisit } from '../shopper.server.ts';
import { app } from '../wiring.server.ts';
import { preferencesPage } from './proxy.preferences/page.ts';

/**
 * Leads to the page that a link of a mail is for, and counts that it was followed: people do, and so do programs that
 * look mails over, so the count is a hint. It leads nowhere but where the signed link says.
 */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const visit = await requireProxyVisit(request);
  const token = new URL(request.url).searchParams.get('token') ?? '';
  const followed = app().mailLinks.readClick(visit.shopId, token);
  if (followed === null) {
    const language = languageOfHeader(request.headers.get('accept-language')) ?? 'en';
    return preferencesPage({ visit, token, view: null, language });
  }
  if (request.method === 'GET') await noteOfShopper(visit, followed.messageId, 'clicked');
  return new Response(null, {
    status: 302,
    headers: {
      Location: new URL(followed.url).href,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    },
  });
}

export const action = onlyPages;
