import type { Mailer } from '../../app/modules/messages/ports.ts';
import { openMailer } from '../../app/platform/mailer.server.ts';

/** The way to a mail server on this machine. */
export function mailerAt(port: number): Mailer {
  const server = { host: '127.0.0.1', port, secure: false, local: true, login: null };
  const mailer = openMailer({ server, from: 'shop@mail.example' });
  return {
    deliver: (mail) => mailer.deliver({ ...mail, fromName: mail.from.name }),
    find: async () => 'cannot-tell',
  };
}
