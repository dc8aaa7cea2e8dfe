import type { IncomingMessage } from 'node:http';
import { maxPhotoBytes } from '#app/contracts/returns.ts';
import { maxVideoBytes } from '#app/contracts/reviews.ts';

/** Shopify's largest payloads are far below this. */
const maxBodyBytes = 4 * 1024 * 1024;
/** A picture as it comes out of a phone, and what a form puts around it; the routes for them say how much they take. */
const maxPhotoBodyBytes = maxPhotoBytes + 1024 * 1024;
/** A file of reviews: some fifty thousand of them, as the export writes them. */
const maxReviewFileBytes = 50 * 1024 * 1024;
/** A video, and a form with a video and pictures. */
export const maxVideoBodyBytes = maxVideoBytes + 1024 * 1024;

/** What an address takes at most; those of pictures end in "/photos", of videos in "/videos/photos". */
function limitOf(address: string): number {
  if (/^[^?]*\/(videos\/photos|proxy\/review)(\?|$)/.test(address)) return maxVideoBodyBytes;
  if (/^[^?]*\/app\/reviews\/import(\?|$)/.test(address)) return maxReviewFileBytes + 1024 * 1024;
  return /^[^?]*\/photos(\?|$)/.test(address) ? maxPhotoBodyBytes : maxBodyBytes;
}

/**
 * Routes that read a body as it comes in, and no further than their limit, once they know who sends it: nobody unknown
 * fills our memory with tens of megabytes.
 */
const readsAsItComes = (address: string): boolean => /^[^?]*\/(photos|proxy\/review)(\?|$)/.test(address);

/** Does the request say that its body is larger than we take? */
export function saysTooMuch({ headers, url }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > limitOf(url ?? '');
}

/**
 * The request, its body counted where it does not tell its size; null: it is larger than we take. Whoever sends a file
 * tells it, and what is read here is read of anybody.
 */
export async function withinLimit(request: Request): Promise<Request | null> {
  if (request.body === null || request.headers.has('content-length') || readsAsItComes(request.url))
    return request;
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
