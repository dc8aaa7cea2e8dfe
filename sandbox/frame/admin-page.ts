import { type AdminContext, staffInitials, staffName } from './admin-context.ts';
import { html, type Piece, renderDocument } from './html.ts';
import { type IconName, icon } from './icons.ts';
import { sandboxBar } from './sandbox-bar.ts';

export type Section = 'home' | 'orders' | 'products' | 'customers' | 'discounts' | 'settings' | 'app' | null;

export interface AdminPage {
  context: AdminContext;
  title: string;
  section: Section;
  body: Piece;
  head?: Piece;
}

const entries: readonly [Section, IconName, string, string][] = [
  ['home', 'home', 'Home', ''],
  ['orders', 'orders', 'Orders', '/orders'],
  ['products', 'products', 'Products', '/products'],
  ['customers', 'customers', 'Customers', '/customers'],
  ['discounts', 'discounts', 'Discounts', '/discounts'],
  ['settings', 'settings', 'Settings', '/settings'],
];

/** A whole page of the merchant's admin: sandbox bar, top bar, navigation and what the page shows. */
export function adminPage(page: AdminPage): string {
  const { context } = page;
  return renderDocument({
    title: `${page.title} · ${context.shop.name}`,
    head: html`${page.head}<script src="/frame/frame.js" defer></script>`,
    body: html`
      <a class="skip" href="#main">Skip to the page</a>
      ${sandboxBar(context)}
      ${topBar(context)}
      <div class="frame">
        <details class="nav-menu"><summary>${icon('menu')}Menu</summary></details>
        ${navigation(context, page.section)}
        <main id="main">${page.body}</main>
      </div>
    `,
  });
}

function topBar({ shop, base, role }: AdminContext): Piece {
  return html`<header class="top">
    <a class="brand" href=${base}><span class="app-mark" aria-hidden="true"></span><span class="brand-name">Shop admin</span></a>
    <form class="top-search" action=${`${base}/orders`} role="search">
      <label class="hidden" for="top-search">Search orders</label>
      ${icon('search')}
      <input id="top-search" name="query" type="search" placeholder="Search orders" autocomplete="off" />
    </form>
    <div class="shop"><span>${shop.name}</span><span class="avatar" title=${staffName(role)}>${staffInitials(role)}</span></div>
  </header>`;
}

function navigation({ base }: AdminContext, current: Section): Piece {
  return html`<nav class="side" aria-label="Admin">
    <ul>
      ${entries.map(
        ([section, name, text, path]) =>
          html`<li><a href=${base + path} aria-current=${section === current ? 'page' : undefined}>${icon(name)}${text}</a></li>`,
      )}
    </ul>
    <p class="group">Apps</p>
    <ul class="apps">
      <li>
        <a href=${`${base}/apps/afterglow`} data-app-home=${current === 'app' || undefined} aria-current=${current === 'app' ? 'true' : undefined}>
          <span class="app-mark" aria-hidden="true"></span>Afterglow
        </a>
      </li>
    </ul>
    ${current === 'app' && html`<div id="app-nav"></div>`}
  </nav>`;
}

/** The head of a page: where back leads, the title, badges beside it and the page's actions. */
export function pageHead(head: {
  title: Piece;
  back?: string;
  badges?: Piece;
  actions?: Piece;
  sub?: Piece;
}): Piece {
  return html`<div class="page-head">
    ${head.back !== undefined && html`<a class="back" href=${head.back} aria-label="Back">${icon('back')}</a>`}
    <h1>${head.title}</h1>
    ${head.badges}
    ${head.actions !== undefined && html`<div class="actions">${head.actions}</div>`}
    ${head.sub !== undefined && html`<p class="sub quiet small">${head.sub}</p>`}
  </div>`;
}

/** What the last post did, told once at the top of the page. */
export function noticeOf({ notice }: AdminContext): Piece {
  if (notice === null) return null;
  return html`<div class=${`notice ${notice.tone}`} role=${notice.tone === 'bad' ? 'alert' : 'status'}>
    ${icon(notice.tone === 'bad' ? 'alert' : 'done')}<p>${notice.text}</p>
  </div>`;
}

/** A page that has nothing to show yet: one sentence, one action. */
export function emptyState(state: { icon: IconName; title: string; text: string; action?: Piece }): Piece {
  return html`<div class="empty">
    ${icon(state.icon)}<h2>${state.title}</h2><p class="quiet">${state.text}</p>${state.action}
  </div>`;
}
