import sharp from 'sharp';

/** A small picture, as a telephone would send it. */
export async function samplePicture(): Promise<Uint8Array<ArrayBuffer>> {
  const picture = sharp({ create: { width: 64, height: 48, channels: 3, background: '#a33' } });
  return new Uint8Array(await picture.jpeg().toBuffer());
}
