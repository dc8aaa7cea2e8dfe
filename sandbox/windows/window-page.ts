import { Fragment, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { PageConfig } from '../extension-host/page-config.ts';
import { nameOf } from '../extension-host/server/extensions.ts';
import { frameAddress } from '../extension-host/slots.ts';
import { aloneBar } from '../frame/alone-bar.ts';
import { html, type Piece } from '../frame/html.ts';
import { inScript } from './in-script.ts';
import type { WindowView } from './load-window.ts';

export interface WindowPage {
  view: WindowView;
  title: string;
  body: Piece;
  /** the order this page is about, for links of extensions and for order actions */
  order?: { id: string; place: string } | undefined;
  /** address of a full page of an extension, without what stands behind it */
  fullPage?: string | undefined;
  className?: string;
}

/** A whole page of checkout or account, under the sandbox's bar. */
export function windowPage(page: WindowPage): string {
  const { view } = page;
  const tree = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <title>${`${page.title} · ${view.context.shop.name}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <link rel="icon" href="/frame/icon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/windows/window.css" />
      <noscript><style>.extension { display: none; }</style></noscript>
    </head>
    <body class=${page.className ?? ''}>
      <nav aria-label="Skip"><a class="skip" href="#main">Skip to the page</a></nav>
      ${aloneBar(view.context)}
      ${page.body}
      <script type="application/json" id="extension-page" dangerouslySetInnerHTML=${{ __html: inScript(configOf(page)) }}></script>
      <script src="/extension-host/page.js"></script>
      <script src="/frame/frame.js" defer></script>
    </body>
  </html>`;
  return `<!doctype html>${renderToString(h(Fragment, null, tree))}`;
}

function configOf({ view, order, fullPage }: WindowPage): PageConfig {
  const { store, extensions, context, locale } = view;
  const account = `${store}/account`;
  const target = 'customer-account.order.action.render';
  const pages = extensions.flatMap((one): [string, 'account' | 'order'][] => {
    if (one.targets.includes('customer-account.page.render')) return [[one.handle, 'account']];
    return one.targets.includes('customer-account.order.page.render') ? [[one.handle, 'order']] : [];
  });
  const actions = extensions
    .filter((one) => order !== undefined && one.targets.includes(target))
    .map((one): [string, PageConfig['actions'][string]] => [
      one.handle,
      { title: nameOf(one, locale), src: frameAddress({ store, target, place: order?.place ?? '' }, one) },
    ]);
  return {
    account,
    store,
    order: order === undefined ? null : `${account}/orders/${order.id}`,
    pages: Object.fromEntries(pages),
    actions: Object.fromEntries(actions),
    fullPage: fullPage ?? null,
    login: `${account}/login?return_to=${encodeURIComponent(context.here)}`,
    admin: null,
  };
}
