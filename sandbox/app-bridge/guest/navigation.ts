import { call, onEvent } from './channel.ts';
import { forgetSaveBar } from './save-bar.ts';

/** Parameters that the admin adds; they are no part of the page's own address. */
const ADMIN_PARAMS = [
  'shop',
  'host',
  'embedded',
  'id_token',
  'hmac',
  'timestamp',
  'session',
  'locale',
  'shopify-reload',
];

/** The page's address as the admin shows it. */
function ownPath(): string {
  const url = new URL(location.href);
  for (const name of ADMIN_PARAMS) url.searchParams.delete(name);
  return `${url.pathname}${url.search}${url.hash}`;
}

let told = '';

function tellLocation(): void {
  const path = ownPath();
  if (path === told) return;
  told = path;
  void call('location', { path });
}

/** Keeps the admin's address bar in step with the page. */
export function followHistory(): void {
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name].bind(history);
    history[name] = (...args) => {
      original(...args);
      tellLocation();
    };
  }
  addEventListener('popstate', tellLocation);
  addEventListener('hashchange', tellLocation);
  tellLocation();
}

const NAVIGATE = 'shopify:navigate';
let routers = 0;

/** Counts who listens for navigation: a page without its router (an error page) has to be loaded anew instead. */
function countRouters(): void {
  const add = window.addEventListener.bind(window);
  const remove = window.removeEventListener.bind(window);
  window.addEventListener = (type: string, ...rest: [EventListenerOrEventListenerObject, ...unknown[]]) => {
    if (type === NAVIGATE) routers += 1;
    add(type, rest[0], isListenerOptions(rest[1]) ? rest[1] : undefined);
  };
  window.removeEventListener = (
    type: string,
    ...rest: [EventListenerOrEventListenerObject, ...unknown[]]
  ) => {
    if (type === NAVIGATE) routers -= 1;
    remove(type, rest[0], isListenerOptions(rest[1]) ? rest[1] : undefined);
  };
}

function isListenerOptions(value: unknown): value is boolean | AddEventListenerOptions {
  return typeof value === 'boolean' || (typeof value === 'object' && value !== null);
}

/** The admin's navigation reaches the app's router as a `shopify:navigate` event on a link. */
export function followAdminNavigation(): void {
  countRouters();
  onEvent('navigate', ({ href }) => {
    forgetSaveBar();
    if (routers === 0) {
      location.assign(href);
      return;
    }
    const link = document.createElement('a');
    link.setAttribute('href', href);
    link.hidden = true;
    document.body.append(link);
    link.dispatchEvent(new Event(NAVIGATE, { bubbles: true }));
    link.remove();
  });
}

/** `open('shopify:admin/…')` and links like it lead out of the frame. */
export function followAdminLinks(): void {
  const open = window.open.bind(window);
  window.open = (url, target, features) => {
    const address = String(url ?? '');
    if (target !== '_top' && target !== '_parent' && !address.startsWith('shopify:'))
      return open(url, target, features);
    void call('redirect', { url: address, target: target ?? '_top' });
    return null;
  };
  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const href = link?.getAttribute('href');
    if (link === null || event.defaultPrevented || !href?.startsWith('shopify:')) return;
    event.preventDefault();
    void call('redirect', { url: href, target: link.target === '' ? '_top' : link.target });
  });
}

/** The bounce page: it exists to fetch an id token and go back to the page that came without one. */
export function bounceBack(idToken: () => Promise<string>): void {
  const back = new URLSearchParams(location.search).get('shopify-reload');
  if (back === null) return;
  const url = new URL(back, location.href);
  if (url.origin !== location.origin) return;
  void idToken().then((token) => {
    url.searchParams.set('id_token', token);
    location.replace(url);
  });
}
