import sharp from 'sharp';
import { maxPhotoBytes } from '#app/contracts/returns.ts';

/** A picture as it is kept: WebP, upright, without anything that a camera wrote into it. */
export interface SmallImage {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A hundred megapixels, whatever the file's few bytes claim: decoding costs by pixels. */
const maxPixels = 100_000_000;
/** Of one that cannot be decoded line by line: 4 bytes of memory for each, before the first line is made smaller. */
const maxWholePixels = 50_000_000;
const maxSide = 1600;
const seconds = 10;

// Nothing is decoded twice, and one picture keeps one core busy.
sharp.cache(false);
sharp.concurrency(1);
/** The picture before: one at a time, so that what many send at once takes no more memory than one. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Makes an uploaded picture small. What it is says its content, never its name or what the browser calls it: JPEG, PNG,
 * GIF, WebP or AVIF. Null: none of these, broken, or too large.
 */
export async function shrinkImage(bytes: Uint8Array): Promise<SmallImage | null> {
  if (bytes.length > maxPhotoBytes || !isPicture(bytes)) return null;
  const shrunk = before.then(() => shrink(bytes));
  before = shrunk;
  return shrunk;
}

async function shrink(bytes: Uint8Array): Promise<SmallImage | null> {
  try {
    if (!(await fitsMemory(bytes))) return null;
    const { data, info } = await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 })
      .autoOrient()
      .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .timeout({ seconds })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch {
    // The library breaks for no other reason than a picture that cannot be decoded, or not within the limits.
    return null;
  }
}

async function fitsMemory(bytes: Uint8Array): Promise<boolean> {
  const { format, isProgressive, width, height } = await sharp(bytes, {
    limitInputPixels: maxPixels,
  }).metadata();
  const byLines = (format === 'jpeg' || format === 'png') && !isProgressive;
  return byLines || width * height <= maxWholePixels;
}

/** By the bytes with which such files begin. */
export function isPicture(bytes: Uint8Array): boolean {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  const hex = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  if (hex.startsWith('ffd8ff') || hex === '89504e470d0a1a0a') return true;
  if (text(0, 6) === 'GIF87a' || text(0, 6) === 'GIF89a') return true;
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return true;
  return text(4, 8) === 'ftyp' && (text(8, 12) === 'avif' || text(8, 12) === 'avis');
}
