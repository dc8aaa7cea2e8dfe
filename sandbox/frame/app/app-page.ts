import type { AdminContext } from '../admin-context.ts';
import { adminPage, noticeOf, pageHead } from '../admin-page.ts';
import type { FrameDeps } from '../deps.ts';
import { html, type Piece } from '../html.ts';
import { icon } from '../icons.ts';
import { scopeTexts } from './scope-texts.ts';

/** The app embedded: its page in a frame, and the places where App Bridge draws what belongs to the admin. */
export function appPage(
  context: AdminContext,
  view: { path: string; sandboxOrigin: string; deps: FrameDeps },
): string {
  const { shop, base } = context;
  const config = {
    appOrigin: view.deps.embedOrigin,
    sandboxOrigin: view.sandboxOrigin,
    shop: shop.domain,
    apiKey: view.deps.keys.apiKey,
    path: view.path,
    basePath: `${base}/apps/afterglow`,
  };
  return adminPage({
    context,
    title: 'Afterglow',
    section: 'app',
    head: html`<link rel="stylesheet" href="/app-bridge/host.css" />`,
    body: html`<div class="app-page">
      <h1 class="hidden">Afterglow</h1>
      ${context.notice !== null && html`<div class="app-notice">${noticeOf(context)}</div>`}
      <div id="title-bar"></div>
      <div id="save-bar" hidden></div>
      <iframe id="app-frame" title="Afterglow" allow="clipboard-write"></iframe>
      <noscript><p class="notice bad">Embedded apps need JavaScript. Everything else in this admin works without it.</p></noscript>
      <div id="toasts" role="status" aria-live="polite"></div>
      <div id="modal-root"></div>
      ${jsonScript('frame-config', config)}
      <script src="/app-bridge/host.js" defer></script>
    </div>`,
  });
}

/** Data for a script of the page; "<" is written so that no text in it can end the element. */
function jsonScript(id: string, data: object): Piece {
  const text = JSON.stringify(data).replace(/</g, '\\u003c');
  return html`<script type="application/json" id=${id} dangerouslySetInnerHTML=${{ __html: text }}></script>`;
}

/** What the merchant agrees to before the app is there. */
export function installPage(context: AdminContext, scopes: readonly string[]): string {
  const { base, shop } = context;
  return adminPage({
    context,
    title: 'Install Afterglow',
    section: 'app',
    body: html`<div class="page install">
      ${pageHead({ title: 'Install Afterglow' })}
      ${noticeOf(context)}
      <section class="card stack" aria-labelledby="about">
        <h2 id="about">Looks after your customers once they have bought</h2>
        <p>Points for every order in ${shop.name}, taken back when it is refunded, and one page per customer that explains each of them.</p>
        <h3>The app would be able to</h3>
        <ul class="scopes">
          ${scopeTexts(scopes).map((text) => html`<li>${icon('done')}<span>${text}</span></li>`)}
        </ul>
        <p class="quiet small">Scopes asked for: ${scopes.length === 0 ? 'none' : scopes.join(', ')}</p>
        <form class="row" method="post" action=${`${base}/apps/afterglow/install`}>
          <button class="primary">Install</button>
          <a class="button" href=${base}>Cancel</a>
        </form>
      </section>
    </div>`,
  });
}
