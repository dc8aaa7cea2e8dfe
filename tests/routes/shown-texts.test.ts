import { expect, it } from 'vitest';
import { renderBlock } from '../extensions/render-block.ts';
import { dataRequest, pageRequest, pagesOf } from '../support/app-routes.ts';
import { browser, sessionToken, useBuiltApp } from '../support/built-app.ts';
import { useCrowd } from '../support/hostile/crowd.ts';
import { apiRequest, form, json, proxyRequest } from '../support/hostile/requests.ts';

/*
 * What shoppers write is looked at everywhere it is shown: the merchant's pages, the storefront's and the mails'. It
 * is text there, and nothing else.
 */

const app = useBuiltApp();
const crowd = useCrowd(app);
const script = `</script></title></textarea>"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ shop.name }}`;
const live = /<script>alert|<img src=x/;

it('is text on every page of the merchant and of the storefront', async () => {
  const { domain, customerShopifyId: customer } = crowd.mine;
  const order = `gid://shopify/Order/${crowd.orders.mine.shopifyId}`;
  const lines = [{ line: 'gid://shopify/LineItem/11', quantity: 1, reason: 'unwanted', note: script }];
  const asked = json({ order, lines, outcome: 'refund', key: script.slice(0, 100) });
  const returned = await app.handle(apiRequest(domain, 'api/returns', { customer, body: asked }));
  expect(returned.status).toBe(201);
  const { id } = await returned.json();
  const search = { token: crowd.linkTo('review', String(crowd.orders.mine.id)) };
  const words = {
    'rating-11': '4',
    'title-11': script.slice(0, 120),
    'body-11': script,
    name: script.slice(30, 90),
  };
  const written = await app.handle(proxyRequest(domain, 'proxy/review', { search, body: form(words) }));
  expect(written.status).toBe(303);

  const headers = () => ({ authorization: `Bearer ${sessionToken(domain)}` });
  let shown = 0;
  for (const route of pagesOf(app.build)) {
    const number = route.path.includes('returns') ? id : String(crowd.mine.customer);
    for (const ask of [pageRequest, dataRequest]) {
      const answer = await app.handle(ask(route, headers(), number, '?'));
      const text = await answer.text();
      const type = answer.headers.get('content-type') ?? '';
      if (type.includes('html')) expect(text, route.path).not.toMatch(live);
      else expect(type, route.path).toMatch(/json|csv|^$/);
      if (text.includes('onerror=alert')) shown += 1;
    }
  }
  expect(shown).toBeGreaterThan(2);

  const own = `http://localhost:3000/app/customers/${crowd.mine.customer}/export`;
  const exported = await app.handle(new Request(own, { headers: { ...browser, ...headers() } }));
  const held = await exported.json();
  const noted = expect.objectContaining({ lines: [expect.objectContaining({ note: script })] });
  expect(held.returns).toContainEqual(noted);
  expect(held.reviews.reviews).toContainEqual(expect.objectContaining({ body: script }));

  for (const asking of [{ search }, { customer, search: { order: '1300' } }, { customer }]) {
    const page = await app.handle(proxyRequest(domain, 'proxy/review', asking));
    expect(await page.text()).not.toMatch(live);
  }
});

it('is text in the blocks of a theme, and no Liquid', async () => {
  const review = {
    id: '1',
    rating: 4,
    title: script,
    body: script,
    name: script,
    date: script,
    purchase: script,
  };
  const value = { value: '4.0', count: 1, histogram: { 4: 1 }, list: [review], how: null };
  const globals = { product: { metafields: { afterglow: { reviews: { value } } } } };
  const html = await renderBlock('reviews', { template: 'product', globals });
  expect(html).toContain('&lt;script&gt;alert(1)');
  expect(html).toContain('{{ shop.name }}');
  expect(html).not.toMatch(live);
});
