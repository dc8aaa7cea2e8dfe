import { simpleParser } from 'mailparser';
import { delay, HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parseInstant } from '../../kernel/calendar.ts';
import type { OutgoingMail } from './mail.ts';
import { openMailgun } from './mailgun.server.ts';

const server = setupServer();
beforeAll(() => server.listen());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const account = { apiKey: 'key-1', domain: 'mail.example', region: 'us', webhookKey: null } as const;
const mailgun = openMailgun(account, 300);
const base = 'https://api.mailgun.net/v3/mail.example';

const mail: OutgoingMail = {
  messageId: '<1.2.nonce.mac@mail.example>',
  from: { name: 'Shop', address: 'shop@mail.example' },
  replyTo: null,
  returnPath: null,
  to: 'person@example.com',
  subject: 'How was it?',
  html: '<p>Hello</p>',
  text: 'Hello',
  date: parseInstant('2026-03-11T15:30:00Z'),
  headers: { 'X-Afterglow-Kind': 'review-request' },
  dkim: null,
};
const taken = () => HttpResponse.json({ id: mail.messageId, message: 'Queued. Thank you.' });
const minutesAgo = (minutes: number) => parseInstant(new Date(Date.now() - minutes * 60_000).toISOString());

describe('a mail handed to Mailgun', () => {
  it('is whole, under our own Message-ID, with our key, and without anything of theirs in it', async () => {
    let form = new FormData();
    let authorization: string | null = null;
    server.use(
      http.post(`${base}/messages.mime`, async ({ request }) => {
        authorization = request.headers.get('authorization');
        form = await request.formData();
        return taken();
      }),
    );
    expect(await mailgun.deliver(mail)).toEqual({ state: 'taken' });
    expect(authorization).toBe(`Basic ${Buffer.from('api:key-1').toString('base64')}`);
    expect([form.get('to'), form.get('o:tracking')]).toEqual(['person@example.com', 'no']);
    const source = form.get('message');
    const sent = await simpleParser(source instanceof Blob ? Buffer.from(await source.arrayBuffer()) : '');
    expect(sent.messageId).toBe('<1.2.nonce.mac@mail.example>');
    expect(sent.date?.toISOString()).toBe('2026-03-11T15:30:00.000Z');
    expect(sent.headers.get('x-afterglow-kind')).toBe('review-request');
  });

  it.each([
    'person@example.com, other@example.com',
    'person@example.com;other@example.com',
    'Person <other@example.com>',
    'person@example.com\r\nBcc: other@example.com',
    'person',
    '',
  ])('goes to one address and to nobody else: %j', async (to) => {
    server.use(http.post(`${base}/messages.mime`, taken));
    expect(await mailgun.deliver({ ...mail, to })).toEqual({ state: 'refused', why: 'EENVELOPE' });
  });

  it('goes to the region of the domain', async () => {
    server.use(http.post('https://api.eu.mailgun.net/v3/mail.example/messages.mime', taken));
    expect(await openMailgun({ ...account, region: 'eu' }).deliver(mail)).toEqual({ state: 'taken' });
  });

  it.each([
    [400, 'refused'],
    [413, 'refused'],
    [401, 'not-reached'],
    [403, 'not-reached'],
    [404, 'not-reached'],
    [429, 'not-reached'],
    [503, 'not-reached'],
    [500, 'unknown'],
    [502, 'unknown'],
    [504, 'unknown'],
  ])('that is answered %i is %s', async (status, state) => {
    server.use(http.post(`${base}/messages.mime`, () => HttpResponse.json({ message: 'No' }, { status })));
    // No key, no bill, no domain: nothing of ours is taken, and somebody has to know.
    const refusesUs = status < 408 && state === 'not-reached';
    expect(await mailgun.deliver(mail)).toEqual({
      state,
      why: String(status),
      ...(refusesUs && { refusesUs }),
    });
  });

  it('and not answered in time is unknown: they may have it', async () => {
    let got = 0;
    server.use(
      http.post(`${base}/messages.mime`, async () => {
        got += 1;
        await delay(2000);
        return taken();
      }),
    );
    expect(await mailgun.deliver(mail)).toMatchObject({ state: 'unknown' });
    expect(got).toBe(1);
  });

  it('over a line that breaks is unknown', async () => {
    server.use(http.post(`${base}/messages.mime`, () => HttpResponse.error()));
    expect(await mailgun.deliver(mail)).toMatchObject({ state: 'unknown' });
  });

  it('that cannot be signed is not sent', async () => {
    const dkim = { domain: 'mail.example', selector: 'a', privateKey: 'no key' };
    expect(await mailgun.deliver({ ...mail, dkim })).toEqual({ state: 'not-reached', why: 'EDKIM' });
  });
});

describe('asked whether it has a mail, Mailgun', () => {
  const events = (items: unknown[]) => {
    const asked: URLSearchParams[] = [];
    server.use(
      http.get(`${base}/events`, ({ request }) => {
        asked.push(new URL(request.url).searchParams);
        return HttpResponse.json({ items, paging: {} });
      }),
    );
    return asked;
  };

  it('has it as soon as one event says so', async () => {
    const asked = events([{ event: 'accepted' }]);
    expect(await mailgun.find(mail.messageId, minutesAgo(1))).toBe('has-it');
    expect(asked[0]?.get('message-id')).toBe('1.2.nonce.mac@mail.example');
  });

  it('has it not only once its index must know, and before it may have forgotten', async () => {
    events([]);
    const askedAfter = (minutes: number) => mailgun.find(mail.messageId, minutesAgo(minutes));
    expect([await askedAfter(0), await askedAfter(29)]).toEqual(['cannot-tell', 'cannot-tell']);
    expect([await askedAfter(31), await askedAfter(70 * 60)]).toEqual(['has-it-not', 'has-it-not']);
    expect(await askedAfter(72 * 60)).toBe('cannot-tell');
  });

  it('cannot tell where it does not answer, or with something else', async () => {
    const ask = () => mailgun.find(mail.messageId, minutesAgo(60));
    server.use(http.get(`${base}/events`, () => new HttpResponse(null, { status: 401 })));
    expect(await ask()).toBe('cannot-tell');
    server.use(http.get(`${base}/events`, () => HttpResponse.json({ nothing: true })));
    expect(await ask()).toBe('cannot-tell');
    server.use(http.get(`${base}/events`, () => HttpResponse.error()));
    expect(await ask()).toBe('cannot-tell');
  });
});
