import { BufferSource, EncodedPacketSink, Input, MP4 } from 'mediabunny';
import { describe, expect, it } from 'vitest';
import { cleanUpload } from './clean-upload.server.ts';
import { aFilm, box, planted, withPlace } from './sample-film.ts';
import { cleanVideo } from './video.server.ts';

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

async function cleaned(film: Uint8Array): Promise<Uint8Array> {
  const clean = await cleanVideo(film);
  if ('fault' in clean) throw new Error(`The film is ${clean.fault}`);
  return clean.bytes;
}

async function told(bytes: Uint8Array) {
  const input = new Input({ source: new BufferSource(bytes), formats: [MP4] });
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  if (!video) throw new Error('There is no picture');
  const pictures: string[] = [];
  for await (const packet of new EncodedPacketSink(video).packets())
    pictures.push(`${packet.type} ${packet.timestamp.toFixed(1)} ${packet.byteLength}`);
  return {
    codecs: [await video.getCodec(), (await audio?.getCodec()) ?? null],
    rotation: await video.getRotation(),
    seconds: await input.computeDuration(),
    pictures,
    tags: await input.getMetadataTags(),
  };
}

describe('an uploaded film', () => {
  it.each(['mp4', 'mov'] as const)('as %s keeps its pictures, its sound and its way up', async (as) => {
    const film = await aFilm({ as });
    const clean = await cleanVideo(film);
    expect(clean).toMatchObject({ width: 240, height: 320 });
    const kept = await told(await cleaned(film));
    expect(kept.codecs).toEqual(['avc', 'aac']);
    expect(kept.rotation).toBe(90);
    expect(kept.seconds).toBeCloseTo(2, 1);
    expect(kept.pictures).toHaveLength(20);
    expect(kept.pictures[0]).toBe('key 0.0 64');
  });

  it('loses where and with what it was taken, in its tracks as well', async () => {
    const film = withPlace(await aFilm());
    for (const trace of ['+52.5200', 'Phone X12', 'ISO6709', 'xmpmeta'])
      expect(latin1(film)).toContain(trace);
    const bytes = await cleaned(film);
    for (const trace of ['+52.5200', '013.4050', 'Phone', 'ISO6709', 'xmp', '\xa9xyz', 'udta', 'GPS'])
      expect(latin1(bytes), trace).not.toContain(trace);
    expect((await told(bytes)).tags).toEqual({});
  });

  it('that is a page, too, is only a film afterwards', async () => {
    const page = '<!doctype html><script>alert(1)</script>';
    const film = planted(await aFilm(), [], box('free', page));
    const clean = await cleanUpload(Buffer.concat([film, box('skip', 'PK\x03\x04', page)]));
    expect(clean).toMatchObject({ kind: 'video', contentType: 'video/mp4' });
    const bytes = 'bytes' in clean ? clean.bytes : new Uint8Array();
    expect(latin1(bytes)).not.toContain('script');
    expect(latin1(bytes)).not.toContain('PK\x03\x04');
  });

  it('may take a minute, whatever its head says', async () => {
    expect(await cleanVideo(await aFilm({ seconds: 60, sound: false }))).toMatchObject({ width: 240 });
    const long = await aFilm({ seconds: 75, sound: false });
    expect(await cleanVideo(long)).toEqual({ fault: 'too-long' });
    expect(await cleanVideo(withLength(long, 3))).toEqual({ fault: 'too-long' });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['only a name', box('ftyp', 'mp42', Buffer.alloc(4))],
    [
      'a box longer than the file',
      Buffer.concat([box('ftyp', 'mp42'), Buffer.from('7fffffff6d6f6f76', 'hex')]),
    ],
    [
      'a box shorter than its head',
      Buffer.concat([box('ftyp', 'mp42'), Buffer.from('000000026d6f6f76', 'hex')]),
    ],
    ['tables without end', Buffer.concat([box('ftyp', 'mp42'), box('moov', Buffer.alloc(5_000_000))])],
    ['noise', Buffer.concat([box('ftyp', 'mp42'), box('moov', Buffer.alloc(400, 0xee))])],
  ])('is none: %s', async (_what, bytes) => {
    expect(await cleanVideo(bytes)).toEqual({ fault: 'unreadable' });
  });

  it('is none when it is cut off, and no larger when little of it claims to stand for much', async () => {
    const film = await aFilm();
    expect(await cleanVideo(film.subarray(0, film.length / 2))).toEqual({ fault: 'unreadable' });
    const many = Buffer.from(film);
    // 4 billion samples of one size, all of them in a table of one row.
    const table = many.indexOf('stsz');
    many.writeUInt32BE(60, table + 8);
    many.writeUInt32BE(0xffffffff, table + 12);
    many.writeUInt32BE(0xffffffff, many.indexOf('stts') + 12);
    many.writeUInt32BE(0xffffffff, many.indexOf('stsc') + 16);
    const clean = await cleanVideo(many);
    expect('fault' in clean || clean.bytes.length < 2 * film.length).toBe(true);
  });

  it('is too large above the limit', async () => {
    const film = await aFilm();
    const large = Buffer.concat([film, box('free', Buffer.alloc(41 * 1024 * 1024))]);
    expect(await cleanUpload(large)).toEqual({ fault: 'too-large' });
  });
});

describe('an upload', () => {
  it('as iPhones keep pictures is told so', async () => {
    expect(await cleanUpload(box('ftyp', 'heic', Buffer.alloc(60)))).toEqual({ fault: 'heic' });
  });
});

/** The same film saying of itself that it takes so many seconds. */
function withLength(film: Buffer, seconds: number): Buffer {
  const other = Buffer.from(film);
  for (const [name, scale, length] of [
    ['mvhd', 16, 20],
    ['mdhd', 16, 20],
  ] as const)
    for (let at = other.indexOf(name); at >= 0; at = other.indexOf(name, at + 4)) {
      const wide = other[at + 4] === 1;
      const from = at + 4 + (wide ? 8 : 0);
      const per = other.readUInt32BE(from + scale - 4);
      if (wide) other.writeBigUInt64BE(BigInt(seconds * per), from + length - 4);
      else other.writeUInt32BE(seconds * per, from + length - 4);
    }
  return other;
}
