import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import type { OutgoingMail } from '../../app/platform/mail/mail.ts';
import { openSmtp } from '../../app/platform/mail/smtp.server.ts';
import { MailCatcher } from '../support/mail-catcher.ts';

const catcher = new MailCatcher();
const timing = { connect: 2000, before: 400, after: 1000, idle: 300 };
let port = 0;
const open = (at = port) =>
  openSmtp({ host: '127.0.0.1', port: at, secure: false, local: true, login: null }, timing);

beforeAll(async () => {
  port = await catcher.start();
});
afterAll(() => catcher.stop());
beforeEach(() => {
  catcher.behaviour = 'take';
  catcher.mails.length = 0;
  catcher.sources.length = 0;
  catcher.returnPaths.length = 0;
  catcher.connections = 0;
});

const mail = (change: Partial<OutgoingMail> = {}): OutgoingMail => ({
  messageId: '<1.2.nonce.mac@mail.example>',
  from: { name: 'Käthe & "Söhne"', address: 'shop@mail.example' },
  replyTo: 'help@shop.example',
  returnPath: 'b.1.2.mac@bounces.example',
  to: 'person@example.com',
  subject: 'Wie war’s?',
  html: '<p>Grüße</p>',
  text: 'Grüße',
  date: parseInstant('2026-03-11T15:30:00Z'),
  headers: {
    'X-Afterglow-Kind': 'review-request',
    'List-Unsubscribe': `<https://afterglow.example/mail/unsubscribe?token=${'x'.repeat(200)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
  dkim: null,
  ...change,
});

describe('a mail', () => {
  it('arrives as it was written: who it is from, whom it answers to, where bounces go, its date and its name', async () => {
    expect(await open().deliver(mail())).toEqual({ state: 'taken' });
    const [got] = catcher.mails;
    expect(got?.from?.value).toEqual([{ name: 'Käthe & "Söhne"', address: 'shop@mail.example' }]);
    expect(got?.replyTo?.value).toMatchObject([{ address: 'help@shop.example' }]);
    expect(got?.messageId).toBe('<1.2.nonce.mac@mail.example>');
    expect(got?.date?.toISOString()).toBe('2026-03-11T15:30:00.000Z');
    expect(got?.headers.get('x-afterglow-kind')).toBe('review-request');
    expect(got?.text?.trim()).toBe('Grüße');
    expect(catcher.returnPaths).toEqual(['b.1.2.mac@bounces.example']);
  });

  it('comes from its sender on the outside too where nobody listens for bounces', async () => {
    await open().deliver(mail({ returnPath: null, replyTo: null }));
    expect(catcher.returnPaths).toEqual(['shop@mail.example']);
    expect(catcher.mails[0]?.replyTo).toBeUndefined();
  });

  it('goes to one address only, whatever that looks like', async () => {
    const server = open();
    for (const to of ['a@example.com>\r\nRCPT TO:<b@example.com', 'nobody', ''])
      expect(await server.deliver(mail({ to }))).toMatchObject({ state: 'refused' });
    expect(await server.deliver(mail({ to: 'kunde@bücher.example' }))).toEqual({ state: 'taken' });
    expect(catcher.mails).toHaveLength(1);
    expect(catcher.mails[0]?.to).toMatchObject({ value: [{ address: expect.stringContaining('kunde@') }] });
  });

  it('cannot be asked for later', async () => {
    expect(await open().find('<1@mail.example>', mail().date)).toBe('cannot-tell');
  });
});

describe('a signature', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  });
  const record = `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`;
  const dkim = { domain: 'mail.example', selector: 'afterglow', privateKey };
  const check = (source: Buffer) =>
    dkimVerify(source, {
      resolver: async (name: string) => {
        if (name !== 'afterglow._domainkey.mail.example') throw new Error(name);
        return [[record]];
      },
    });

  it('holds after the mail has gone over the line, and covers one-click unsubscribing', async () => {
    await open().deliver(mail({ dkim, text: '.\r\n..\r\nTwo lines that begin with a dot' }));
    const { results } = await check(catcher.sources[0] ?? Buffer.alloc(0));
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ signingDomain: 'mail.example', status: { result: 'pass' } });
    const signed = String(results[0]?.signingHeaders?.keys).toLowerCase();
    for (const name of ['from', 'date', 'subject', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post'])
      expect(signed.split(/[:;,\s]+/)).toContain(name);
  });

  it('breaks with one letter of the mail', async () => {
    await open().deliver(mail({ dkim }));
    const source =
      catcher.sources[0]?.toString('latin1').replace('shop@mail.example', 'shop@evil.example') ?? '';
    const { results } = await check(Buffer.from(source, 'latin1'));
    expect(results[0]?.status.result).not.toBe('pass');
  });

  it('that cannot be made sends nothing', async () => {
    const broken = { ...dkim, privateKey: 'no key' };
    expect(await open().deliver(mail({ dkim: broken }))).toEqual({ state: 'not-reached', why: 'EDKIM' });
    expect(catcher.connections).toBe(0);
  });
});

describe('a line', () => {
  it('is kept for the next mail, and let go after a while', async () => {
    const server = open();
    for (let times = 0; times < 5; times++) await server.deliver(mail());
    expect(catcher.connections).toBe(1);
    await sleep(timing.idle + 200);
    expect(await server.deliver(mail())).toEqual({ state: 'taken' });
    expect(catcher.connections).toBe(2);
    expect(catcher.mails).toHaveLength(6);
  });

  it('carries one mail at a time: there are as many as mails at once, each mail on one', async () => {
    const server = open();
    const batch = () => Promise.all(Array.from({ length: 4 }, () => server.deliver(mail())));
    for (let times = 0; times < 5; times++) await batch();
    expect(catcher.mails).toHaveLength(20);
    expect(catcher.connections).toBe(4);
  });

  it('that went dead meanwhile costs nothing: the mail goes over a fresh one, once', async () => {
    const server = open();
    await server.deliver(mail());
    catcher.hangUp();
    expect(await server.deliver(mail())).toEqual({ state: 'taken' });
    catcher.behaviour = 'close-the-line';
    expect(await server.deliver(mail())).toEqual({ state: 'taken' });
    expect(catcher.mails).toHaveLength(3);
    expect(catcher.connections).toBe(3);
  });

  it('over which nothing comes any more is left, and the mail goes over a fresh one', async () => {
    const server = open();
    await server.deliver(mail());
    catcher.behaviour = 'say-nothing';
    expect(await server.deliver(mail())).toEqual({ state: 'not-reached', why: 'ETIMEDOUT' });
    expect(catcher.connections).toBe(2);
    catcher.behaviour = 'take';
    expect(await server.deliver(mail())).toEqual({ state: 'taken' });
    expect(catcher.mails).toHaveLength(2);
  });

  it('is not used again after a refusal', async () => {
    const server = open();
    catcher.behaviour = 'refuse-for-good';
    expect(await server.deliver(mail())).toEqual({ state: 'refused', why: '550' });
    catcher.behaviour = 'refuse-for-now';
    expect(await server.deliver(mail())).toEqual({ state: 'not-reached', why: '451' });
    catcher.behaviour = 'take';
    expect(await server.deliver(mail())).toEqual({ state: 'taken' });
    expect(catcher.connections).toBe(3);
  });
});

describe('what a server says for good', () => {
  it.each([
    ['refuse-the-recipient', { state: 'refused', why: '550' }],
    ['refuse-for-good', { state: 'refused', why: '550' }],
    ['refuse-the-sender', { state: 'not-reached', why: '550', refusesUs: true }],
  ] as const)('is said of that of which it is said: %s', async (behaviour, expected) => {
    catcher.behaviour = behaviour;
    const server = open();
    expect(await server.deliver(mail())).toEqual(expected);
    catcher.behaviour = 'take';
    await server.deliver(mail());
    catcher.behaviour = behaviour;
    expect(await server.deliver(mail())).toEqual(expected);
    expect(catcher.mails).toHaveLength(1);
  });

  it.each(['EHLO', 'AUTH', 'the greeting'])('before any mail is said of us: %s', async (where) => {
    const server = createServer((socket) => {
      socket.write(where === 'the greeting' ? '554 No service\r\n' : '220 Ready\r\n');
      socket.on('error', () => {});
      socket.on('data', (data) => {
        const command = data.toString().slice(0, 4).toUpperCase();
        const greeted = command === 'EHLO' || command === 'HELO';
        socket.write(greeted && where === 'AUTH' ? '250-us\r\n250 AUTH PLAIN\r\n' : '535 Not you\r\n');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has a port');
    const login = where === 'AUTH' ? { user: 'me', password: 'secret' } : null;
    const smtp = openSmtp(
      { host: '127.0.0.1', port: address.port, secure: false, local: true, login },
      timing,
    );
    expect(await smtp.deliver(mail())).toMatchObject({ state: 'not-reached', refusesUs: true });
    server.close();
  });
});

describe('nobody knows, and it is not sent again, where the mail was offered and', () => {
  it.each(['take-and-hang', 'hang-up-after-data'] as const)('the server does this: %s', async (behaviour) => {
    for (const kept of [false, true]) {
      const server = open();
      if (kept) await server.deliver(mail());
      const before = catcher.mails.length;
      catcher.behaviour = behaviour;
      expect(await server.deliver(mail())).toMatchObject({ state: 'unknown' });
      expect(catcher.mails).toHaveLength(before + 1);
      catcher.behaviour = 'take';
    }
  });
});

describe('a line to another machine', () => {
  const talk = async (offersTls: boolean) => {
    const heard: string[] = [];
    const server = new SMTPServer({
      disabledCommands: offersTls ? [] : ['STARTTLS'],
      allowInsecureAuth: true,
      authOptional: true,
      onAuth: (auth, _session, done) => {
        heard.push(`password ${auth.password}`);
        done(null, { user: 'me' });
      },
      onMailFrom: (_address, _session, done) => {
        heard.push('mail');
        done();
      },
    });
    server.on('error', () => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has a port');
    const login = { user: 'me', password: 'secret' };
    const place = { host: '127.0.0.1', port: address.port, secure: false, local: false, login };
    const result = await openSmtp(place, timing).deliver(mail());
    for (const one of server.connections) one.close();
    await new Promise<void>((resolve) => server.close(resolve));
    return { result, heard };
  };

  it('carries no password where there is no TLS, and nothing where nobody vouches for the server', async () => {
    for (const offersTls of [false, true]) {
      const { result, heard } = await talk(offersTls);
      expect(result).toMatchObject({ state: 'not-reached' });
      expect(heard).toEqual([]);
    }
  });
});

it('a server that is not there was not reached', async () => {
  expect(await open(1).deliver(mail())).toMatchObject({ state: 'not-reached' });
});
