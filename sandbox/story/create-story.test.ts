import { beforeAll, describe, expect, it } from 'vitest';
import { getShop } from '../domain/shops.ts';
import { useSandbox } from '../http/test-sandbox.ts';
import { openState, type State } from '../state/database.ts';
import { beginStory } from './begin-story.ts';
import { createStory } from './create-story.ts';
import { show, storyGround } from './test-story.ts';

const test = useSandbox();
const origin = 'http://localhost:4000';
let state: State;
let told: string[];

const open = () =>
  createStory({
    state,
    keys: { apiKey: 'key', secret: 'secret' },
    app: {
      ...{ applicationUrl: 'https://app.invalid', scopes: [], optionalScopes: [] },
      ...{ subscriptions: {}, proxy: null },
    },
    clock: {
      tell: async (domain) => {
        told.push(domain);
        return true;
      },
      introduce: async () => undefined,
      pending: () => 0,
      close: async () => undefined,
    },
    appOrigin: test.app.origin,
    embedOrigin: test.app.origin,
    extensions: new URL('../../extensions/', import.meta.url),
  });
const post = async (path: string, from = origin) => {
  const answer = await open().request(`${origin}${path}`, { method: 'POST', headers: { origin: from } });
  return {
    status: answer.status,
    to: answer.headers.get('location') ?? '',
    cookies: answer.headers.getSetCookie().map((cookie) => decodeURIComponent(cookie)),
  };
};

beforeAll(async () => {
  state = await openState(test.options.databaseUrl);
  told = [];
  test.app.answer = (_, response) => void response.end('{"queue":{"waiting":0}}');
  return () => state.close();
});

async function toldShop(plan: 'basic' | 'plus' = 'plus'): Promise<string> {
  const domain = await test.shop({ currency: 'EUR', country: 'DE', plan });
  const shop = await getShop(state, domain);
  const { ines } = await storyGround(state, shop);
  const points = { available: 270, pending: 0 };
  await show(state, shop, { type: 'CUSTOMER', id: ines }, 'afterglow.rewards', points);
  await beginStory(state, domain);
  return domain.replace('.myshopify.com', '');
}

describe('the forms of the story', () => {
  it('come from the sandbox’s own pages only, and lead back where there is no story', async () => {
    const handle = (await test.shop()).replace('.myshopify.com', '');
    expect((await post(`/sandbox/${handle}/story/step/1`, 'https://evil.example')).status).toBe(403);
    expect(await post(`/sandbox/${handle}/story/step/1`)).toMatchObject({ status: 303, to: '/#story' });
    expect((await post('/sandbox/nobody/story/stage')).status).toBe(404);
    expect((await post(`/sandbox/${handle}/story/step/7`)).status).toBe(404);
  });

  it('sign the customer in and lead to the product, then with both sizes to the checkout', async () => {
    const handle = await toldShop();
    const first = await post(`/sandbox/${handle}/story/step/1`);
    expect(first.to).toMatch(new RegExp(`^/store/${handle}/products/fjell-jumper\\?variant=\\d+$`));
    expect(first.cookies.some((cookie) => cookie.startsWith('shopper='))).toBe(true);
    const second = await post(`/sandbox/${handle}/story/step/2`);
    expect(second.to).toBe(`/store/${handle}/checkout`);
    expect(second.cookies.some((cookie) => cookie.startsWith('cart='))).toBe(true);
  });

  it('lead to the cart on a basic plan, where the extension of the checkout does not stand', async () => {
    const handle = await toldShop('basic');
    expect((await post(`/sandbox/${handle}/story/step/2`)).to).toBe(`/store/${handle}/cart`);
  });

  it('say what has to come first instead of delivering nothing', async () => {
    const handle = await toldShop();
    const third = await post(`/sandbox/${handle}/story/step/3`);
    expect(third.to).toBe('/#story');
    expect(third.cookies.join()).toContain('Buy the two sizes first');
    const again = await post(`/sandbox/${handle}/story/again`);
    expect(again.cookies.join()).toContain('There is no order yet');
    expect(told).toEqual([]);
  });
});
