import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import nodemailer from 'nodemailer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BounceListener, type Heard, openBounceListener } from './bounce-listener.server.ts';
import { openMessageIds } from './message-ids.server.ts';

const ids = openMessageIds({
  key: randomBytes(32),
  domain: 'mail.example',
  bounceDomain: 'bounces.example',
});
const to = ids.returnPath(7n, 41n) ?? '';
const quiet = { info: () => undefined, warn: () => undefined };

let heard: Heard[];
let told: string[];
let breaks: boolean;
let listener: BounceListener;

const start = (limits: { readonly perMinute?: number; readonly longestMs?: number } = {}) =>
  openBounceListener({
    listen: { host: '127.0.0.1', port: 0 },
    readReturnPath: ids.readReturnPath,
    hear: async (one) => {
      if (breaks) throw new Error('The database is away');
      heard.push(one);
    },
    log: { ...quiet, info: (data, text) => told.push(JSON.stringify([data, text])) },
    ...limits,
  });

beforeEach(async () => {
  heard = [];
  told = [];
  breaks = false;
  listener = await start();
});
afterEach(() => listener.close());

/** Hands over a mail as it stands; the code and text of the refusal, or what was accepted. */
async function send(raw: string, recipients: string | string[] = to, from = ''): Promise<string> {
  const client = nodemailer.createTransport({ host: '127.0.0.1', port: listener.port, ignoreTLS: true });
  try {
    const envelope = { from, to: recipients };
    return (await client.sendMail({ envelope, raw: raw.replaceAll('\n', '\r\n') })).response.slice(0, 3);
  } catch (error) {
    return error instanceof Error && 'responseCode' in error ? String(error.responseCode) : String(error);
  } finally {
    client.close();
  }
}

const report = (type: string, second: string, more = '') => `From: MAILER-DAEMON@mx.example
To: ${to}
Subject: Undelivered mail
${more}MIME-Version: 1.0
Content-Type: multipart/report; report-type=${type};
	boundary="cut"

--cut
Content-Type: text/plain

We could not deliver your mail to anna@example.com.

--cut
${second}
--cut
Content-Type: message/rfc822

From: hello@shop.example
To: anna@example.com
Subject: Hello

Hello
--cut--
`;

const status = (lines: string) =>
  report(
    'delivery-status',
    `Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; anna@example.com
${lines}
`,
  );

const abuse = (type: string) =>
  report(
    '"feedback-report"',
    `Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: Example/1.0
Version: 1
`,
  );

test.each([
  ['Action: failed\nStatus: 5.1.1', { kind: 'bounced', lasting: true, detail: '5.1.1' }],
  ['Action: Failed\nStatus: 5.0.0 (unknown user)', { kind: 'bounced', lasting: true, detail: '5.0.0' }],
  ['Action: failed\nStatus: 4.4.7', { kind: 'bounced', lasting: false, detail: '4.4.7' }],
  ['Action: failed\nStatus: 5.2.2', { kind: 'bounced', lasting: false, detail: '5.2.2' }],
  ['Action: failed\nStatus: 5.7.1', { kind: 'bounced', lasting: false, detail: '5.7.1' }],
  ['Action: failed\nStatus: nonsense', { kind: 'bounced', lasting: false, detail: '' }],
  ['Action: delivered\nStatus: 2.0.0', { kind: 'delivered', lasting: false, detail: '2.0.0' }],
])('a delivery status is read: %s', async (lines, expected) => {
  expect(await send(status(lines))).toBe('250');
  expect(heard).toEqual([{ shopId: 7n, intentId: 41n, report: expected }]);
});

test('a complaint is one, and that something is no spam is none', async () => {
  expect(await send(abuse('not-spam'))).toBe('250');
  expect(heard).toEqual([]);
  expect(await send(abuse('abuse'), to, 'feedback@provider.example')).toBe('250');
  expect(heard[0]?.report).toEqual({ kind: 'complained', lasting: false, detail: '' });
});

