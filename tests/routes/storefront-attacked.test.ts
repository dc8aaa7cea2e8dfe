import { beforeAll, describe, expect, it } from 'vitest';
import { useBuiltApp } from '../support/built-app.ts';
import { faultsOfFeed } from '../support/feed-schema.ts';
import { useCrowd } from '../support/hostile/crowd.ts';
import { form, formType, proxyRequest, signedSearch } from '../support/hostile/requests.ts';
import { plantReview } from '../support/planted-reviews.ts';

/* What somebody tries who means harm to a shop's reviews: to see what is not shown, and to say what is not theirs to say. */

const app = useBuiltApp();
const crowd = useCrowd(app);
const product = 77n;
const secret = 'words that nobody shall see';
let shown: bigint;
const unseen: bigint[] = [];

beforeAll(async () => {
  const shop = crowd.mine.shopId;
  shown = await plantReview(crowd.db, shop, { product, body: 'words for everybody', hasMedia: true });
  for (const status of ['pending', 'hidden'] as const)
    unseen.push(
      await plantReview(crowd.db, shop, { product, status, hasMedia: true, title: secret, body: secret }),
    );
});

const proxied = (path: string, search: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  app.handle(proxyRequest(crowd.mine.domain, `proxy/${path}`, { search, headers }));
const posted = (path: string, values: Record<string, string>, headers: Record<string, string> = {}) =>
  app.handle(
    proxyRequest(crowd.mine.domain, `proxy/${path}`, {
      ...{ body: form(values), type: formType, headers },
      customer: crowd.mine.customerShopifyId,
    }),
  );

async function feedOf(): Promise<Response> {
  const { secret: address } = await crowd.doors.reviews.makeToken(crowd.mine.shopId, 'feed', 'mine');
  return app.handle(new Request(`http://localhost:3000/feeds/reviews/${address}`));
}

describe('what is held or hidden', () => {
  it('is in no list, no search, no filter and no feed', async () => {
    const { secret: read } = await crowd.doors.reviews.makeToken(crowd.mine.shopId, 'read', 'mine');
    const questions: Record<string, string>[] = [
      { product: '77' },
      {},
      { product: '77', q: 'nobody shall' },
      { q: secret.slice(0, 2) },
      { product: '77', media: '1' },
      { product: '77', stars: '5', sort: 'helpful' },
      { product: '77', part: 'list' },
    ];
    for (const question of questions) {
      for (const path of ['reviews', 'reviews.json'])
        expect(await (await proxied(path, question)).text(), JSON.stringify(question)).not.toContain(
          'nobody shall see',
        );
      const { part: _, ...asked } = question;
      const answer = await app.handle(
        new Request(`http://localhost:3000/api/reviews/public?${new URLSearchParams(asked)}`, {
          headers: { authorization: `Bearer ${read}` },
        }),
      );
      expect(answer.status).toBe(200);
      expect(await answer.text()).not.toContain(secret);
    }
    const feed = await (await feedOf()).text();
    expect(feed).not.toContain(secret);
  });

  it('is nothing to vote for or to report, and answers like what is not there', async () => {
    const json = { accept: 'application/json' };
    const answers = await Promise.all(
      [...unseen, 999_999n].flatMap((review) => [
        posted('reviews/vote', { review: String(review), helpful: '1' }, json),
        posted('reviews/report', { review: String(review), reason: 'spam' }, json),
      ]),
    );
    const told = await Promise.all(answers.map(async (one) => [one.status, await one.text()]));
    expect(new Set(told.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify([404, '{"refused":"not-yours"}'])]),
    );
  });
});

describe('who wrote without a name', () => {
  it('is not to be laid beside what they wrote, or bought, under theirs', async () => {
    const numbers = /<reviewer_id>|<transaction_id>/g;
    const ofShop = [String(crowd.mine.shopId)];
    const named = await (await feedOf()).text();
    expect(named.match(numbers)).toHaveLength(2);
    await crowd.client.query("update review_text set display_name = '' where shop_id = $1", ofShop);
    const unnamed = await (await feedOf()).text();
    expect(unnamed.match(numbers)).toBe(null);
    expect(unnamed.match(/is_anonymous="true"/g)).toHaveLength(named.match(/<review>/g)?.length ?? 0);
    expect(await faultsOfFeed(unnamed)).toEqual([]);
  });
});

