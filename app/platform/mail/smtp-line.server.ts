import { Readable } from 'node:stream';
import { domainToASCII } from 'node:url';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { codeOf } from '../error-code.ts';
import type { DeliveryResult } from './mail.ts';
import type { SmtpServer } from './mail-settings.ts';

/** Real time, in ms. */
export interface SmtpPatience {
  /** For the line and the greeting. */
  readonly connect: number;
  /** For everything up to the word that the mail may come. */
  readonly before: number;
  /** For the server's word on the mail itself: it may look through it first. */
  readonly after: number;
}

export interface Envelope {
  readonly from: string;
  readonly to: string;
}

/** What came of one mail on one line. */
export interface Handing {
  readonly result: DeliveryResult;
  /** The server never said that the mail may come, and did not refuse it either: another line can be tried. */
  readonly dead: boolean;
}

/** One connection to a mail server: one mail at a time. */
export interface SmtpLine {
  hand(envelope: Envelope, message: Buffer): Promise<Handing>;
  /** Says goodbye. */
  end(): void;
  readonly isOpen: boolean;
}

/** Breaks where the server cannot be reached, or does not let us in. */
export async function openSmtpLine(server: SmtpServer, patience: SmtpPatience): Promise<SmtpLine> {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.secure,
    ignoreTLS: server.local,
    // A password crosses no network in the open.
    requireTLS: !server.local && server.login !== null,
    connectionTimeout: patience.connect,
    greetingTimeout: patience.connect,
    socketTimeout: patience.after,
  });
  let isOpen = true;
  connection.on('end', () => {
    isOpen = false;
  });
  // Whoever waits is told by their own listener; of an idle line nobody has to know.
  connection.on('error', () => {});
  try {
    await connect(connection, server);
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    hand: (envelope, message) => hand(connection, envelope, message, patience.before),
    end: () => connection.quit(),
    get isOpen() {
      return isOpen;
    },
  };
}

function connect(connection: SMTPConnection, { login }: SmtpServer): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.connect((failure) => {
      if (failure) return reject(failure);
      if (login === null) return resolve();
      connection.login({ user: login.user, pass: login.password }, (refused) =>
        refused ? reject(refused) : resolve(),
      );
    });
  });
}

/** The mail is read only once the server has said that it may come: until then nothing was handed over. */
function hand(
  connection: SMTPConnection,
  envelope: Envelope,
  message: Buffer,
  patienceMs: number,
): Promise<Handing> {
  let offered = false;
  const body = Readable.from(
    (function* () {
      offered = true;
      yield message;
    })(),
  );
  return new Promise((resolve) => {
    const done = (handing: Handing) => {
      clearTimeout(timer);
      connection.off('error', failed);
      if (handing.result.state !== 'taken') connection.close();
      resolve(handing);
    };
    const failed = (error: unknown) => done(handingOf(error, offered));
    const timer = setTimeout(() => {
      if (!offered) done({ result: { state: 'not-reached', why: 'ETIMEDOUT' }, dead: true });
    }, patienceMs);
    connection.once('error', failed);
    connection.send({ from: asciiDomain(envelope.from), to: asciiDomain(envelope.to) }, body, (error) =>
      error ? failed(error) : done({ result: { state: 'taken' }, dead: false }),
    );
  });
}

/**
 * The server's own 4xx means that it has not taken it; 5xx that it never will, where it is said of the recipient or of
 * the mail. Said of anything before, it is us that it refuses, and every mail with it. No answer means nothing.
 */
function handingOf(error: unknown, offered: boolean): Handing {
  const code = responseCodeOf(error);
  const why = code === null ? codeOf(error) : String(code);
  if (code !== null && code >= 500) {
    const ofTheMail =
      offered || (error instanceof Error && 'command' in error && error.command === 'RCPT TO');
    return { result: ofTheMail ? { state: 'refused', why } : notReached(error), dead: false };
  }
  // 421: it ends the connection, not only this mail.
  if (code !== null && code >= 400)
    return { result: { state: 'not-reached', why }, dead: code === 421 && !offered };
  // An address that no command can carry is not even offered.
  if (why === 'EENVELOPE') return { result: { state: 'refused', why }, dead: false };
  return { result: { state: offered ? 'unknown' : 'not-reached', why }, dead: !offered };
}

/** Nothing was handed over. A lasting answer of the server, a password that it does not take: it refuses us. */
export function notReached(error: unknown): DeliveryResult {
  const code = responseCodeOf(error);
  const refusesUs = codeOf(error) === 'EAUTH' || (code !== null && code >= 500);
  return {
    state: 'not-reached',
    why: code === null ? codeOf(error) : String(code),
    ...(refusesUs && { refusesUs }),
  };
}

function responseCodeOf(error: unknown): number | null {
  return error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number'
    ? error.responseCode
    : null;
}

/** An address at a domain in letters of its own language, as servers without SMTPUTF8 know it. */
function asciiDomain(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1));
  return domain === '' ? address : `${address.slice(0, at + 1)}${domain}`;
}
