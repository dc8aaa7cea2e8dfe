import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { shopId as asShopId } from '#app/kernel/ids.ts';
import type { Shop } from '#app/modules/commerce/shop.ts';
import type { UnsubscribeLink } from '../messaging/mail-links.server.ts';
import { readForm } from '../requests/read-form.server.ts';
import { app } from '../wiring.server.ts';

/*
 * Where mail programs unsubscribe people by one POST (RFC 8058): at our own address, so that neither a storefront's
 * password nor a cookie stands in between. The signed token says whom, from what, and in which shop.
 */

const plain = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
const notFound = () => new Response('This link does not work.', { status: 404, headers: plain });

/** Whom the address is about. Null: it is not ours, or its shop is gone altogether. */
async function readLink(request: Request): Promise<(UnsubscribeLink & { readonly shop: Shop }) | null> {
  const { mailLinks, commerce } = app();
  const link = mailLinks.readOneClick(new URL(request.url).searchParams.get('token') ?? '');
  if (link === null) return null;
  const shop = await commerce.getShop(asShopId(link.shopId));
  return shop.redactedAt === null ? { ...link, shop } : null;
}

/** What cannot be done now is to be tried again: a mail program shows no page of ours to anybody. */
async function orLater(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Response) return error;
    app().log.error({ err: error }, 'nobody could be unsubscribed');
    return new Response('Please try again later.', {
      status: 503,
      headers: { ...plain, 'Retry-After': '60' },
    });
  }
}

/** People who follow the address come to the page of their preferences. Opening it changes nothing. */
export const loader = ({ request }: LoaderFunctionArgs): Promise<Response> =>
  orLater(async () => {
    const link = await readLink(request);
    if (link === null) return notFound();
    const { shop, person } = link;
    const { mailLinks } = app();
    // A shop that has left us cannot be asked where its storefront is; its first address leads there.
    const page = await mailLinks.messages
      .preferences(shop.id, person)
      .catch(() => mailLinks.preferencesAt(`https://${shop.domain}`, shop.id, person));
    return new Response(null, { status: 302, headers: { Location: page, 'Cache-Control': 'no-store' } });
  });

/** Unsubscribes. Safe to repeat. The body is a form of either kind, with the one field that the header names. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  orLater(async () => {
    if (request.method !== 'POST')
      return new Response(null, { status: 405, headers: { Allow: 'GET, POST' } });
    const link = await readLink(request);
    if (link === null) return notFound();
    if ((await readForm(request)).get('List-Unsubscribe') !== 'One-Click')
      return new Response('Send List-Unsubscribe=One-Click.', { status: 400, headers: plain });
    const { messages, clock } = app();
    await messages.unsubscribe(link.shop.id, link.person, link.kinds, await clock.now(link.shop.id));
    return new Response('You are unsubscribed.', { headers: plain });
  });
