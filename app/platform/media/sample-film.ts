import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';

export interface SampleFilm {
  readonly seconds?: number;
  readonly sound?: boolean;
  readonly as?: 'mp4' | 'mov';
}

// What H.264 says of itself: baseline, 320 by 240. The pictures that follow are noise, and nobody decodes them.
const avcConfig = Uint8Array.from(
  Buffer.from('0142c00dffe1000e6742c00d8c8d40a0fd00f08846a001000468ce3c80', 'hex'),
);

/** A film of ten pictures a second, its tables at its end as a phone leaves them. */
export async function aFilm({ seconds = 2, sound = true, as = 'mp4' }: SampleFilm = {}): Promise<Buffer> {
  const target = new BufferTarget();
  const format =
    as === 'mp4' ? new Mp4OutputFormat({ fastStart: false }) : new MovOutputFormat({ fastStart: false });
  const output = new Output({ format, target });
  const pictures = new EncodedVideoPacketSource('avc');
  output.addVideoTrack(pictures, { rotation: 90 });
  const voice = sound ? new EncodedAudioPacketSource('aac') : null;
  if (voice) output.addAudioTrack(voice);
  await output.start();
  for (let n = 0; n < seconds * 10; n++) {
    const key = n % 10 === 0;
    const picture = new EncodedPacket(pictureBytes(key), key ? 'key' : 'delta', n / 10, 0.1);
    await pictures.add(picture, {
      decoderConfig: {
        codec: 'avc1.42c00d',
        codedWidth: 320,
        codedHeight: 240,
        description: avcConfig,
      },
    });
  }
  for (let n = 0; voice && n < seconds * 10; n++)
    await voice.add(new EncodedPacket(new Uint8Array(20).fill(n), 'key', n / 10, 0.1), {
      decoderConfig: {
        codec: 'mp4a.40.2',
        numberOfChannels: 2,
        sampleRate: 44_100,
        description: Uint8Array.of(0x12, 0x10),
      },
    });
  await output.finalize();
  if (target.buffer === null) throw new Error('The film was not written');
  return Buffer.from(target.buffer);
}

/** A slice of a picture with its length before it, as the boxes want it. */
function pictureBytes(key: boolean): Uint8Array {
  const slice = Buffer.alloc(60, 0x5a);
  slice[0] = key ? 0x65 : 0x41;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(slice.length);
  return Buffer.concat([length, slice]);
}

export function box(type: string, ...parts: readonly (Buffer | string)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  );
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** Puts a box at the end of the first box of each of these names, from the outside in. Only behind the pictures. */
export function planted(film: Buffer, path: readonly string[], extra: Buffer): Buffer {
  const [name, ...inner] = path;
  if (name === undefined) return Buffer.concat([film, extra]);
  for (let at = 0; at + 8 <= film.length; at += Math.max(8, film.readUInt32BE(at))) {
    if (film.toString('latin1', at + 4, at + 8) !== name) continue;
    const end = at + film.readUInt32BE(at);
    const body = planted(film.subarray(at + 8, end), inner, extra);
    return Buffer.concat([film.subarray(0, at), box(name, body), film.subarray(end)]);
  }
  throw new Error(`There is no ${name}`);
}

/** What a phone writes of where and with what it was filmed: at the top, in a track, and as XMP. */
export function withPlace(film: Buffer): Buffer {
  const place = '+52.5200+013.4050+034.000/';
  const said = Buffer.concat([Buffer.from([0, place.length, 0x15, 0xc7]), Buffer.from(place)]);
  const maker = Buffer.concat([Buffer.from([0, 9, 0x15, 0xc7]), Buffer.from('Phone X12')]);
  let made = planted(film, ['moov'], box('udta', box('\xa9xyz', said), box('\xa9mak', maker)));
  made = planted(
    made,
    ['moov'],
    box('meta', Buffer.alloc(4), `com.apple.quicktime.location.ISO6709${place}`),
  );
  made = planted(made, ['moov', 'trak'], box('udta', box('\xa9xyz', said)));
  made = planted(made, ['moov', 'trak'], box('meta', Buffer.alloc(4), `loci${place}`));
  return planted(made, [], box('uuid', Buffer.alloc(16, 7), `<x:xmpmeta GPSLatitude="52,31.2N" ${place}/>`));
}
