import type { AddressInfo, Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import type { Named } from './message-ids.server.ts';
import { type Report, readReport } from './read-report.ts';

/** A report about one of our mails, by the name on the return path. */
export interface Heard extends Named {
  readonly report: Report;
}

export interface BounceListener {
  /** The port that it took. */
  readonly port: number;
  close(): Promise<void>;
}

interface Given {
  readonly listen: { readonly host: string; readonly port: number };
  /** Null: not a return path of ours. */
  readReturnPath(address: string): Named | null;
  /** Keeps it. When this breaks, the other side is asked to come again. */
  hear(heard: Heard): Promise<void>;
  readonly log: {
    info(data: object, text: string): void;
    warn(data: object, text: string): void;
  };
  /** Mails of one address in a minute, and how long one can stay; for tests. */
  readonly perMinute?: number;
  readonly longestMs?: number;
}

/** A report may carry the whole mail that it is about, and ours are far smaller. */
const mostBytes = 500_000;
const silenceMs = 30_000;
const stayMs = 5 * 60_000;
const connections = 50;
/** Whoever has got one mail can write to its return path as often as they like. */
const reportsOfOneMail = 10;

/**
 * Takes mail for the return paths of our own mails and for nobody else: reports that something could not be
 * delivered, or was called spam. What else comes there, such as a note that somebody is away, is thrown away unread.
 */
export async function openBounceListener(given: Given): Promise<BounceListener> {
  const allowed = limitByMinute(given.perMinute ?? 300);
  const allowedOf = limitByMinute(reportsOfOneMail);
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: mostBytes,
    maxClients: connections,
    socketTimeout: silenceMs,
    closeTimeout: 1_000,
    logger: false,
    onMailFrom: (_address, { remoteAddress }, done) =>
      done(allowed(remoteAddress) ? null : refusal(451, 'Too many at once, come again in a minute')),
    onRcptTo: ({ address }, { envelope }, done) => {
      const named = given.readReturnPath(address);
      if (named === null) return done(refusal(550, 'There is no such mailbox'));
      if (envelope.rcptTo.length > 0) return done(refusal(452, 'One recipient at a time'));
      done(
        allowedOf(`${named.shopId}.${named.intentId}`) ? null : refusal(451, 'Too many, come again later'),
      );
    },
    onData: (stream, { envelope }, done) => {
      const named = given.readReturnPath(envelope.rcptTo[0]?.address ?? '');
      stream.on('error', () => undefined);
      take(given, stream, named).then(done, (error: unknown) => {
        given.log.warn({ err: error }, 'a report about a mail could not be kept');
        done(refusal(451, 'It could not be kept, come again later'));
      });
    },
  });
  // A sender that hangs up is no failure of ours.
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    const end = setTimeout(() => socket.destroy(), given.longestMs ?? stayMs);
    socket.on('close', () => clearTimeout(end));
  });
  const port = await listen(server, given.listen);
  return { port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** Null once it is done with, also where it is thrown away. */
async function take(
  { hear, log }: Given,
  stream: SMTPServerDataStream,
  named: Named | null,
): Promise<Error | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    // The rest is read, or the sender waits, and kept nowhere.
    if (size <= mostBytes) chunks.push(Buffer.from(chunk));
  }
  if (size > mostBytes) return refusal(552, `A report has at most ${mostBytes} bytes`);
  if (named === null) return refusal(550, 'There is no such mailbox');
  const mail = await parse(Buffer.concat(chunks));
  const report = mail === null ? null : readReport(mail);
  const about = { shopId: named.shopId.toString(), messageId: named.intentId.toString() };
  if (report === null) {
    log.info(about, 'a mail to a return path is no report that counts');
    return null;
  }
  await hear({ ...named, report });
  log.info({ ...about, report: report.kind, status: report.detail }, 'a report about a mail came in');
  return null;
}

/** Null: it cannot be read at all. */
async function parse(source: Buffer): Promise<ParsedMail | null> {
  const options = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, skipTextLinks: true };
  return simpleParser(source, options).catch(() => null);
}

function refusal(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

function listen(server: SMTPServer, { host, port }: Given['listen']): Promise<number> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => {
      server.server.off('error', reject);
      const address: AddressInfo | string | null = server.server.address();
      resolve(address === null || typeof address === 'string' ? port : address.port);
    });
  });
}

/** By name: whether one more is allowed in this minute of real time. */
function limitByMinute(most: number): (name: string) => boolean {
  let minute = 0;
  const counts = new Map<string, number>();
  return (name) => {
    const now = Math.floor(Date.now() / 60_000);
    if (now !== minute) counts.clear();
    minute = now;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count <= most;
  };
}
