import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { maxPhotoBytes } from '../../app/contracts/returns.ts';
import { useBuiltApp } from '../support/built-app.ts';
import { useCrowd } from '../support/hostile/crowd.ts';
import { apiRequest, json, proxyRequest, type Sending } from '../support/hostile/requests.ts';

/*
 * What the page for returns asks the built app with a shopper's own token: photos, words to the shop, the returns that
 * run; and the policy's page at the storefront.
 */

const app = useBuiltApp();
const crowd = useCrowd(app);
const me = () => crowd.mine.customerShopifyId;
const ask = (path: string, sending: Sending = {}) =>
  app.handle(apiRequest(crowd.mine.domain, path, { customer: me(), ...sending }));
const page = (path: string, search: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  app.handle(proxyRequest(crowd.mine.domain, path, { search, headers }));

let picture: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  const plain = sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } });
  const made = await plain
    .withExif({ IFD0: { Copyright: 'camera of mine' } })
    .jpeg()
    .toBuffer();
  picture = new Uint8Array(made);
});

const photo = z.object({ id: z.string(), url: z.url() });
/** The address without its origin, which is the app's own elsewhere. */
const pathOf = (url: string) => url.slice(new URL(url).origin.length);

describe('photos', () => {
  it('are taken, stripped, and shown to whoever holds their signed address', async () => {
    const answer = await ask('api/returns/photos', { body: picture, type: 'image/jpeg' });
    expect(answer.status).toBe(201);
    const { id, url } = photo.parse(await answer.json());
    expect(id).toMatch(/^\d+$/);
    const shown = await app.handle(new Request(`http://localhost:3000${pathOf(url)}`));
    expect(shown.status).toBe(200);
    expect(shown.headers.get('content-type')).toBe('image/webp');
    expect(shown.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const bytes = Buffer.from(await shown.arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 40, height: 30 });
    expect(bytes.includes('camera of mine')).toBe(false);
  });

  it('are shown by no other address', async () => {
    const { url } = photo.parse(await (await ask('api/returns/photos', { body: picture })).json());
    const at = (path: string) => app.handle(new Request(`http://localhost:3000${path}`));
    for (const wrong of [
      '/photos',
      '/photos?token=',
      `${pathOf(url)}x`,
      pathOf(url).replace('token=', 'token=A'),
    ])
      expect((await at(wrong)).status, wrong).toBe(404);
    const posted = new Request(`http://localhost:3000${pathOf(url)}`, { method: 'POST' });
    expect((await app.handle(posted)).status).toBe(405);
  });

  it.each([
    ['no picture', () => new TextEncoder().encode('<svg onload="alert(1)"/>'), 400],
    ['nothing', () => new Uint8Array(), 400],
    ['too much', () => new Uint8Array(maxPhotoBytes + 1), 413],
  ])('that are %s are refused', async (_what, body, status) => {
    const answer = await ask('api/returns/photos', { body: body() });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('are not taken of a guest', async () => {
    const guest = apiRequest(crowd.mine.domain, 'api/returns/photos', { body: picture });
    expect((await app.handle(guest)).status).toBe(404);
  });
});

describe('words to the shop', () => {
  const path = () => `api/returns/${crowd.mine.waiting}/messages`;

  it('arrive once however often they are sent, and stand in the return', async () => {
    const body = json({ text: 'It is the left sleeve', key: 'words 1' });
    const [first, again] = [await ask(path(), { body }), await ask(path(), { body })];
    expect([first.status, again.status]).toEqual([201, 201]);
    const { messages } = await again.json();
    const said = messages.filter(({ text }: { text: string }) => text === 'It is the left sleeve');
    expect(said).toMatchObject([{ from: 'shopper' }]);
    // What staff note among themselves is not the shopper's to read: it says the shop's name, as all of it does here.
    expect(messages.every(({ from }: { from: string }) => from === 'shopper' || from === 'shop')).toBe(true);
  });

  it.each([
    {},
    { text: '', key: 'k' },
    { text: '  ', key: 'k' },
    { text: 'x'.repeat(2_001), key: 'k' },
    { text: 'NUL \u0000', key: 'k' },
    { text: 'x' },
    { text: 'x', key: '' },
  ])('that are none are refused: %j', async (body) => {
    const answer = await ask(path(), { body: json(body) });
    expect([answer.status, (await answer.json()).refused]).toEqual([400, 'bad-input']);
  });
});

describe('the returns that run', () => {
  it('are the customer’s own, with their order and what happens next', async () => {
    const { returns } = await (await ask('api/returns')).json();
    const waiting = returns.find(({ id }: { id: string }) => id === String(crowd.mine.waiting));
    expect(waiting).toMatchObject({ state: 'requested', next: { code: 'awaiting-approval', values: {} } });
    expect(waiting.order).toMatch(/^gid:\/\/shopify\/Order\/\d+$/);
    expect(returns.some(({ id }: { id: string }) => id === String(crowd.mine.return))).toBe(false);
  });
});

describe('what of an order can come back', () => {
  it('comes with the policy it was bought under, its version and why', async () => {
    const order = `gid://shopify/Order/${crowd.orders.mine.shopifyId}`;
    const view = await (await ask('api/returns', { search: { order } })).json();
    expect(view.policyVersion).toBeGreaterThan(0);
    expect(view.policy.map(({ code }: { code: string }) => code)).toContain('window-delivered');
    expect(view.lines[0]).toMatchObject({ quantity: 20, outcomes: expect.arrayContaining(['refund']) });
    expect(view.lines[0].why.map(({ code }: { code: string }) => code)).toContain('terms-window');
    expect(view.reasons[0]).toMatchObject({ parent: null, questions: [], photo: 'none', note: 'optional' });
  });
});

describe('the page of the policy', () => {
  it.each([
    ['en', 'Return policy', 'Withdraw from contract here'],
    ['de', 'Rückgabebedingungen', 'Vertrag hier widerrufen'],
    ['fr', 'Politique de retour', 'Se rétracter du contrat ici'],
    ['es', 'Política de devoluciones', 'Desistir del contrato aquí'],
    ['ja', '返品条件', '契約の撤回はこちら'],
  ])(
    'is in the shopper’s language, runs no script and can be found: %s',
    async (language, title, withdraw) => {
      const answer = await page('proxy/returns-policy', {}, { 'accept-language': language });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      const html = await answer.text();
      expect(html).toContain(`<title>${title}</title>`);
      expect(html).toContain(`href="/apps/afterglow/withdraw">${withdraw}</a>`);
      expect(html).not.toContain('noindex');
      expect([...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)).toEqual([
        '<script type="application/ld+json">',
      ]);
    },
  );

  it('tells search engines what it promises, by schema.org', async () => {
    const html = await (await page('proxy/returns-policy', { country: 'DE' })).text();
    const data = JSON.parse(/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '');
    expect(data).toMatchObject({
      '@type': 'MerchantReturnPolicy',
      applicableCountry: 'DE',
      returnPolicyCategory: 'https://schema.org/MerchantReturnFiniteReturnWindow',
      merchantReturnDays: 300,
      returnFees: 'https://schema.org/FreeReturn',
    });
    expect(data.refundType).toContain('https://schema.org/StoreCreditRefund');
    expect(html).not.toContain('>undefined<');
  });

  it('shows no withdrawing where the law gives none, earlier versions to those who ask, and nothing that is not there', async () => {
    const html = await (await page('proxy/returns-policy', { country: 'US' })).text();
    expect(html).toContain('United States');
    expect(html).not.toContain('withdraw"');
    const first = await page('proxy/returns-policy', { version: '1' });
    expect(first.status).toBe(200);
    expect(await first.text()).toContain('Version 1, in force since');
    for (const version of ['999', '0', 'x'])
      expect([200, 404]).toContain((await page('proxy/returns-policy', { version })).status);
    expect((await page('proxy/returns-policy', { version: '999' })).status).toBe(404);
  });

  it.each(["'><script>", '<b>', 'DE"', '1 or 1=1', '9'.repeat(40)])('takes no harm from %s', async (text) => {
    for (const name of ['country', 'product', 'version']) {
      const answer = await page('proxy/returns-policy', { [name]: text });
      expect(answer.status).toBeLessThan(500);
      expect(await answer.text()).not.toContain(text);
    }
  });
});
