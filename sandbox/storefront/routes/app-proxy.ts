import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { proxyQuery } from '../../oauth/signatures.ts';
import type { StorefrontDeps } from '../deps.ts';
import { escapeHtml, unescapeHtml } from '../liquid/translate.ts';
import { type Files, type OpenPage, showInLayout, showLiquid, withPage } from './open-page.ts';
import { missing } from './page-routes.ts';

const mostBytes = 5_000_000;
const patienceMs = 10_000;

/** What Shopify adds to the query itself; a visitor who sends it does not get it through. */
const reserved = new Set(['shop', 'logged_in_customer_id', 'path_prefix', 'timestamp', 'signature']);

/** Of the visitor's headers, those that reach the app. Cookies never do, in either direction. */
const passedOn = ['accept', 'accept-language', 'content-type', 'user-agent', 'x-requested-with'];
const passedBack = [
  'cache-control',
  'content-disposition',
  'content-language',
  'content-type',
  'etag',
  'last-modified',
  'location',
];

/** The app's own pages at the shop's address, /apps/afterglow/…: signed as Shopify signs them, and nothing followed. */
export function appProxyRoutes(deps: StorefrontDeps, files: Files): Hono {
  const { proxy } = deps.app;
  const routes = new Hono();
  if (proxy === null) return routes;
  const base = `/${proxy.prefix}/${proxy.subpath}`;
  const tooLarge = (c: Context) =>
    withPage(c, deps, files, (open) =>
      problemPage(
        open,
        413,
        'This is too large',
        'What you sent is larger than this page takes. Nothing was stored.',
      ),
    );
  const limit = bodyLimit({ maxSize: mostBytes, onError: tooLarge });
  return routes
    .use(`${base}/*`, limit)
    .all(`${base}/*`, (c) => withPage(c, deps, files, (open) => forward(open, deps, proxy.path, base)))
    .all(base, (c) => withPage(c, deps, files, (open) => forward(open, deps, proxy.path, base)));
}

async function forward(open: OpenPage, deps: StorefrontDeps, path: string, base: string): Promise<Response> {
  const { c, page } = open;
  if (page.shop.installedAt === null) return missing(open);
  const prefix = `${page.root}${base}`;
  const query = proxyQuery(
    {
      shop: page.shop.domain,
      customerId: page.customer?.id,
      pathPrefix: prefix,
      query: visitorsQuery(c),
    },
    deps.keys.secret,
  );
  const rest = page.url.pathname.slice(prefix.length);
  const hasBody = c.req.method !== 'GET' && c.req.method !== 'HEAD';
  let answer: Response;
  try {
    answer = await fetch(`${deps.appOrigin}${path}${rest}?${query}`, {
      method: c.req.method,
      headers: headersFor(c, open),
      redirect: 'manual',
      signal: AbortSignal.timeout(deps.proxyTimeoutMs ?? patienceMs),
      ...(hasBody && { body: await c.req.arrayBuffer() }),
    });
    return await passBack(open, answer);
  } catch (error) {
    if (!isSilence(error)) throw error;
    return error.name === 'TimeoutError'
      ? problemPage(
          open,
          504,
          'This takes too long',
          'The page did not answer in time. Try again in a moment; if you sent something, look first whether it arrived.',
        )
      : problemPage(
          open,
          502,
          'This page is away',
          'It does not answer at the moment. Try again in a moment.',
        );
  }
}

/** The app took too long or is not there: what `fetch` throws for it. */
function isSilence(error: unknown): error is Error {
  return (
    error instanceof Error &&
    (error.name === 'TimeoutError' || (error instanceof TypeError && error.message === 'fetch failed'))
  );
}

function visitorsQuery(c: Context): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const [name, values] of Object.entries(c.req.queries())) {
    if (reserved.has(name)) continue;
    const [only = ''] = values;
    query[name] = values.length > 1 ? values : only;
  }
  return query;
}

function headersFor(c: Context, { page }: OpenPage): Headers {
  const headers = new Headers({
    'x-forwarded-host': page.shop.domain,
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '127.0.0.1',
  });
  for (const name of passedOn) {
    const value = c.req.header(name);
    if (value !== undefined) headers.set(name, value);
  }
  return headers;
}

/** Liquid becomes a page of the theme; everything else, redirects too, goes to the browser as it is. */
async function passBack(open: OpenPage, answer: Response): Promise<Response> {
  const type = answer.headers.get('content-type') ?? '';
  if (/^application\/liquid(;|$)/i.test(type)) {
    const source = await answer.text();
    const page = await showLiquid(
      open,
      { template: 'app', title: titleIn(source) ?? open.page.shop.name },
      source,
    );
    return new Response(page.body, { status: answer.status, headers: page.headers });
  }
  const headers = new Headers();
  for (const name of passedBack) {
    const value = answer.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(answer.body, { status: answer.status, headers });
}

/** The first heading, which is what the page is about. */
function titleIn(source: string): string | null {
  const [, heading] = /<h1[^>]*>([\s\S]*?)<\/h1>/i.exec(source) ?? [];
  const text = heading?.replace(/<[^>]*>|\{[{%][\s\S]*?[%}]\}/g, '').trim() ?? '';
  return text === '' ? null : unescapeHtml(text);
}

function problemPage(
  open: OpenPage,
  status: 413 | 502 | 504,
  title: string,
  text: string,
): Promise<Response> {
  const content = `<div class="wrap band empty"><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>
    <a class="button" href="${escapeHtml(open.page.root)}">Go to the shop</a></div>`;
  return showInLayout(open, { template: 'app', title, status }, content);
}
