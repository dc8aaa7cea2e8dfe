import type { AddressInfo, Socket } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { findShop } from '../domain/shops.ts';
import { type MailFault, readFaults } from '../faults/faults.ts';
import type { State } from '../state/database.ts';
import { keepMail, type NewMail } from './mails.ts';
import type { SendBack } from './send-back.ts';

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
 * good (550), those that begin with "later" for now (451). Mail to "bounces" and "complains" is taken, and a report
 * about it comes back.
 */
export async function startMailServer(options: {
  port: number;
  state: State;
  sendBack: SendBack;
}): Promise<MailServer> {
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
      const { mailFrom, rcptTo } = session.envelope;
      const to = rcptTo.map(({ address }) => address);
      const returnPath = mailFrom ? mailFrom.address || null : null;
      take(options.state, stream, { to, returnPath }).then(
        ({ fault, mail }) => {
          if (fault === 'cut') lines.get(session.remotePort)?.destroy();
          else done();
          reportOn(options.sendBack, mail);
        },
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

/** What the server of some receivers tells about every mail to them. */
function reportOn(sendBack: SendBack, mail: NewMail): void {
  const [to = ''] = mail.to;
  const kind = /^bounces/i.test(to) ? 'hard' : /^complains/i.test(to) ? 'complaint' : null;
  if (kind !== null) sendBack(mail, kind).catch((error: unknown) => console.error(error));
}

type Envelope = Pick<NewMail, 'to' | 'returnPath'>;

/** Keeps the mail; tells what is to go wrong afterwards. */
async function take(
  state: State,
  stream: NodeJS.ReadableStream & { sizeExceeded?: boolean },
  envelope: Envelope,
): Promise<{ fault: MailFault | undefined; mail: NewMail }> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  if (stream.sizeExceeded === true) throw new MailRefused(552, `A mail may have ${mostBytes} bytes`);
  const raw = Buffer.concat(chunks);
  const { domain, mail } = await readMail(raw, envelope);
  const shop = domain === null ? null : await findShop(state, domain);
  if (shop === null) throw new MailRefused(550, 'The header X-Afterglow-Shop names no shop of the sandbox');
  const { mail: fault } = await readFaults(state, shop.domain);
  if (fault === 'away') throw new MailRefused(451, 'The mail server is busy, try again later');
  const kept = { ...mail, sentAt: mail.sentAt ?? shop.now };
  await keepMail(state, shop, kept);
  return { fault, mail: kept };
}

/** A raw mail as the mailbox keeps it, with the shop it names. */
async function readMail(
  raw: Buffer,
  envelope: Envelope,
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
      ...envelope,
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
