import { html } from '../frame/html.ts';
import { markOf } from './brand.ts';
import type { WindowView } from './load-window.ts';
import { windowPage } from './window-page.ts';

/** There is nothing at this address for this visitor. */
export function noSuchPage(view: WindowView, title: string): string {
  return windowPage({
    view,
    title,
    className: 'lost',
    body: html`<main id="main" class="lost-box">${markOf()}<h1>${title}</h1>
      <p class="quiet">It belongs to somebody else, it was removed, or the address is not complete.</p>
      <a class="button primary" href=${view.store}>Go to the shop</a></main>`,
  });
}
