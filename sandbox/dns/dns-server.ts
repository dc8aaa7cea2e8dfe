import { createSocket, type RemoteInfo } from 'node:dgram';
import { decode, encode, type Packet } from 'dns-packet';
import type { State } from '../state/database.ts';
import { findTexts } from './records.ts';

export interface DnsServer {
  /** such as 127.0.0.1:4003 */
  address: string;
  close(): Promise<void>;
}

/** A TXT record comes in pieces of at most so many bytes. */
const pieceBytes = 255;

/** Answers TXT questions on this machine's loopback from the sandbox's own records; nothing else exists. */
export async function startDnsServer(options: { port: number; state: State }): Promise<DnsServer> {
  const socket = createSocket('udp4');
  socket.on('message', (message, from) => {
    answer(options.state, message).then(
      (packet) => packet !== null && socket.send(packet, from.port, from.address),
      (error: unknown) => fail(error, from),
    );
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(options.port, '127.0.0.1', () => {
      socket.off('error', reject);
      resolve();
    });
  });
  socket.on('error', (error) => console.error(error));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function fail(error: unknown, { address }: RemoteInfo): void {
  console.error(`A question of ${address} could not be answered`, error);
}

/** Null: it is no question. */
async function answer(state: State, message: Buffer): Promise<Buffer | null> {
  const question = read(message);
  const [asked] = question?.questions ?? [];
  if (question === null || asked === undefined) return null;
  const texts = asked.type === 'TXT' ? await findTexts(state, asked.name) : [];
  return encode({
    type: 'response',
    id: question.id ?? 0,
    // Bit 10: this server itself is the one to ask; the lowest bits: all went well.
    flags: 1 << 10,
    questions: [asked],
    answers: texts.map((text) => ({
      type: 'TXT',
      name: asked.name,
      ttl: 1,
      data: piecesOf(Buffer.from(text)),
    })),
  });
}

function read(message: Buffer): Packet | null {
  try {
    const packet = decode(message);
    return packet.type === 'query' ? packet : null;
  } catch {
    return null;
  }
}

function piecesOf(text: Buffer): Buffer[] {
  const count = Math.max(1, Math.ceil(text.length / pieceBytes));
  return Array.from({ length: count }, (_, index) =>
    text.subarray(index * pieceBytes, (index + 1) * pieceBytes),
  );
}
