import type { MiddlewareHandler } from 'hono';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Only names of this machine are answered: a site that points its own name at 127.0.0.1 (DNS rebinding) could
 * otherwise read and move the shop from a visitor's browser.
 */
export const loopbackOnly: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? '';
  if (!LOOPBACK.has(host.replace(/:\d+$/, ''))) {
    return c.json({ error: 'wrong-host', detail: 'The sandbox answers on localhost only.' }, 421);
  }
  return next();
};

/** A form of another site cannot send JSON without a preflight, which nothing here answers. */
export const jsonOnly: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json(;|$)/i.test(type)) {
    return c.json({ error: 'bad-content-type', detail: 'Send application/json.' }, 415);
  }
  return next();
};

/** Browsers say where a request comes from; another site, or another port of this machine, gets nothing. */
export const sameOriginOnly: MiddlewareHandler = async (c, next) => {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return c.json({ error: 'wrong-origin', detail: 'Only pages of the sandbox may ask this.' }, 403);
  }
  return next();
};

/**
 * The app's page may be framed by one origin, so pages opened as 127.0.0.1 go on as localhost. Programs are not pages
 * and are answered under either name.
 */
export function pagesByName(named: string): MiddlewareHandler {
  return async (c, next) => {
    const isPage = c.req.method === 'GET' && c.req.header('sec-fetch-mode') === 'navigate';
    if (!isPage || new URL(c.req.url).origin === named) return next();
    const url = new URL(c.req.url);
    return c.redirect(`${named}${url.pathname}${url.search}`);
  };
}