test('what is no report is thrown away, and nothing of it gets into the log', async () => {
  const mails = [
    'From: anna@example.com\nSubject: Away\nAuto-Submitted: auto-replied\n\nAction: failed\nStatus: 5.1.1\n',
    status('Action: delayed\nStatus: 4.4.1'),
    report('delivery-status', 'Content-Type: text/plain\n\nanna@example.com is gone.\n'),
    'Content-Type: multipart/report; report-type=delivery-status; boundary="x"\n\n--x\n',
    '\n',
    'x',
  ];
  for (const mail of mails) expect(await send(mail), mail).toBe('250');
  expect(heard).toEqual([]);
  expect(told).toHaveLength(mails.length);
  expect(told.join()).not.toMatch(/anna|example\.com/);
});

test('only the return path of one of our own mails is a mailbox here', async () => {
  const wrong = [
    'postmaster@bounces.example',
    to.replace('b.7.', 'b.8.'),
    to.replace('bounces.example', 'mail.example'),
    `x${to}`,
  ];
  for (const address of wrong) expect(await send(status('Action: failed'), address), address).toBe('550');
  const both = [to, ids.returnPath(8n, 41n) ?? ''];
  expect(await send(status('Action: failed\nStatus: 5.1.1'), both)).toBe('250');
  expect(heard.map(({ shopId }) => shopId)).toEqual([7n]);
});

test('what is too large is refused for good, what cannot be kept for now', async () => {
  expect(await send(`${status('Action: failed')}${'x'.repeat(70).concat('\n').repeat(10_000)}`)).toBe('552');
  breaks = true;
  expect(await send(status('Action: failed\nStatus: 5.1.1'))).toBe('451');
  breaks = false;
  expect(await send(status('Action: failed\nStatus: 5.1.1'))).toBe('250');
  expect(heard).toHaveLength(1);
});

test('of one mail come a few reports and no flood of them', async () => {
  const codes: string[] = [];
  for (let count = 0; count < 12; count++) codes.push(await send(status('Action: failed\nStatus: 5.1.1')));
  expect(codes.filter((code) => code === '250')).toHaveLength(10);
  expect(codes.at(-1)).toBe('451');
  expect(await send(status('Action: failed\nStatus: 5.1.1'), ids.returnPath(7n, 42n) ?? '')).toBe('250');
});

test('a report of eighty thousand groups of fields takes a moment', async () => {
  const began = performance.now();
  const groups = `Content-Type: message/delivery-status\n\n${'a:\n\n'.repeat(80_000)}`;
  expect(await send(report('delivery-status', groups))).toBe('250');
  expect(performance.now() - began).toBeLessThan(1_500);
  expect(heard).toEqual([]);
});

test('somebody who never stops sending is hung up on', async () => {
  await listener.close();
  listener = await start({ longestMs: 1000 });
  const socket = connect(listener.port, '127.0.0.1');
  socket.on('error', () => undefined);
  // Being hung up on in the middle of a line is an error of the line, too.
  const closed = new Promise((done) => socket.once('close', done));
  for (const command of ['EHLO x', 'MAIL FROM:<>', `RCPT TO:<${to}>`, 'DATA']) {
    await once(socket, 'data');
    socket.write(`${command}\r\n`);
  }
  const sending = setInterval(() => socket.write('and so on\r\n'), 20);
  await closed;
  clearInterval(sending);
  expect(heard).toEqual([]);
});

test('who sends too many in a minute is asked to come again', async () => {
  await listener.close();
  listener = await start({ perMinute: 2 });
  const codes: string[] = [];
  for (let count = 0; count < 4; count++) codes.push(await send(status('Action: failed\nStatus: 5.1.1')));
  expect(codes.filter((code) => code === '451').length).toBeGreaterThanOrEqual(1);
  expect(codes[0]).toBe('250');
});
