import { beforeAll, expect, it } from 'vitest';
import { adminRoutes, dataRequest, formRequest, origin } from '../support/app-routes.ts';
import { browser, sessionToken, useBuiltApp } from '../support/built-app.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { useLetInShop } from '../support/let-in-shop.ts';

/* What was saved of rewards, told and put back, asked at the route. */

const app = useBuiltApp();
const shop = useLetInShop(app);
const path = 'app/loyalty/rewards';

const headers = () => ({ authorization: `Bearer ${sessionToken(shop.mine.domain, { staff: '7' })}` });
const route = () => {
  const found = adminRoutes(app.build).find((one) => one.path === path && one.writes);
  if (!found) throw new Error(`There is no /${path}`);
  return found;
};
async function send(fields: Record<string, string>) {
  const answer = await app.handle(formRequest(route(), headers(), new URLSearchParams(fields)));
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}
async function page() {
  const request = new Request(dataRequest(route(), headers()).url, {
    headers: { ...browser, ...headers(), origin },
  });
  return JSON.parse(await (await app.handle(request)).text());
}
const everything = async () => {
  const { platform_personal_data_access: _looks, ...rest } = await fingerprint(shop.client);
  return rest;
};

const reward = { kind: 'amount-off', name: 'Five off', points: '100', value: '5.00' };
const save = (...rewards: object[]) =>
  send({
    intent: 'save',
    rewards: JSON.stringify({ rewards, holdMinutes: '60', unusedPart: 'returned' }),
  });
const allow = (...scopes: string[]) =>
  shop.client.query('update commerce_shop set granted_scopes = $2 where id = $1', [
    String(shop.mine.shopId),
    scopes,
  ]);
let first: number;

beforeAll(async () => {
  await allow('write_discounts', 'write_gift_cards', 'write_customers');
  first = (await save(reward)).body.version;
});

it('each save is a version that says what it changed, and an earlier one is put back as a new one', async () => {
  const { rewards } = (await page()).form;
  await save({ ...rewards[0], points: '200' }, { ...reward, kind: 'gift-card', name: 'Card' });
  expect((await page()).versions[0]).toMatchObject({
    ...{ number: first + 1, current: true, by: 'you' },
    changes: [
      expect.stringMatching(/^“Five off”: .*100 points became .*200 points$/),
      expect.stringMatching(/^“Card” added: /),
    ],
  });
  const back = await send({ intent: 'put-back', version: String(first) });
  expect([back.status, back.body]).toEqual([
    200,
    { ok: true, done: 'put-back', changed: true, version: first + 2 },
  ]);
  const now = await page();
  expect(now.form.rewards).toEqual(rewards);
  expect(now.versions.map(({ current }: { current: boolean }) => current).slice(0, 3)).toEqual([
    ...[true, false, false],
  ]);
});

it('what is not there or no number is refused, and changes nothing', async () => {
  const before = await everything();
  expect((await send({ intent: 'put-back', version: '999' })).status).toBe(404);
  for (const version of ['0', '-1', 'x', '1.5', '9'.repeat(30)])
    expect((await send({ intent: 'put-back', version })).status, version).toBe(422);
  expect(await everything()).toEqual(before);
});

it('what Shopify does not allow any more is not put back, and why is said', async () => {
  await allow('write_discounts');
  const before = await everything();
  const refused = await send({ intent: 'put-back', version: String(first + 1) });
  expect([refused.status, refused.body.refused]).toEqual([422, 'not-allowed']);
  expect(Object.values(refused.body.errors)).toEqual([expect.stringContaining('needs access')]);
  expect(await everything()).toEqual(before);
});
