import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { escapeHtml } from '#app/kernel/html.ts';
import { languageOf, languageOfHeader } from '#app/kernel/language.ts';
import type { MessageKind } from '#app/modules/messages/message.ts';
import { type ProxyVisit, requireProxyVisit } from '../../shopper.server.ts';
import { link, paragraph, shopperPage } from '../../shopper-pages/page.ts';
import { app } from '../../wiring.server.ts';
import { unsubscribeTexts } from './texts.ts';

interface UnsubscribeView {
  readonly person: string;
  readonly kinds: readonly MessageKind[];
  readonly shopName: string;
  readonly locale: string | null;
  readonly done: boolean;
}

interface Asked {
  readonly visit: ProxyVisit;
  readonly token: string;
  readonly view: UnsubscribeView | null;
  readonly language: ReturnType<typeof languageOf>;
}

async function read(request: Request): Promise<Asked> {
  const visit = await requireProxyVisit(request);
  const token = new URL(request.url).searchParams.get('token') ?? '';
  const view = await readView(visit.shopId, token);
  const spoken = languageOfHeader(request.headers.get('accept-language')) ?? 'en';
  return { visit, token, view, language: view?.locale ? languageOf(view.locale) : spoken };
}

async function readView(shopId: bigint, token: string): Promise<UnsubscribeView | null> {
  const about = app().mailLinks.readUnsubscribe(shopId, token);
  const view = about && (await app().messages.readPreferences(shopId, token));
  if (about === null || view === null) return null;
  const done = view.kinds.every(({ kind, wanted }) => !wanted || !about.kinds.includes(kind));
  return { ...about, shopName: view.shopName, locale: view.locale, done };
}

/** Shows what would no longer be sent. Mail scanners open links, so opening it changes nothing. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  return page(await read(request));
}

/** Unsubscribes: the button of the page, or a mail program's own by one POST (RFC 8058). */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const asked = await read(request);
  const { visit, view } = asked;
  if (view === null) return page(asked);
  await app().messages.unsubscribe(visit.shopId, view.person, view.kinds, visit.now);
  return page({ ...asked, view: { ...view, done: true } });
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
    body: `${paragraph(texts.ask(view.shopName))}<ul>${view.kinds.map((kind) => `<li>${escapeHtml(texts.kinds[kind] ?? kind)}</li>`).join('')}</ul>
<form method="post" action="${escapeHtml(action)}"><button type="submit">${escapeHtml(texts.confirm)}</button></form>${back}`,
  });
}
