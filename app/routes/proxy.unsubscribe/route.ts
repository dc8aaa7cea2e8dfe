import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { escapeHtml } from '#app/kernel/html.ts';
import { languageOf, languageOfHeader } from '#app/kernel/language.ts';
import type { UnsubscribeView } from '#app/modules/messages/door.ts';
import { type ProxyVisit, requireProxyVisit } from '../../shopper.server.ts';
import { link, paragraph, shopperPage } from '../../shopper-pages/page.ts';
import { app } from '../../wiring.server.ts';
import { unsubscribeTexts } from './texts.ts';

interface Asked {
  readonly visit: ProxyVisit;
  readonly token: string;
  readonly view: UnsubscribeView | null;
  readonly language: ReturnType<typeof languageOf>;
}

async function read(request: Request): Promise<Asked> {
  const visit = await requireProxyVisit(request);
  const token = new URL(request.url).searchParams.get('token') ?? '';
  const view = await app().messages.readUnsubscribeLink(visit.shopId, token);
  const spoken = languageOfHeader(request.headers.get('accept-language')) ?? 'en';
  return { visit, token, view, language: view?.locale ? languageOf(view.locale) : spoken };
}

/** Shows what would no longer be sent. Mail scanners open links, so opening it changes nothing. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  return page(await read(request));
}

/** Unsubscribes: the button of the page, or a mail program's own by one POST (RFC 8058). */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const asked = await read(request);
  const { visit, token, view } = asked;
  if (view !== null && (await app().messages.unsubscribe(visit.shopId, token, visit.now)))
    return page({ ...asked, view: { ...view, done: true } });
  return page({ ...asked, view: null });
}

function page({ visit, token, view, language }: Asked): Response {
  const texts = unsubscribeTexts[language];
  const back = link(`${visit.root}/`, texts.back);
  if (view === null)
    return shopperPage({
      language,
      title: texts.unknownTitle,
      status: 404,
      body: paragraph(texts.unknown) + back,
    });
  if (view.done)
    return shopperPage({
      language,
      title: texts.title,
      body: `<div class="notice" role="status">${paragraph(texts.done)}</div>${back}`,
    });
  const action = `${visit.pathPrefix}/unsubscribe?token=${encodeURIComponent(token)}`;
  return shopperPage({
    language,
    title: texts.title,
    body: `${paragraph(texts.ask(view.shopName))}<ul><li>${escapeHtml(texts.kinds[view.kind])}</li></ul>
<form method="post" action="${escapeHtml(action)}"><button type="submit">${escapeHtml(texts.confirm)}</button></form>${back}`,
  });
}