describe('a page elsewhere', () => {
  it('sends no form in a visitor’s name', async () => {
    const vote = { review: String(shown), helpful: '1' };
    const cross = { accept: 'application/json', 'sec-fetch-site': 'cross-site' };
    expect((await posted('reviews/vote', vote, cross)).status).toBe(403);
    const report = { review: String(shown), reason: 'spam' };
    expect((await posted('reviews/report', report, cross)).status).toBe(403);
    for (const path of ['questions', 'redemptions', 'preferences', 'withdraw', 'review'])
      expect((await posted(path, { product: '11', body: 'Is it warm?' }, cross)).status, path).toBe(403);
    const { rows } = await crowd.client.query('select 1 from review_vote where review_id = $1', [
      String(shown),
    ]);
    expect(rows).toEqual([]);
    for (const site of ['same-origin', 'none']) {
      const own = { accept: 'application/json', 'sec-fetch-site': site };
      expect((await posted('reviews/vote', vote, own)).status, site).toBe(200);
    }
  });

  it('may lead here by a link', async () => {
    expect((await proxied('reviews', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(200);
  });
});

describe('a signed address', () => {
  const base = () => ({
    shop: crowd.mine.domain,
    logged_in_customer_id: '',
    path_prefix: '/apps/afterglow',
    timestamp: String(Math.floor(Date.now() / 1000)),
  });
  const at = (search: string) => app.handle(new Request(`http://localhost:3000/proxy/reviews.json${search}`));

  it('says one thing only', async () => {
    const signed = signedSearch(base());
    expect((await at(signed)).status).toBe(200);
    for (const more of [
      '&logged_in_customer_id=1000',
      `&shop=${crowd.other.domain}`,
      '&timestamp=1',
      '&path_prefix=/apps/else',
      `&signature=${'0'.repeat(64)}`,
      '&x=1',
    ])
      expect((await at(signed + more)).status, more).toBe(401);
    const smuggled = [
      { ...base(), a: 'logged_in_customer_id=1000' },
      { ...base(), 'logged_in_customer_id[]': '1000', a: 'shop=x.myshopify.com' },
      { ...base(), path_prefix: '//evil.example' },
      { ...base(), path_prefix: '/apps/..' },
      { ...base(), logged_in_customer_id: '1000,1001' },
      { ...base(), logged_in_customer_id: '9'.repeat(19) },
      { ...base(), shop: `${crowd.mine.domain}.evil.example` },
      { ...base(), timestamp: String(Math.floor(Date.now() / 1000) - 91) },
      { ...base(), timestamp: String(Math.floor(Date.now() / 1000) + 91) },
      { ...base(), timestamp: '-1' },
    ];
    for (const said of smuggled)
      expect((await at(signedSearch(said))).status, JSON.stringify(said)).toBe(401);
  });

  it.each(['reviews', 'reviews.json', 'questions', 'review'])(
    'answers %s to one person and no cache, without cookies',
    async (path) => {
      const answer = await app.handle(
        proxyRequest(crowd.mine.domain, `proxy/${path}`, {
          search: { product: '11' },
          customer: crowd.mine.customerShopifyId,
        }),
      );
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('set-cookie')).toBe(null);
    },
  );
});

describe('addresses that no link of ours has', () => {
  const strange = [
    '/feeds/reviews/%E0%A4%A',
    '/feeds/reviews/%00',
    '/feeds/reviews/',
    '/feeds/reviews/..%2f..%2fapp',
    '/review-media?token=%E0%A4%A',
    `/review-media?token=${'A'.repeat(10_000)}`,
    '/review-media?token=MS4wLjE.AAAA&token=x',
    '/photos?token[]=x',
    '//evil.example/%2f..',
    '/proxy/reviews?_data=routes%2Fproxy.reviews',
    '/proxy/reviews?_data=root',
    '/api/reviews/public?_data=routes%2Fapi.reviews_.public',
    '/feeds/reviews/x?_data=routes%2Ffeeds.reviews.%24token',
    '/api/staff/customer-reviews?customer=%00',
  ];

  it('break nothing and lead nowhere', async () => {
    for (const address of strange) {
      const answer = await app.handle(new Request(`http://localhost:3000${address}`));
      expect(answer.status, address).toBeGreaterThanOrEqual(400);
      expect(answer.status, address).toBeLessThan(500);
      expect(answer.headers.get('location'), address).toBe(null);
      expect(await answer.text(), address).not.toMatch(/node_modules|\bat \w+ \(|select |\/work\//);
    }
  });
});

describe('a shop that took its reviews off the storefront', () => {
  it('shows none of them anywhere, the feed included', async () => {
    expect(await (await feedOf()).text()).toContain('<review>');
    await crowd.doors.reviews.goOffline(crowd.mine.shopId, crowd.doors.now, 'mine');
    for (const path of ['reviews', 'reviews.json'])
      expect(await (await proxied(path, { product: '77' })).text(), path).not.toContain(
        'words for everybody',
      );
    const feed = await feedOf();
    expect([feed.status, (await feed.text()).includes('<review>')]).toEqual([200, false]);
    await crowd.doors.reviews.goLive(crowd.mine.shopId, crowd.doors.now, 'mine');
  });
});
