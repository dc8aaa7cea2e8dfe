import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import sharp from 'sharp';

/** The size of a picture or film as it is shown; null: it is none. */
export async function lookAtFile(
  kind: 'image' | 'video',
  bytes: Buffer,
): Promise<{ width: number; height: number } | null> {
  try {
    if (kind === 'image') {
      const { width, height } = await sharp(bytes).metadata();
      return { width, height };
    }
    const input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
    const track = await input.getPrimaryVideoTrack();
    return track && { width: await track.getDisplayWidth(), height: await track.getDisplayHeight() };
  } catch {
    return null;
  }
}

/** A still of one colour, for a film that nobody decodes. */
export async function stillOf({ width, height }: { width: number; height: number }): Promise<Buffer> {
  return sharp({
    create: { width: Math.max(1, width), height: Math.max(1, height), channels: 3, background: '#52606d' },
  })
    .png()
    .toBuffer();
}
