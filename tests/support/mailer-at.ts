import type { Mailer } from '../../app/modules/messages/ports.ts';
import { openMailer } from '../../app/platform/mail/mailer.server.ts';

/** The way to a mail server on this machine. */
export function mailerAt(port: number): Mailer {
  const server = { host: '127.0.0.1', port, secure: false, local: true, login: null };
  return openMailer({ server, from: 'shop@mail.example' });
}
