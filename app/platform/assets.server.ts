import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

// The built client files are served from memory, compressed once at start: a few megabytes. Libraries that stream
// them from disk break the process, or serve half of two versions, when a new build replaces the files below it.

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const compressible = /\.(js|css|json|svg|txt)$/;

interface Asset {
  plain: Buffer;
  gzipped: Buffer | undefined;
  headers: Record<string, string>;
}

/** Loads every file under `folder`. The result answers a request for one of them, or says false. */
export async function loadAssets(
  folder: string,
): Promise<(request: IncomingMessage, response: ServerResponse) => boolean> {
  const assets = new Map<string, Asset>();
  const files = (await readdir(folder, { withFileTypes: true, recursive: true })).filter((entry) =>
    entry.isFile(),
  );
  for (const file of files) {
    const full = path.join(file.parentPath, file.name);
    const plain = await readFile(full);
    const url = `/${path.relative(folder, full).replaceAll(path.sep, '/')}`;
    const type = types[path.extname(file.name)];
    if (!type) continue;
    const gzipped = compressible.test(file.name) ? await promisify(gzip)(plain) : undefined;
    // Names under /assets/ carry a hash of their content, so they never change.
    const cache = url.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
    assets.set(url, {
      plain,
      gzipped,
      headers: { 'Content-Type': type, 'Cache-Control': cache, Vary: 'Accept-Encoding' },
    });
  }
  return (request, response) => {
    const asset = assets.get((request.url ?? '').split('?')[0] ?? '');
    if (!asset || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    const zip = asset.gzipped && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const body = zip && asset.gzipped ? asset.gzipped : asset.plain;
    response.writeHead(200, {
      ...asset.headers,
      'Content-Length': body.length,
      ...(zip ? { 'Content-Encoding': 'gzip' } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
    return true;
  };
}
