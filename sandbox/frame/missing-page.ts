import type { AdminContext } from './admin-context.ts';
import { adminPage, emptyState } from './admin-page.ts';
import { html, type Piece, renderDocument } from './html.ts';

/** There is nothing of this kind at this address; the navigation stays. */
export function missingPage(context: AdminContext, what: 'order' | 'customer' | 'product' | 'page'): string {
  const lists = { order: 'orders', customer: 'customers', product: 'products', page: '' };
  const list = lists[what];
  return adminPage({
    context,
    title: 'Not found',
    section: null,
    body: html`<div class="page"><h1 class="hidden">Not found</h1><section class="card" aria-label="Not found">
      ${emptyState({
        icon: 'search',
        title: `There is no such ${what}`,
        text: 'It was removed, or the address is not complete.',
        action: html`<a class="button" href=${`${context.base}/${list}`}>${list === '' ? 'Go to Home' : `Show all ${list}`}</a>`,
      })}
    </section></div>`,
  });
}

/** A page outside of any shop. */
export function lostPage(): string {
  return plainPage('Nothing is here', 'The address belongs to no shop and no page of the sandbox.');
}

/** Something broke while a page was made; the cause is in the sandbox's log. */
export function brokenPage(): string {
  return plainPage(
    'This page could not be made',
    'The cause is in the terminal that runs the sandbox. Nothing was changed.',
  );
}

function plainPage(title: string, text: string): string {
  const action: Piece = html`<a class="button primary" href="/">Go to the front page</a>`;
  return renderDocument({
    title,
    body: html`<main class="front"><h1>${title}</h1><p class="lead">${text}</p>${action}</main>`,
  });
}
