import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Instant } from '../kernel/calendar.ts';
import type { MailSettings } from './env.server.ts';

/** A mail as it is handed to the server. */
export interface OutgoingMail {
  readonly messageId: string;
  readonly fromName: string;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly date: Instant;
  readonly headers: Readonly<Record<string, string>>;
}

/** `not-reached`: nothing was handed over. `unknown`: the line went dead before the server said what it did. */
export type DeliveryResult =
  | { readonly state: 'taken' }
  | { readonly state: 'refused' | 'not-reached' | 'unknown'; readonly why: string };

const connectMs = 10_000;
const silenceMs = 30_000;

/**
 * Hands mails to an SMTP server, each over a connection of its own. What goes wrong before the mail is offered can
 * be tried again; after that only the server's own word tells whether it has it.
 */
export function openMailer({ server, from }: MailSettings) {
  return {
    async deliver(mail: OutgoingMail): Promise<DeliveryResult> {
      const { fromName, date, ...parts } = mail;
      const composed = new MailComposer({
        ...parts,
        from: { name: fromName, address: from },
        date: new Date(date.epochMilliseconds),
      });
      const message = await composed.compile().build();
      const connection = new SMTPConnection({
        host: server.host,
        port: server.port,
        secure: server.secure,
        ignoreTLS: server.local,
        connectionTimeout: connectMs,
        greetingTimeout: connectMs,
        socketTimeout: silenceMs,
      });
      try {
        await connect(connection, server);
        return await send(connection, { from, to: mail.to }, message);
      } catch (error) {
        return { state: 'not-reached', why: codeOf(error) };
      } finally {
        connection.close();
      }
    },
  };
}

function connect(connection: SMTPConnection, { login }: MailSettings['server']): Promise<void> {
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

function send(
  connection: SMTPConnection,
  envelope: { from: string; to: string },
  message: Buffer,
): Promise<DeliveryResult> {
  return new Promise((resolve) => {
    connection.once('error', (error) => resolve(resultOf(error)));
    connection.send(envelope, message, (error) => resolve(error ? resultOf(error) : { state: 'taken' }));
  });
}

/** The server's own 4xx means that it has not taken it, 5xx that it never will; no answer means nothing. */
function resultOf(error: unknown): DeliveryResult {
  const code = responseCodeOf(error);
  const why = code === null ? codeOf(error) : String(code);
  if (code !== null && code >= 500) return { state: 'refused', why };
  if (code !== null && code >= 400) return { state: 'not-reached', why };
  // An address that no command can carry is not even offered.
  return { state: why === 'EENVELOPE' ? 'refused' : 'unknown', why };
}

function responseCodeOf(error: unknown): number | null {
  return error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number'
    ? error.responseCode
    : null;
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
