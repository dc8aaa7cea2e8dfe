import { maxPhotoBytes } from '#app/contracts/returns.ts';
import type { MediaFault } from '#app/contracts/reviews.ts';
import { isPicture, shrinkImage } from './image.server.ts';
import { cleanVideo } from './video.server.ts';

export interface CleanUpload {
  readonly kind: 'photo' | 'video';
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Makes an upload anew: a photo as WebP, a film as MP4. What it is says its content, never its name or what the browser
 * calls it, and what is kept is never what came.
 */
export async function cleanUpload(bytes: Uint8Array): Promise<CleanUpload | { readonly fault: MediaFault }> {
  const brand = brandOf(bytes);
  // The library that decodes pictures comes without the patented codec of HEIC.
  if (brand !== null && heicBrands.has(brand)) return { fault: 'heic' };
  if (brand !== null && !pictureBrands.has(brand)) {
    const film = await cleanVideo(bytes);
    return 'fault' in film ? film : { kind: 'video', contentType: 'video/mp4', ...film };
  }
  if (bytes.length > maxPhotoBytes) return { fault: 'too-large' };
  const photo = await shrinkImage(bytes);
  return photo === null ? { fault: 'unreadable' } : { kind: 'photo', contentType: 'image/webp', ...photo };
}

/** By the first bytes, before the rest is read. */
export const looksLikeMedia = (head: Uint8Array): boolean => brandOf(head) !== null || isPicture(head);

const heicBrands: ReadonlySet<string> = new Set([
  'heic',
  'heix',
  'heim',
  'heis',
  'hevc',
  'hevx',
  'mif1',
  'msf1',
]);
const pictureBrands: ReadonlySet<string> = new Set(['avif', 'avis']);

/** Of a file made of boxes, which may come without a brand in QuickTime's oldest form; null: it is not made of boxes. */
function brandOf(bytes: Uint8Array): string | null {
  const text = (from: number) => String.fromCharCode(...bytes.subarray(from, from + 4));
  const first = text(4);
  if (first === 'ftyp') return text(8);
  return ['moov', 'mdat', 'wide', 'free', 'skip'].includes(first) ? 'qt  ' : null;
}
