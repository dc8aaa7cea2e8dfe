import { describe, expect, it } from 'vitest';
import { proxyRoutes } from '../support/app-routes.ts';
import { browser, useBuiltApp } from '../support/built-app.ts';
import { askingThrough, withoutOurScripts } from '../support/hostile/asking-through.ts';
import { useCrowd } from '../support/hostile/crowd.ts';
import { nothingStored } from '../support/hostile/nothing-stored.ts';
import {
  endless,
  form,
  formType,
  origin,
  proxyRequest,
  type Sending,
  signedSearch,
} from '../support/hostile/requests.ts';

/*
 * What somebody who means harm sends through a storefront: forms of their own making, other people's numbers and
 * links, and addresses that would lead visitors elsewhere. Nothing is stored, and no answer leads off the storefront.
 */

const app = useBuiltApp();
const crowd = useCrowd(app);
const expectNothingStored = nothingStored(crowd);

const me = () => crowd.mine.customerShopifyId;
const script = '"><script>alert(1)</script>';

/** Every route with a good form, and what its address needs. */
const routes: Readonly<Record<string, () => Sending>> = {
  'proxy/redemptions': () => ({ body: form({ reward: 'mine', points: '5', key: 'through the storefront' }) }),
  'proxy/redemptions/:id/release': () => ({ body: form({}) }),
  'proxy/review': () => ({ ...reviewLink(), body: form({ 'rating-11': '5', 'title-11': 'Good' }) }),
  'proxy/review-draft.js': () => ({}),
  'proxy/reviews': () => ({ search: { product: '1' } }),
  'proxy/reviews.json': () => ({ search: { product: '1' } }),
  'proxy/reviews/vote': () => ({ body: form({ review: '999999', helpful: '1' }) }),
  'proxy/reviews/report': () => ({ body: form({ review: '999999', reason: 'spam' }) }),
  'proxy/questions': () => ({
    search: { product: '1' },
    body: form({ product: '1', body: 'Is it warm?', name: 'Ana' }),
  }),
  'proxy/questions/answer': () => ({ body: form({ question: '999999', body: 'It is.' }) }),
  'proxy/preferences': () => ({ ...preferencesLink(), body: form({ choice: 'save' }) }),
  'proxy/go': () => ({ search: { token: crowd.linkTo('click', `${crowd.mine.message} ${target}`, null) } }),
  'proxy/returns-policy': () => ({ search: { version: '1', country: 'CH', product: '1' } }),
  'proxy/seen.gif': () => ({ search: { token: crowd.linkTo('open', String(crowd.mine.message), null) } }),
  'proxy/withdraw': () => ({ body: form({ step: 'state', order: '#1', email: 'ana@example.com' }) }),
  'proxy/unsubscribe': () => ({ ...unsubscribeLink(), body: form({ 'List-Unsubscribe': 'One-Click' }) }),
};

/** Only read. */
const pages = [
  ...['proxy/go', 'proxy/returns-policy', 'proxy/seen.gif'],
  ...['proxy/review-draft.js', 'proxy/reviews', 'proxy/reviews.json'],
];
/** Only taken; and those about a review or a question that is not there, which the rest of this shop has none of. */
const forms = ['proxy/redemptions', 'proxy/reviews/', 'proxy/questions/'];
const aboutNothing = [
  ...['proxy/reviews/vote', 'proxy/reviews/report'],
  ...['proxy/questions', 'proxy/questions/answer'],
];
/** Of what is read. This shop takes no questions. */
const unlike = new Map([
  ['proxy/go', 302],
  ['proxy/questions', 404],
]);
const target = 'https://mine.example/page';

const preferencesLink = () => ({
  search: { token: crowd.linkTo('preferences', `customer:${crowd.mine.merged}`, null) },
});
const reviewLink = () => ({ search: { token: crowd.linkTo('review', String(crowd.orders.mine.id)) } });
const unsubscribeLink = () => ({
  search: { token: crowd.linkTo('unsubscribe', `customer:${crowd.mine.merged} review-request`, null) },
});

const { ask, refused } = askingThrough(app, crowd, target);

