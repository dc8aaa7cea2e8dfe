import type { PageConfig } from '../page-config.ts';

/** Where an address of a link or of navigation.navigate() leads; null when nothing of the sandbox stands there. */
export function resolve(config: PageConfig, from: string, url: string): string | null {
  if (config.admin !== null) return adminPage(config.admin, url);
  if (url.startsWith('extension:')) return extensionPage(config, from, url.slice('extension:'.length));
  if (url.startsWith('shopify:customer-account')) return accountPage(config, url);
  if (url.startsWith('shopify:storefront')) return config.store + url.replace(/^shopify:storefront/, '');
  if (url.startsWith('/')) return url.startsWith(config.store) ? url : config.store + url;
  return URL.canParse(url) && /^https?:|^mailto:/.test(url) ? url : null;
}

/** "handle/path?query", or "/path?query" for the extension's own page. */
function extensionPage(config: PageConfig, from: string, rest: string): string | null {
  const [, named = '', path = ''] = /^\/{0,2}([a-z0-9-]*)(.*)$/.exec(rest) ?? [];
  const isName = !rest.startsWith('/') && named !== '';
  const handle = isName ? named : from;
  const behind = isName ? path : rest;
  const kind = config.pages[handle];
  if (kind === undefined || (kind === 'order' && config.order === null)) return null;
  const base = kind === 'order' ? config.order : config.account;
  return `${base}/pages/${handle}${behind.replace(/^\/(?=$|\?)/, '')}`;
}

function accountPage(config: PageConfig, url: string): string | null {
  const path = url.replace(/^shopify:customer-account\/?/, '');
  const [, order, behind = ''] = /^orders\/(?:gid:\/\/shopify\/Order\/)?(\d+)(.*)$/.exec(path) ?? [];
  if (order !== undefined) return `${config.account}/orders/${order}${behind}`;
  if (/^orders\/?(\?|$)/.test(path) || path === '') return config.account;
  if (/^(profile|settings)/.test(path)) return `${config.account}/profile`;
  return null;
}

/** In the admin "app:path" and "/path" lead into the app, "shopify:admin/path" to a page of the admin itself. */
function adminPage(admin: string, url: string): string | null {
  const [, scheme = '', path = ''] = /^(app:|shopify:admin|)\/{0,2}(.*)$/.exec(url) ?? [];
  if (scheme === 'shopify:admin') return `${admin}/${path}`;
  if (scheme === 'app:' || url.startsWith('/')) return `${admin}/apps/afterglow/${path}`;
  return URL.canParse(url) && /^https?:|^mailto:/.test(url) ? url : null;
}
