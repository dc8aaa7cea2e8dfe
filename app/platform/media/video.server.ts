import {
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  type InputAudioTrack,
  type InputTrack,
  type InputVideoTrack,
  MP4,
  Mp4OutputFormat,
  Output,
  QTFF,
} from 'mediabunny';
import { maxVideoBytes, maxVideoSeconds } from '#app/contracts/reviews.ts';
import { tablesFit } from './video-boxes.ts';

/** A video as it is kept: an MP4 made anew of nothing but its pictures and its sound. */
export interface CleanVideo {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Cameras round their minute up. */
const longestSeconds = maxVideoSeconds + 1;
/** 240 pictures a second for a minute, and some. */
const mostPackets = 16_000;
const mostSide = 8192;
const workMs = 15_000;

class Unfit extends Error {
  readonly fault: 'unreadable' | 'too-long';

  constructor(fault: 'unreadable' | 'too-long') {
    super(`The video is ${fault}`);
    this.fault = fault;
  }
}

/**
 * Takes an MP4 or QuickTime film apart and writes another with its pictures and sound. Where and with what it was taken
 * (udta, meta, ©xyz, XMP, tracks of GPS) is not copied, nor is anything else that stood between the boxes, so a file that
 * is also of another kind is so no longer. Nothing is decoded: the coded pictures are the camera's own.
 */
export async function cleanVideo(
  bytes: Uint8Array,
): Promise<CleanVideo | { readonly fault: 'unreadable' | 'too-long' | 'too-large' }> {
  if (bytes.length > maxVideoBytes) return { fault: 'too-large' };
  if (!tablesFit(bytes)) return { fault: 'unreadable' };
  const input = new Input({ source: new BufferSource(bytes), formats: [MP4, QTFF] });
  try {
    return await copyOf(input, performance.now() + workMs);
  } catch (error) {
    // The library breaks for no other reason than a film that is not whole, or not of the kinds it knows.
    return { fault: error instanceof Unfit ? error.fault : 'unreadable' };
  } finally {
    input.dispose();
  }
}

async function copyOf(input: Input, deadline: number): Promise<CleanVideo> {
  const video = await input.getPrimaryVideoTrack();
  const codec = await video?.getCodec();
  if (!video || !codec) throw new Unfit('unreadable');
  const width = await video.getDisplayWidth();
  const height = await video.getDisplayHeight();
  if (width < 1 || height < 1 || width > mostSide || height > mostSide) throw new Unfit('unreadable');
  // What its head says (mvhd and the tracks' own), then what is really in it: see `copyTrack`.
  if (((await input.getDurationFromMetadata()) ?? 0) > longestSeconds) throw new Unfit('too-long');
  const audio = await knownSound(input);

  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  const pictures = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(pictures, { rotation: await video.getRotation() });
  const sound = audio && new EncodedAudioPacketSource(audio.codec);
  if (sound) output.addAudioTrack(sound);
  await output.start();

  const from = await input.getFirstTimestamp(audio ? [video, audio.track] : [video]);
  const limits = { from, deadline, left: { bytes: maxVideoBytes } };
  await copyPictures(video, pictures, limits);
  if (audio && sound) await copySound(audio.track, sound, limits);
  await output.finalize();
  if (target.buffer === null) throw new Unfit('unreadable');
  return { bytes: new Uint8Array(target.buffer), width, height };
}

/** A film is whole without a sound that an MP4 has no name for. */
async function knownSound(input: Input) {
  const track = await input.getPrimaryAudioTrack();
  const codec = await track?.getCodec();
  return track && codec ? { track, codec } : null;
}

interface Limits {
  /** The earliest moment of the film, which may lie before its beginning. */
  readonly from: number;
  readonly deadline: number;
  /** Samples may overlap in the file, so that much is made of little. */
  readonly left: { bytes: number };
}

async function copyPictures(
  track: InputVideoTrack,
  source: EncodedVideoPacketSource,
  limits: Limits,
): Promise<void> {
  const decoderConfig = await track.getDecoderConfig();
  if (decoderConfig === null) throw new Unfit('unreadable');
  let meta: { decoderConfig: VideoDecoderConfig } | undefined = { decoderConfig };
  for await (const packet of packetsOf(track, limits)) {
    await source.add(packet, meta);
    meta = undefined;
  }
  if (meta !== undefined) throw new Unfit('unreadable');
  source.close();
}

async function copySound(
  track: InputAudioTrack,
  source: EncodedAudioPacketSource,
  limits: Limits,
): Promise<void> {
  const decoderConfig = await track.getDecoderConfig();
  if (decoderConfig === null) throw new Unfit('unreadable');
  let meta: { decoderConfig: AudioDecoderConfig } | undefined = { decoderConfig };
  for await (const packet of packetsOf(track, limits)) {
    await source.add(packet, meta);
    meta = undefined;
  }
  source.close();
}

async function* packetsOf(track: InputTrack, { from, deadline, left }: Limits) {
  let count = 0;
  for await (const packet of new EncodedPacketSink(track).packets()) {
    count += 1;
    left.bytes -= packet.byteLength;
    if (count > mostPackets || left.bytes < 0 || performance.now() > deadline) throw new Unfit('unreadable');
    if (packet.timestamp - from > longestSeconds) throw new Unfit('too-long');
    yield packet.clone({ timestamp: packet.timestamp - Math.min(0, from) });
  }
}
