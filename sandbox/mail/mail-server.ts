import type { AddressInfo, Socket } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { findShop } from '../domain/shops.ts';
import { type MailFault, readFaults } from '../faults/faults.ts';
import type { State } from '../state/database.ts';
import { keepMail, type NewMail } from './mails.ts';

export interface MailServer {
  /** such as smtp://localhost:4002 */
  url: string;
  close(): Promise<void>;
}

/** The largest mail that is taken, in bytes. */
const mostBytes = 5_000_000;

/** A refusal as SMTP speaks: 4xx may be tried again, 5xx not. */
class MailRefused extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

/**
 * Takes every mail on this machine's loopback into the mailbox of the shop its header X-Afterglow-Shop names; nothing
 * is sent on. To try what a sender does when a mail is not taken: recipients that begin with "refused" are refused for
 * good (550), those that begin with "later" for now (451).
 */
export async function startMailServer(options: { port: number; state: State }): Promise<MailServer> {
  /** By the sender's port: to hang up on them. */
  const lines = new Map<number, Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: mostBytes,
    logger: false,
    onRcptTo: ({ address }, _session, done) => done(refusalOf(address)),
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      take(options.state, stream, to).then(
        (fault) => (fault === 'cut' ? lines.get(session.remotePort)?.destroy() : done()),
        (error: unknown) => done(error instanceof MailRefused ? error : broken(error)),
      );
      // What is left of a mail that was refused half-way has to be read, or the sender waits.
      stream.on('error', () => undefined);
    },
  });
  server.server.on('connection', (line: Socket) => {
    const port = line.remotePort ?? 0;
    lines.set(port, line);
    line.once('close', () => lines.delete(port));
  });
  // A sender that hangs up is no failure of the server.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => {
      server.server.off('error', reject);
      resolve();
    });
  });
  return {
    url: `smtp://localhost:${portOf(server.server.address())}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function refusalOf(address: string): MailRefused | null {
  if (/^refused/i.test(address)) return new MailRefused(550, 'There is no such mailbox');
  if (/^later/i.test(address)) return new MailRefused(451, 'The mailbox is busy, try again later');
  return null;
}

function broken(error: unknown): MailRefused {
  console.error(error);
  return new MailRefused(451, 'The mailbox could not be written');
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The mail server has no port');
  return address.port;
}

/** Keeps the mail; returns what is to go wrong afterwards. */
async function take(
  state: State,
  stream: NodeJS.ReadableStream & { sizeExceeded?: boolean },
  to: string[],
): Promise<MailFault | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  if (stream.sizeExceeded === true) throw new MailRefused(552, `A mail may have ${mostBytes} bytes`);
  const raw = Buffer.concat(chunks);
  const { domain, mail } = await readMail(raw, to);
  const shop = domain === null ? null : await findShop(state, domain);
  if (shop === null) throw new MailRefused(550, 'The header X-Afterglow-Shop names no shop of the sandbox');
  const { mail: fault } = await readFaults(state, shop.domain);
  if (fault === 'away') throw new MailRefused(451, 'The mail server is busy, try again later');
  await keepMail(state, shop, { ...mail, sentAt: mail.sentAt ?? shop.now });
  return fault;
}

/** A raw mail as the mailbox keeps it, with the shop it names. */
async function readMail(
  raw: Buffer,
  to: string[],
): Promise<{ domain: string | null; mail: Omit<NewMail, 'sentAt'> & { sentAt: string | null } }> {
  // Images that travel inside a mail keep their cid: addresses: the mailbox shows what a client with pictures off shows.
  const parsed = await simpleParser(raw, { skipImageLinks: true, skipTextToHtml: true });
  const headers = parsed.headerLines.map(({ key, line }) => ({
    name: line.slice(0, line.indexOf(':')) || key,
    value: line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n[ \t]+/g, ' ')
      .trim(),
  }));
  const header = (name: string) =>
    headers.find((one) => one.name.toLowerCase() === name)?.value.toLowerCase() ?? null;
  return {
    domain: header('x-afterglow-shop'),
    mail: {
      sentAt: parsed.date === undefined || header('date') === null ? null : parsed.date.toISOString(),
      from: parsed.from?.text ?? '',
      to,
      subject: parsed.subject ?? '',
      kinds: kindsIn(header('x-afterglow-kind') ?? ''),
      html: parsed.html === false ? null : (parsed.html ?? null),
      text: parsed.text ?? '',
      headers,
    },
  };
}

/** "points-available, review-request" as its kinds. */
const kindsIn = (header: string): string[] =>
  header
    .split(',')
    .map((kind) => kind.trim())
    .filter((kind) => kind !== '');
