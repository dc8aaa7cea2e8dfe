import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { type ProxyVisit, requireProxyVisit } from '../../shoppers/shopper.server.ts';
import { app } from '../../wiring.server.ts';
import { languageFor, preferencesPage } from '../proxy.preferences/page.ts';

// Mails of former versions lead here, each for one kind. The page is that of all preferences.

async function read(request: Request): Promise<{ readonly visit: ProxyVisit; readonly token: string }> {
  const visit = await requireProxyVisit(request);
  return { visit, token: new URL(request.url).searchParams.get('token') ?? '' };
}

/** Shows what a person gets. Mail scanners open links, so opening it changes nothing. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { visit, token } = await read(request);
  const { mailLinks, messages } = app();
  const about = mailLinks.readUnsubscribe(visit.shopId, token);
  const view = about === null ? null : await messages.readPreferences(visit.shopId, token);
  return preferencesPage({ visit, token, view, language: languageFor(view, request) });
}

/** Unsubscribes from the kind of the link: a mail program's own button, by one POST (RFC 8058). */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { visit, token } = await read(request);
  const { mailLinks, messages } = app();
  const about = mailLinks.readUnsubscribe(visit.shopId, token);
  if (about !== null) await messages.unsubscribe(visit.shopId, about.person, about.kinds, visit.now);
  const view = about === null ? null : await messages.readPreferences(visit.shopId, token);
  return preferencesPage({ visit, token, view, language: languageFor(view, request), saved: true });
}
