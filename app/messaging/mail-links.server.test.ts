import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openSignedLinks } from '../platform/secrets/signed-links.server.ts';
import { openMailLinks } from './mail-links.server.ts';

const signed = openSignedLinks(randomBytes(32));
const links = openMailLinks(
  signed,
  async (shopId) => `https://shop-${shopId}.example`,
  'https://app.example/',
);
const guest = `guest:${'0f'.repeat(32)}`;

const tokenOf = (url: string) => new URL(url).searchParams.get('token') ?? '';

test('the page of preferences knows its person in its shop alone', async () => {
  for (const person of ['customer:41', guest]) {
    const url = await links.messages.preferences(7n, person);
    expect(url).toMatch(/^https:\/\/shop-7\.example\/apps\/afterglow\/preferences\?token=/);
    expect(links.messages.readPreferences(7n, tokenOf(url))).toEqual({ person });
    expect(links.messages.readPreferences(8n, tokenOf(url))).toBeNull();
  }
});

test('a link of an old mail leads to the same preferences', () => {
  const old = signed.sign('unsubscribe', 7n, 'customer:41 review-request', null);
  expect(links.messages.readPreferences(7n, old)).toEqual({ person: 'customer:41' });
  expect(links.readUnsubscribe(7n, old)).toEqual({ person: 'customer:41', kinds: ['review-request'] });
});

test('one POST is told by its address alone whom it is about, and in which shop', () => {
  const url = links.messages.oneClick(7n, 'customer:41', ['review-request', 'points-available']);
  expect(url).toMatch(/^https:\/\/app\.example\/mail\/unsubscribe\?token=/);
  expect(links.readOneClick(tokenOf(url))).toEqual({
    shopId: 7n,
    person: 'customer:41',
    kinds: ['review-request', 'points-available'],
  });
  expect(links.readOneClick(`${tokenOf(url)}A`)).toBeNull();
  for (const subject of ['customer:41 everything', 'nobody review-request', 'customer:41', 'customer:41 ,'])
    expect(links.readOneClick(signed.sign('one-click', 7n, subject, null))).toBeNull();
});

test('a counted link leads where it was made to lead, and only to pages', async () => {
  const target = 'https://shop.example/apps/afterglow/review?token=a.b&x=ü';
  const token = tokenOf(await links.messages.click(7n, 12n, target));
  expect(links.readClick(7n, token)).toEqual({ messageId: 12n, url: target });
  expect(links.readClick(8n, token)).toBeNull();
  for (const url of ['javascript:alert(1)', 'mailto:a@b.example', '/page', 'https://', 'https://a b.example'])
    expect(await links.messages.click(7n, 12n, url)).toBe(url);
  for (const url of ['javascript:alert(1)', 'https://shop.example\r\nX: y', 'https:\\\\evil.example'])
    expect(links.readClick(7n, signed.sign('click', 7n, `12 ${url}`, null))).toBeNull();
});

test('an address too long for a link that every program keeps stands in the mail as it is', async () => {
  const room = 'https://shop.example/'.padEnd(1_600, 'x');
  const token = tokenOf(await links.messages.click(7n, 10n ** 17n, room));
  expect(links.readClick(7n, token)?.url).toBe(room);
  expect(await links.messages.click(7n, 12n, `${room}x`)).toBe(`${room}x`);
});

test('a token for one thing is good for no other', async () => {
  const open = tokenOf(await links.messages.open(7n, 12n));
  expect(links.readOpen(7n, open)).toEqual({ messageId: 12n });
  expect(links.readClick(7n, open)).toBeNull();
  expect(links.messages.readPreferences(7n, open)).toBeNull();
  expect(links.readOneClick(open)).toBeNull();
});
