import type { Context, Next } from 'hono';

/**
 * Lets a form post through only when it comes from a page of this origin: browsers say so by Sec-Fetch-Site and Origin.
 * A request that says nothing, or names another origin, is answered 403.
 */
export async function requireSameOrigin(c: Context, next: Next): Promise<Response | undefined> {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') {
    await next();
    return undefined;
  }
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  const same = origin === undefined ? site === 'same-origin' : origin === new URL(c.req.url).origin;
  if (!same || (site !== undefined && site !== 'same-origin')) {
    return c.text('This form was not sent from a page of the sandbox, so nothing was changed.', 403);
  }
  await next();
  return undefined;
}

/** `wanted` when it is a path of this origin, else `otherwise`: nobody is sent to another site after a post. */
export function safeReturnPath(wanted: string | undefined, otherwise: string): string {
  if (wanted === undefined || !wanted.startsWith('/')) return otherwise;
  const base = 'http://sandbox.invalid';
  const url = URL.parse(wanted, base);
  if (url === null || url.origin !== base || !/^\/(?![/\\])/.test(wanted)) return otherwise;
  return `${url.pathname}${url.search}`;
}