describe('what storefronts reach', () => {
  it('is all here', () => {
    expect(
      proxyRoutes(app.build)
        .map((route) => route.path)
        .sort(),
    ).toEqual(Object.keys(routes).sort());
  });

  const badFields: Readonly<Record<string, readonly string[]>> = {
    reward: ['x'.repeat(101), 'NUL \u0000'],
    points: ['0x10', '1e9', '-5', '+5', '٣', '5.0', ' 5', '1'.padEnd(19, '0'), 'NaN', '5\u0000'],
    key: ['', 'x'.repeat(101), 'NUL \u0000'],
  };

  it.each(Object.keys(badFields))('refuses points whose %s is wrong', async (field) => {
    await expectNothingStored(async () => {
      for (const value of badFields[field] ?? []) {
        const good = { reward: 'mine', points: '5', key: 'a key', [field]: value };
        const answer = await refused('proxy/redemptions', { body: form(good) }, `${field}: ${value}`);
        expect([answer.status, answer.text], `${field}: ${value}`).toEqual([400, '']);
      }
      for (const reward of ['', 'other', '__proto__', script]) {
        const answer = await refused('proxy/redemptions', { body: form({ reward, key: 'k' }) }, reward);
        expect(answer.headers.get('location')).toBe('/cart?afterglow=bad-input#afterglow-bad-input');
      }
    });
  });

  it('refuses points of others, of guests, and more than there are', async () => {
    await expectNothingStored(async () => {
      const body = () => form({ reward: 'mine', key: 'k' });
      const word = async (sending: Sending, path = 'proxy/redemptions') =>
        (await refused(path, { body: body(), ...sending }, path)).headers.get('location');
      const guest = await app.handle(proxyRequest(crowd.mine.domain, 'proxy/redemptions', { body: body() }));
      expect(guest.headers.get('location')).toContain('afterglow=not-allowed');
      expect(await word({ customer: crowd.stranger })).toContain('insufficient-points');
      expect(await word({ customer: crowd.other.customerShopifyId })).toContain('insufficient-points');
      for (const id of [
        ...[crowd.mine.held, crowd.mine.used, crowd.other.held],
        ...[0, -1, '1e3', '٣', 'x', '9'.repeat(30)],
      ]) {
        const release = `proxy/redemptions/${id}/release`;
        expect(await word({ customer: crowd.stranger }, release), release).toContain('not-yours');
      }
      expect(await word({}, `proxy/redemptions/${crowd.other.held}/release`)).toContain('not-yours');
    });
  });

  it('takes only forms, and only so much of them', async () => {
    await expectNothingStored(async () => {
      for (const [path, good] of Object.entries(routes)) {
        if (path === 'proxy/unsubscribe' || path.includes(':id') || pages.includes(path)) continue;
        for (const type of [
          ...['application/json', 'multipart/form-data; boundary=x', 'text/plain', 'x'.repeat(5000)],
        ]) {
          const sent = {
            ...good(),
            body: 'key=k&reward=mine&rating-11=5',
            headers: { 'content-type': type },
          };
          expect((await refused(path, sent, `${path} as ${type}`)).status, `${path} as ${type}`).toBe(400);
        }
        const large = { ...good(), body: form({ key: 'x'.repeat(1 << 20) }) };
        expect((await refused(path, large, path)).status).toBe(413);
        const { body, read } = endless();
        expect((await refused(path, { ...good(), body, type: formType }, path)).status).toBe(413);
        // With pictures it may be large; without, it is as long as an order's reviews.
        expect(read()).toBeLessThan(path === 'proxy/review' ? 2048 * 1024 : 256 * 1024);
      }
    });
  });

  it('takes no other method than a page’s and a form’s', async () => {
    await expectNothingStored(async () => {
      for (const [path, good] of Object.entries(routes)) {
        const at = path.replace(':id', String(crowd.mine.held));
        for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
          const { body: _body, ...rest } = good();
          const sent = method === 'OPTIONS' ? rest : { body: form({}), ...good() };
          const answer = await refused(at, { ...sent, method }, `${method} ${path}`);
          expect([answer.status, answer.text], `${method} ${path}`).toEqual([405, '']);
        }
        const { body: _body, ...read } = good();
        const onlyTaken = forms.some((one) => path.startsWith(one));
        const expected = onlyTaken ? 405 : (unlike.get(path) ?? 200);
        for (const method of ['GET', 'HEAD']) {
          const answer = await refused(at, { ...read, method }, `${method} ${path}`);
          expect(answer.status, `${method} ${path}`).toBe(expected);
        }
      }
    });
  });

  it('follows no path prefix off the storefront', async () => {
    const prefixes = [
      '//evil.example/apps/afterglow',
      '/\\evil.example/apps/afterglow',
      'https://evil.example/apps/afterglow',
      '/apps/afterglow/../../x',
      '/apps/afterglow?x=1',
      '/apps/afterglow#x',
      '/%2f%2fevil.example/apps/afterglow',
      '/apps//afterglow',
      '/apps/after\r\nglow',
      '/\t/evil.example/apps/afterglow',
      `/apps/${script}`,
      '/apps',
      '',
      '/a'.repeat(20),
    ];
    await expectNothingStored(async () => {
      for (const prefix of prefixes) {
        for (const path of [
          'proxy/review',
          'proxy/unsubscribe',
          'proxy/preferences',
          'proxy/redemptions',
          'proxy/withdraw',
        ]) {
          const search = signedSearch({
            shop: crowd.mine.domain,
            logged_in_customer_id: String(me()),
            path_prefix: prefix,
            timestamp: String(Math.floor(Date.now() / 1000)),
            token: crowd.linkTo('review', String(crowd.orders.mine.id)),
          });
          const sent = { method: 'POST', body: form({ 'rating-11': '5' }), headers: browser };
          const answer = await app.handle(new Request(`${origin}/${path}${search}`, sent));
          expect([answer.status, await answer.text()], `${path} below ${prefix}`).toEqual([401, '']);
        }
      }
    });
  });

  it('unsubscribes nobody by a link that is not for it', async () => {
    const { mine, other, orders, linkTo } = crowd;
    const subject = (person: string, kind = 'review-request') => `${person} ${kind}`;
    const tokens = [
      '',
      'x',
      linkTo('review', String(orders.mine.id)),
      linkTo('unsubscribe', subject(`customer:${mine.customer}`), null, other.shopId),
      linkTo('unsubscribe', subject(`customer:${mine.customer}`, 'everything'), null),
      linkTo('unsubscribe', subject(`customer:${mine.customer}`, 'constructor'), null),
      linkTo('unsubscribe', `${subject(`customer:${mine.customer}`)} more`, null),
      linkTo('unsubscribe', 'nobody', null),
    ];
    await expectNothingStored(async () => {
      for (const token of tokens)
        for (const body of [undefined, form({ 'List-Unsubscribe': 'One-Click' })]) {
          const sending: Sending = { search: { token }, ...(body ? { body } : {}) };
          expect((await refused('proxy/unsubscribe', sending, token)).status, token).toBe(404);
        }
    });
  });

  it('shows pages that run no scripts and cannot be framed by others', async () => {
    for (const page of [
      await ask('proxy/review', reviewLink()),
      await ask('proxy/review', {}),
      await ask('proxy/review', { search: { token: 'x' } }),
      await ask('proxy/unsubscribe', unsubscribeLink()),
      await ask('proxy/preferences', preferencesLink()),
      await ask('proxy/preferences', { search: { token: 'x' } }),
      await ask('proxy/go', { search: { token: 'x' } }),
    ]) {
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'self'");
      expect(policy.match(/script-src[^;]*/)?.[0] ?? "script-src 'self'").toBe("script-src 'self'");
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(withoutOurScripts(page.text)).not.toMatch(/<script|\son\w+=|javascript:/i);
    }
  });

  it('takes what is good, so that all of this is about what is wrong', async () => {
    for (const [path, good] of Object.entries(routes)) {
      if (aboutNothing.includes(path)) continue;
      const answer = await ask(path.replace(':id', String(crowd.mine.held)), good());
      expect([200, 302, 303], `${path} answered ${answer.status}`).toContain(answer.status);
      expect(answer.headers.get('location') ?? 'afterglow=released', path).not.toMatch(/bad-input|not-/);
    }
  });
});
