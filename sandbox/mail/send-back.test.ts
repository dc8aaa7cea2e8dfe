import { Resolver } from 'node:dns/promises';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDnsServer } from '../dns/dns-server.ts';
import { forgetTexts, setTexts } from '../dns/records.ts';
import { useState } from '../state/test-database.ts';
import { startMailServer } from './mail-server.ts';
import { listMails } from './mails.ts';
import { openSendBack } from './send-back.ts';

const sandbox = useState();
const came: { from: string; to: string; text: string }[] = [];
const listener = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: ({ address }, _session, done) =>
    done(
      address.startsWith('b.') ? null : Object.assign(new Error('No such mailbox'), { responseCode: 550 }),
    ),
  onData: (stream, { envelope }, done) => {
    simpleParser(stream).then((mail) => {
      const from = envelope.mailFrom ? envelope.mailFrom.address : '';
      const reports = mail.attachments.map(({ content }) => content.toString());
      came.push({ from, to: envelope.rcptTo[0]?.address ?? '', text: [mail.text, ...reports].join('\n') });
      done();
    }, done);
  },
});

let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', () => resolve()));
  const address: AddressInfo | string | null = listener.server.address();
  port = typeof address === 'object' ? (address?.port ?? 0) : 0;
});
afterAll(() => new Promise<void>((resolve) => listener.close(() => resolve())));

const mail = {
  returnPath: 'b.1.2.mac@bounces.example',
  to: ['ada@example.com'],
  from: 'Shop <shop@example.com>',
  subject: 'Wie war’s?',
  headers: [{ name: 'Message-ID', value: '<1@mail.example>' }],
};

it('tells the return path what became of a mail, as a server of receivers does', async () => {
  const sendBack = openSendBack(port);
  for (const kind of ['hard', 'soft', 'complaint'] as const) await sendBack(mail, kind);
  expect(came.map(({ from, to }) => [from, to])).toEqual([
    ['', mail.returnPath],
    ['', mail.returnPath],
    ['feedback@mailbox.example', mail.returnPath],
  ]);
  const [hard, soft, complaint] = came.map(({ text }) => text);
  expect(hard).toMatch(/Final-Recipient: rfc822; ada@example\.com\nAction: failed\nStatus: 5\.1\.1/);
  expect(soft).toContain('Status: 4.2.2');
  expect(complaint).toContain('Feedback-Type: abuse');
});

it('says so when nobody wants to know or nobody listens', async () => {
  const sendBack = openSendBack(port);
  await expect(sendBack({ ...mail, returnPath: null }, 'hard')).rejects.toMatchObject({
    code: 'no-return-path',
  });
  await expect(openSendBack(null)(mail, 'hard')).rejects.toMatchObject({ code: 'no-return-path' });
  await expect(sendBack({ ...mail, returnPath: 'x@y.example' }, 'hard')).rejects.toMatchObject({
    code: 'not-taken',
  });
});

it('reports by itself on mail to receivers who have no mailbox, or complain', async () => {
  const shop = await sandbox.shop();
  came.length = 0;
  const server = await startMailServer({ port: 0, state: sandbox.state, sendBack: openSendBack(port) });
  const client = createTransport(server.url);
  for (const to of ['bounces@example.com', 'complains.much@example.com', 'ada@example.com'])
    await client.sendMail({
      envelope: { from: mail.returnPath, to },
      from: 'shop@example.com',
      to,
      headers: { 'X-Afterglow-Shop': shop.domain },
    });
  await expect.poll(() => came.length).toBe(2);
  const kept = await listMails(sandbox.state, shop);
  expect(kept.map(({ returnPath }) => returnPath)).toEqual(Array(3).fill(mail.returnPath));
  client.close();
  await server.close();
});

it('answers what names say, also in pieces, and that others say nothing', async () => {
  const dns = await startDnsServer({ port: 0, state: sandbox.state });
  const resolver = new Resolver({ timeout: 10_000, tries: 1 });
  resolver.setServers([dns.address]);
  const long = `v=DKIM1; p=${'x'.repeat(600)}`;
  await setTexts(sandbox.state, 'A._domainkey.Shop.example.', [long]);
  await setTexts(sandbox.state, 'shop.example', ['one', 'two and more']);
  const [pieces] = await resolver.resolveTxt('a._domainkey.shop.example');
  expect(pieces?.join('')).toBe(long);
  expect((await resolver.resolveTxt('shop.example')).map((texts) => texts.join(''))).toEqual([
    'one',
    'two and more',
  ]);
  await expect(resolver.resolveTxt('other.example')).rejects.toMatchObject({ code: 'ENODATA' });
  expect(await resolver.resolveTxt('_dmarc.fern-and-fable.example')).toEqual([['v=DMARC1; p=none']]);
  await forgetTexts(sandbox.state);
  await expect(resolver.resolveTxt('shop.example')).rejects.toMatchObject({ code: 'ENODATA' });
  await dns.close();
});
