import { describe, expect, it } from 'vitest';
import type { Shop } from '../domain/types.ts';
import { useState } from '../state/test-database.ts';
import { mailPages } from './mail-pages.ts';
import { keepMail, type NewMail } from './mails.ts';
import type { SendBack } from './send-back.ts';

const sandbox = useState();
const told: string[] = [];
const sendBack: SendBack = async ({ returnPath }, kind) => {
  told.push(`${kind} to ${returnPath}`);
};
const evil = '<script>alert(1)</script>';

async function page(path: string, init: RequestInit = {}) {
  const answer = await mailPages({ state: sandbox.state, sendBack }).request(
    `http://localhost:4000${path}`,
    init,
  );
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
}

const baseOf = (shop: Shop) => `/mail/${shop.domain.replace('.myshopify.com', '')}`;

async function put(shop: Shop, mail: Partial<NewMail> = {}): Promise<string> {
  await keepMail(sandbox.state, shop, {
    sentAt: '2026-03-01T09:00:00Z',
    from: 'Shop <shop@example.com>',
    to: ['ada@example.com'],
    returnPath: null,
    subject: 'How was it?',
    kinds: ['review-request'],
    html: null,
    text: 'Tell us.',
    headers: [{ name: 'X-Kind', value: evil }],
    ...mail,
  });
  const [row] = await sandbox.state.query<{ id: string }>('select max(id) as id from mail where shop = $1', [
    shop.domain,
  ]);
  return row?.id ?? '';
}

describe('the mailbox', () => {
  it('says what it is while it is empty', async () => {
    const shop = await sandbox.shop();
    const { html, status } = await page(baseOf(shop));
    expect(status).toBe(200);
    expect(html).toContain('No mail has been sent yet');
    expect((await page('/mail/no-such-shop')).status).toBe(404);
  });

  it('lists, finds, opens and marks mail', async () => {
    const shop = await sandbox.shop();
    const first = await put(shop);
    await put(shop, { subject: 'Refund of 42 %', sentAt: '2026-02-01T09:00:00Z', to: ['bo@example.com'] });
    const list = await page(baseOf(shop));
    expect(list.html).toContain('2 unread');
    expect(list.html.indexOf('How was it?')).toBeLessThan(list.html.indexOf('Refund of 42 %'));
    expect((await page(`${baseOf(shop)}?q=${encodeURIComponent('42 %')}`)).html).not.toContain('How was it?');
    const open = await page(`${baseOf(shop)}/${first}`);
    expect(open.html).toContain('Tell us.');
    expect((await page(baseOf(shop))).html).toContain('1 unread');
    await page(`${baseOf(shop)}/${first}/unread`, {
      method: 'POST',
      headers: { origin: 'http://localhost:4000' },
    });
    expect((await page(baseOf(shop))).html).toContain('2 unread');
    expect((await page(`${baseOf(shop)}/999999`)).status).toBe(404);
  });

  it('shows a mail of one shop to no other', async () => {
    const [one, two] = [await sandbox.shop(), await sandbox.shop()];
    const id = await put(one, { html: '<p>Secret</p>' });
    expect((await page(`${baseOf(two)}/${id}`)).status).toBe(404);
    expect((await page(`${baseOf(two)}/${id}/body`)).status).toBe(404);
  });

  it('prints subjects, texts and headers as text, and keeps HTML in a box without scripts', async () => {
    const shop = await sandbox.shop();
    const id = await put(shop, {
      subject: evil,
      text: evil,
      from: evil,
      to: [`${evil}@example.com`],
      html: `<p>Hi</p>${evil}`,
    });
    for (const path of [
      '',
      `/${id}`,
      `/${id}?view=text`,
      `/${id}?view=headers`,
      `?q=${encodeURIComponent(evil)}`,
    ]) {
      const { html } = await page(`${baseOf(shop)}${path}`);
      expect(html).toContain('&lt;script>alert(1)');
      expect(html).not.toContain(evil);
    }
    const { html, headers } = await page(`${baseOf(shop)}/${id}/body`);
    expect(html).toContain('<p>Hi</p>');
    expect(html).toContain('<base target="_top">');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/sandbox (?!.*allow-scripts)/);
    expect((await page(`${baseOf(shop)}/${id}`)).html).toMatch(
      /<iframe.*sandbox="allow-top-navigation-by-user-activation/,
    );
  });

  it('says everything that a mail is about, also when it was only tried', async () => {
    const shop = await sandbox.shop();
    const kinds = (html: string) => [...html.matchAll(/class="badge info">([^<]+)/g)].map(([, kind]) => kind);
    const both = await put(shop, { kinds: ['points-available', 'review-request'] });
    expect(kinds((await page(`${baseOf(shop)}/${both}`)).html)).toEqual([
      'points-available',
      'review-request',
    ]);
    const tried = await put(shop, { kinds: ['test'] });
    expect(kinds((await page(`${baseOf(shop)}/${tried}`)).html)).toEqual(['test']);
  });

  it('shows a mail by day, in the dark and without pictures, whatever this machine prefers', async () => {
    const shop = await sandbox.shop();
    const id = await put(shop, {
      html: '<head><style>@media (prefers-color-scheme: dark) { p { color: #eee } }</style></head><p>Hi</p>',
    });
    const body = (look: string) => page(`${baseOf(shop)}/${id}/body?look=${look}`);
    expect((await page(`${baseOf(shop)}/${id}?view=dark`)).html).toContain(`/${id}/body?look=dark`);
    expect((await body('light')).html).toContain('@media (max-width: 0px)');
    expect((await body('dark')).html).toContain('@media (min-width: 0px)');
    expect((await body('dark')).html).toContain('color-scheme:dark');
    const pictures = async (look: string) =>
      /img-src [^;]*/.exec((await body(look)).headers.get('content-security-policy') ?? '')?.[0];
    expect(await pictures('bare')).toBe("img-src 'none'");
    expect(await pictures('strange')).toContain('http://localhost:*');
  });

  it('lets a mail come back or be called spam where its sender wants to know, once it is pressed', async () => {
    const shop = await sandbox.shop();
    const deaf = await put(shop);
    const id = await put(shop, { returnPath: 'b.1.2.x@bounces.example' });
    expect((await page(`${baseOf(shop)}/${deaf}`)).html).not.toContain('Bounce this');
    expect((await page(`${baseOf(shop)}/${id}`)).html).toContain('Bounce this');
    const press = (kind: string) => {
      const headers = { origin: 'http://localhost:4000', 'sec-fetch-site': 'same-origin' };
      return page(`${baseOf(shop)}/${id}/back`, {
        method: 'POST',
        body: new URLSearchParams({ kind }),
        headers,
      });
    };
    expect((await press('hard')).status).toBe(303);
    expect((await press('complaint')).status).toBe(303);
    expect((await press('x')).status).toBe(404);
    expect(told).toEqual(['hard to b.1.2.x@bounces.example', 'complaint to b.1.2.x@bounces.example']);
  });
});
