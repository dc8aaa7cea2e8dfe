import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { markSvg } from './icons.ts';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
/** In the order of the cascade; served as one file. */
const sheets = [
  'tokens',
  'base',
  'controls',
  'sandbox-bar',
  'story-bar',
  'admin',
  'page',
  'lists',
  'order',
  'app',
  'front',
  'story',
  'narrow',
];
const css = [...sheets.map((name) => read(`css/${name}.css`)), read('../windows/css/extensions.css')].join(
  '\n',
);
const script = read('frame.js');
const fresh = { 'cache-control': 'no-cache' };

/** The stylesheet, the small script and the mark of the frame. */
export function assetRoutes(): Hono {
  return new Hono()
    .get('/frame.css', (c) => c.body(css, 200, { 'content-type': 'text/css; charset=utf-8', ...fresh }))
    .get('/frame.js', (c) =>
      c.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8', ...fresh }),
    )
    .get('/icon.svg', (c) => c.body(markSvg, 200, { 'content-type': 'image/svg+xml', ...fresh }));
}
