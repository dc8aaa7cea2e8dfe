import type { IncomingMessage } from 'node:http';

/** Shopify's largest payloads are far below this. */
export const maxBodyBytes = 4 * 1024 * 1024;

/** Does the request say that its body is larger than we take? */
export function saysTooMuch({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > maxBodyBytes;
}

/** The request, its body counted where it does not tell its size; null: it is larger than we take. */
export async function withinLimit(request: Request): Promise<Request | null> {
  if (request.body === null || request.headers.has('content-length')) return request;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.byteLength;
    if (size > maxBodyBytes) return null;
    chunks.push(read.value);
  }
  return new Request(request, { body: Buffer.concat(chunks) });
}
