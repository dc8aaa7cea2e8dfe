import { createTransport } from 'nodemailer';
import { describe, expect, it } from 'vitest';
import { useSandbox } from '../http/test-sandbox.ts';
import { linksOf } from './links.ts';

const test = useSandbox();

const send = (
  shop: string | null,
  mail: { to: string; subject: string; html?: string; text?: string },
  kinds = 'review-request',
) =>
  createTransport(test.running.smtpUrl).sendMail({
    from: 'Shop <shop@example.com>',
    date: new Date('2026-03-04T09:00:00Z'),
    text: 'Hello',
    ...mail,
    headers: { ...(shop !== null && { 'X-Afterglow-Shop': shop }), 'X-Afterglow-Kind': kinds },
  });

async function mailsOf(shop: string): Promise<unknown> {
  return (await fetch(`${test.running.origin}/control/shops/${shop}/mails`)).json();
}

describe('the mail server', () => {
  it('keeps a mail with its date, kind, both bodies and what can be pressed, also over a restart', async () => {
    const shop = await test.shop();
    await send(shop, {
      to: 'ada@example.com',
      subject: 'How was it? Žluť',
      html: '<a href="http://localhost/a?x=1&amp;y=2">Write</a><a href="mailto:x@y.z">no</a>',
      text: 'Write: http://localhost/a',
    });
    await test.restart();
    expect(await mailsOf(shop)).toMatchObject([
      {
        to: 'ada@example.com',
        from: expect.stringContaining('shop@example.com'),
        subject: 'How was it? Žluť',
        kind: 'review-request',
        text: expect.stringContaining('Write: http://localhost/a'),
        links: ['http://localhost/a?x=1&y=2'],
        sentAt: '2026-03-04T09:00:00.000Z',
        headers: { 'x-afterglow-shop': shop },
      },
    ]);
  });

  it('takes nothing while it is said to be away, and hangs up on a mail it has when its line is said to be cut', async () => {
    const shop = await test.shop();
    const fault = (mail: object) =>
      fetch(`${test.running.origin}/control/shops/${shop}/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(mail),
      });
    await fault({ mail: 'away' });
    await expect(send(shop, { to: 'a@example.com', subject: 'Away' })).rejects.toMatchObject({
      responseCode: 451,
    });
    await fault({ mail: 'cut' });
    await expect(send(shop, { to: 'a@example.com', subject: 'Cut' })).rejects.toMatchObject({
      code: 'ECONNECTION',
    });
    await fault({ none: true });
    await send(shop, { to: 'a@example.com', subject: 'Well' });
    expect(await mailsOf(shop)).toMatchObject([{ subject: 'Cut' }, { subject: 'Well' }]);
  });

  it('knows every kind that one mail holds', async () => {
    const shop = await test.shop();
    await send(shop, { to: 'a@example.com', subject: 'Two' }, 'points-available, review-request');
    expect(await mailsOf(shop)).toMatchObject([
      { kind: 'points-available', kinds: ['points-available', 'review-request'] },
    ]);
  });

  it('keeps the mailboxes of shops apart, and empties one', async () => {
    const [one, two] = [await test.shop(), await test.shop()];
    await send(one, { to: 'a@example.com', subject: 'For one' });
    await send(two, { to: 'a@example.com', subject: 'For two' });
    const answer = await fetch(`${test.running.origin}/control/shops/${one}/mails`, {
      method: 'DELETE',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(200);
    expect(await mailsOf(one)).toEqual([]);
    expect(await mailsOf(two)).toMatchObject([{ subject: 'For two' }]);
  });

  it('refuses a mail of no shop, and recipients made for trying refusals', async () => {
    const shop = await test.shop();
    await expect(send(null, { to: 'a@example.com', subject: 'x' })).rejects.toMatchObject({
      responseCode: 550,
    });
    await expect(send('no.myshopify.com', { to: 'a@example.com', subject: 'x' })).rejects.toMatchObject({
      responseCode: 550,
    });
    await expect(send(shop, { to: 'refused@example.com', subject: 'x' })).rejects.toMatchObject({
      responseCode: 550,
    });
    await expect(send(shop, { to: 'later@example.com', subject: 'x' })).rejects.toMatchObject({
      responseCode: 451,
    });
    expect(await mailsOf(shop)).toEqual([]);
  });
});

it('finds links in a text without HTML', () => {
  expect(linksOf({ html: null, text: 'See (https://a.example/x) and http://b.example.' })).toEqual([
    'https://a.example/x',
    'http://b.example',
  ]);
});
