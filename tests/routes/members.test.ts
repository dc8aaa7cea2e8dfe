import { beforeAll, describe, expect, it } from 'vitest';
import { assignRole, meetStaff } from '../../app/platform/staff.server.ts';
import { adminRoutes, dataRequest, formRequest, origin } from '../support/app-routes.ts';
import { browser, sessionToken, useBuiltApp } from '../support/built-app.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { useLetInShop } from '../support/let-in-shop.ts';

/* The list of members and points for many at once, asked at the routes. */

const app = useBuiltApp();
const shop = useLetInShop(app);
const people = { owner: '7', support: '8', warehouse: '9', manager: '10' } as const;
type Person = keyof typeof people;

beforeAll(async () => {
  const { shopId } = shop.mine;
  for (const userId of Object.values(people)) await meetStaff(shop.db, shopId, userId);
  for (const role of ['support', 'warehouse'] as const)
    await assignRole(shop.db, shopId, {
      ...{ userId: people[role], name: role, role },
      ...{ approveUpTo: null, adjustUpTo: null },
    });
});

const as = (who: Person) => ({
  authorization: `Bearer ${sessionToken(shop.mine.domain, { staff: people[who] })}`,
});
const routeAt = (path: string) => {
  const found = adminRoutes(app.build).find((route) => route.path === path);
  if (!found) throw new Error(`There is no /${path}`);
  return found;
};
async function post(who: Person, path: string, fields: Record<string, string>) {
  const answer = await app.handle(formRequest(routeAt(path), as(who), new URLSearchParams(fields)));
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}
async function get(path: string, search = '', who: Person = 'manager') {
  const route = routeAt(path);
  const url = new URL(dataRequest(route, as(who)).url);
  for (const [name, value] of new URLSearchParams(search)) url.searchParams.append(name, value);
  const answer = await app.handle(new Request(url, { headers: { ...browser, ...as(who), origin } }));
  return { status: answer.status, text: await answer.text() };
}
const list = async (search = '') => JSON.parse((await get('app/loyalty/members', search)).text);
const everything = async () => {
  const { platform_personal_data_access: _looks, ...rest } = await fingerprint(shop.client);
  return rest;
};

let keys = 0;
const gift = (change: Record<string, string> = {}) => ({
  ...{ intent: 'give-points', customers: '', points: '7', reason: 'event', key: `key-${keys++}` },
  ...change,
});

describe('the list of members', () => {
  it('shows who has points, searched and narrowed by the address', async () => {
    const { mine } = shop;
    const all = await list();
    expect(all.rows.map(({ id }: { id: string }) => id)).toEqual([String(mine.customer)]);
    expect(all).toMatchObject({ empty: false, mayGive: true, next: null });
    expect((await list('q=nobody-is-called-so')).rows).toEqual([]);
    expect((await list('atleast=999999999')).rows).toEqual([]);
    expect((await list('atleast=1')).rows).toHaveLength(1);
    for (const search of ['atleast=0', 'expiring=no', 'level=%20', 'after=x'])
      expect((await get('app/loyalty/members', search)).status, search).toBe(422);
  });

  it('comes as a file that names nobody', async () => {
    const { status, text } = await get('app/loyalty/members/export');
    expect(status).toBe(200);
    const [head, line] = text.replace('\ufeff', '').split('\r\n');
    expect(head).toBe('Shopify customer,Tier,Available,Pending,Reserved,Owed,Next to expire,Last day');
    expect(line?.startsWith(`${shop.mine.customerShopifyId},`)).toBe(true);
    expect(text).not.toContain('@');
    expect((await get('app/loyalty/members/export', 'atleast=x')).status).toBe(422);
  });
});

describe('points for many', () => {
  it('are counted before, started once for a key, one run at a time', async () => {
    const preview = { customers: '', points: '7' };
    expect(await post('manager', 'app/loyalty/members/preview', preview)).toEqual({
      status: 200,
      body: { none: false, members: '1', points: '7', worth: '$7.00', capped: false },
    });
    const asked = gift({ customers: String(shop.mine.customer) });
    expect(await post('manager', 'app/loyalty/members', asked)).toEqual({
      status: 200,
      body: { done: 'give-points' },
    });
    expect((await post('manager', 'app/loyalty/members', asked)).status).toBe(200);
    expect(await post('owner', 'app/loyalty/members', gift())).toEqual({
      status: 422,
      body: { refused: 'already-done', why: null },
    });
    const { runs } = await list();
    expect(runs[0]).toMatchObject({ what: '7 points each: Event', running: true, outcome: '0 of 1 so far' });
  });

  it('are refused to other roles and for what is no gift, and nothing is stored', async () => {
    const before = await everything();
    for (const who of ['support', 'warehouse'] as const)
      expect(await post(who, 'app/loyalty/members', gift())).toEqual({
        status: 403,
        body: { refused: 'not-allowed', why: 'role' },
      });
    const wrongs: Record<string, string>[] = [
      ...['', '0', '-0', '-5', '1.5', '1e18', '100000001', 'x'].map((points) => ({ points })),
      { customers: 'x' },
      { customers: '1,,2' },
      { customers: Array.from({ length: 251 }, (_, index) => index + 1).join(',') },
      { reason: 'because' },
      { key: 'a b' },
      { key: '' },
      { atleast: '-1' },
      { level: 'Ä' },
      { intent: 'give' },
    ];
    for (const wrong of wrongs) {
      const answer = await post('owner', 'app/loyalty/members', gift(wrong));
      expect(answer, JSON.stringify(wrong)).toEqual({
        status: 422,
        body: { refused: 'bad-input', why: null },
      });
    }
    expect((await post('owner', 'app/loyalty/members/preview', { customers: '', points: '-1' })).status).toBe(
      422,
    );
    expect(await everything()).toEqual(before);
  });
});
