import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export type Behaviour =
  | 'take'
  | 'take-and-hang'
  | 'refuse-for-good'
  | 'refuse-for-now'
  | 'hang-up-after-data';

/** A real SMTP server on this machine that keeps what it took, and can be made to misbehave. */
export class MailCatcher {
  readonly mails: ParsedMail[] = [];
  behaviour: Behaviour = 'take';
  /** Called whenever a mail was taken. */
  onTaken: () => void = () => {};
  #server: SMTPServer | null = null;

  async start(): Promise<number> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, _session, done) => {
        if (this.behaviour === 'refuse-for-good' || this.behaviour === 'refuse-for-now') {
          stream.resume();
          const responseCode = this.behaviour === 'refuse-for-good' ? 550 : 451;
          stream.on('end', () => done(Object.assign(new Error('No'), { responseCode })));
          return;
        }
        void simpleParser(stream).then((mail) => {
          this.mails.push(mail);
          this.onTaken();
          if (this.behaviour === 'take') done();
          if (this.behaviour === 'hang-up-after-data') for (const one of server.connections) one.close();
        });
      },
    });
    // Whoever goes away in the middle is what is being tried.
    server.on('error', () => {});
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address: AddressInfo | string | null = server.server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has a port');
    return address.port;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.#server?.close(() => resolve()) ?? resolve());
  }
}
