import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export type Behaviour =
  | 'take'
  | 'take-and-hang'
  | 'refuse-for-good'
  | 'refuse-for-now'
  | 'refuse-the-sender'
  | 'refuse-the-recipient'
  | 'hang-up-after-data'
  | 'say-nothing'
  | 'close-the-line';

/** A real SMTP server on this machine that keeps what it took, and can be made to misbehave. */
export class MailCatcher {
  readonly mails: ParsedMail[] = [];
  /** The mails as they came over the line. */
  readonly sources: Buffer[] = [];
  /** Who each mail said that it comes from, outside. */
  readonly returnPaths: string[] = [];
  /** How many connections there were. */
  connections = 0;
  behaviour: Behaviour = 'take';
  /** Called whenever a mail was taken. */
  onTaken: () => void = () => {};
  #server: SMTPServer | null = null;

  async start(): Promise<number> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onConnect: (_session, done) => {
        this.connections += 1;
        done();
      },
      onMailFrom: (_address, _session, done) => {
        if (this.behaviour === 'say-nothing') return;
        if (this.behaviour === 'refuse-the-sender') return done(refusal(550));
        if (this.behaviour !== 'close-the-line') return done();
        this.behaviour = 'take';
        done(refusal(421));
      },
      onRcptTo: (_address, _session, done) =>
        done(this.behaviour === 'refuse-the-recipient' ? refusal(550) : null),
      onData: (stream, session, done) => {
        if (session.envelope.mailFrom) this.returnPaths.push(session.envelope.mailFrom.address);
        if (this.behaviour === 'refuse-for-good' || this.behaviour === 'refuse-for-now') {
          stream.resume();
          const responseCode = this.behaviour === 'refuse-for-good' ? 550 : 451;
          stream.on('end', () => done(refusal(responseCode)));
          return;
        }
        void buffer(stream).then(async (source) => {
          this.sources.push(source);
          this.mails.push(await simpleParser(source));
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

  /** Every line goes dead, without a word. */
  hangUp(): void {
    for (const one of this.#server?.connections ?? []) one.close();
  }

  async stop(): Promise<void> {
    setImmediate(() => this.hangUp());
    await new Promise<void>((resolve) => this.#server?.close(() => resolve()) ?? resolve());
  }
}

const refusal = (responseCode: number) => Object.assign(new Error('No'), { responseCode });
