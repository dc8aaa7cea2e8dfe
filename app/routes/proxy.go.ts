import type { LoaderFunctionArgs } from '@remix-run/node';
import { languageOfHeader } from '#app/kernel/language.ts';
import { noteOfShopper } from '../shoppers/note-of-shopper.server.ts';
import { onlyPages, requireProxyVisit } from '../shoppers/shopper.server.ts';
import { app } from '../wiring.server.ts';
import { preferencesPage } from './proxy.preferences/page.ts';

/**
 * Leads to the page that a link of a mail is for, and counts that it was followed: people do, and so do programs that
 * look mails over, so the count is a hint. It leads nowhere but where the signed link says.
 */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const visit = await requireProxyVisit(request);
  const asked = new URL(request.url).searchParams;
  const token = asked.get('token') ?? '';
  const followed = app().mailLinks.readClick(visit.shopId, token);
  if (followed === null) {
    const language = languageOfHeader(request.headers.get('accept-language')) ?? 'en';
    return preferencesPage({ visit, token, view: null, language });
  }
  if (request.method === 'GET') await noteOfShopper(visit, followed.messageId, 'clicked');
  return new Response(null, {
    status: 302,
    headers: {
      Location: withStars(new URL(followed.url), asked).href,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    },
  });
}

/** The stars that were tapped stand outside the signature: they only fill in a form that is still to be sent. */
function withStars(url: URL, asked: URLSearchParams): URL {
  const [stars = '', line = ''] = [asked.get('stars') ?? '', asked.get('line') ?? ''];
  if (!/^[1-5]$/.test(stars) || !/^\d{1,19}$/.test(line)) return url;
  url.searchParams.set('stars', stars);
  url.searchParams.set('line', line);
  return url;
}

export const action = onlyPages;
