import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Context, Hono } from 'hono';
import type { Files } from './open-page.ts';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
};

/** Files of the assets folders of the theme and of the app's theme extension. */
export function themeFileRoutes(files: Files): Hono {
  return new Hono()
    .get('/theme/:file', (c) => answer(c, files.theme().asset(c.req.param('file'))))
    .get('/theme/app/:file', (c) => answer(c, files.extension().asset(c.req.param('file'))));
}

async function answer(c: Context, file: string | null): Promise<Response> {
  const type = file === null ? undefined : types[path.extname(file)];
  if (file === null || type === undefined) return c.text('There is no such file.', 404);
  return c.body(new Uint8Array(await readFile(file)), 200, {
    'content-type': type,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  });
}
