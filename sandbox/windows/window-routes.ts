import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';

/** In the order of the cascade; served as one file. */
const sheets = ['window', 'fields', 'extensions', 'checkout', 'account', 'narrow'];
const css = sheets
  .map((name) => readFileSync(new URL(`css/${name}.css`, import.meta.url), 'utf8'))
  .join('\n');

export function windowAssets(): Hono {
  return new Hono().get('/windows/window.css', (c) =>
    c.body(css, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' }),
  );
}

const policy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "frame-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
].join('; ');

/** Pages load and frame only what the sandbox serves; what extensions may ask, their frames say. */
export async function windowHeaders(c: Context, next: () => Promise<void>): Promise<void> {
  await next();
  c.header('content-security-policy', policy);
  c.header('referrer-policy', 'same-origin');
  c.header('cache-control', 'no-store');
  c.header('x-content-type-options', 'nosniff');
}
