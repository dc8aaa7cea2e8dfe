import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { shrinkImage } from './image.server.ts';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c06030' } });
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('an uploaded picture', () => {
  it.each(['jpeg', 'png', 'gif', 'webp', 'avif'] as const)('as %s is kept as WebP', async (format) => {
    const small = await shrinkImage(await plain(40, 30).toFormat(format).toBuffer());
    expect(small).toMatchObject({ width: 40, height: 30 });
    expect(latin1(small?.bytes.subarray(8, 12) ?? new Uint8Array())).toBe('WEBP');
  });

  it('is made small, never larger', async () => {
    const wide = await shrinkImage(await plain(4000, 1000).jpeg().toBuffer());
    expect(wide).toMatchObject({ width: 1600, height: 400 });
    const tall = await shrinkImage(await plain(1000, 4000).jpeg().toBuffer());
    expect(tall).toMatchObject({ width: 400, height: 1600 });
  });

  it('is turned upright and loses what the camera wrote, the place included', async () => {
    const taken = await plain(60, 20)
      .withMetadata({ orientation: 6 })
      .withExif({
        IFD0: { Copyright: 'Somebody by name' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100' },
      })
      .jpeg()
      .toBuffer();
    expect(latin1(taken)).toContain('Somebody by name');
    const small = await shrinkImage(taken);
    expect(small).toMatchObject({ width: 20, height: 60 });
    const kept = await sharp(small?.bytes).metadata();
    expect([kept.exif, kept.xmp, kept.iptc, kept.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(latin1(small?.bytes ?? new Uint8Array())).not.toContain('Somebody');
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    [
      'a drawing that could load others',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    ['a document', Buffer.from('%PDF-1.7\n')],
    ['only the beginning of a picture', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['what only says that it is one', Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(64)])],
    ['more than a picture has', Buffer.alloc(10 * 1024 * 1024 + 1)],
  ])('is none: %s', async (_what, bytes) => {
    expect(await shrinkImage(bytes)).toBe(null);
  });

  it('is none when it is cut off in the middle', async () => {
    const whole = await plain(300, 300).jpeg({ quality: 100 }).toBuffer();
    expect(await shrinkImage(whole.subarray(0, Math.floor(whole.length / 2)))).toBe(null);
  });

  it('is none when its few bytes stand for too many pixels', async () => {
    const vast = await plain(10_001, 10_000).png({ compressionLevel: 9 }).toBuffer();
    expect(vast.length).toBeLessThan(1_000_000);
    expect(await shrinkImage(vast)).toBe(null);
  }, 60_000);

  it('is none when all of its pixels would have to be in memory at once, and they are many', async () => {
    const vast = plain(7_100, 7_100);
    for (const whole of [vast.clone().png({ progressive: true }), vast.clone().jpeg({ progressive: true })])
      expect(await shrinkImage(await whole.toBuffer())).toBe(null);
    expect(await shrinkImage(await vast.clone().jpeg().toBuffer())).toMatchObject({ width: 1600 });
  }, 60_000);

  it('waits for the one before, so that many at once take no more memory than one', async () => {
    const ended: string[] = [];
    const shrinkAndNote = async (name: string, bytes: Uint8Array) => {
      expect(await shrinkImage(bytes)).not.toBe(null);
      ended.push(name);
    };
    const large = await plain(5_000, 5_000).png({ progressive: true }).toBuffer();
    const small = await plain(40, 30).jpeg().toBuffer();
    await Promise.all([shrinkAndNote('large', large), shrinkAndNote('small', small)]);
    expect(ended).toEqual(['large', 'small']);
  }, 60_000);
});
