import { beforeAll, describe, expect, it } from 'vitest';
import { assignRole, meetStaff } from '../../app/platform/staff.server.ts';
import { type AppRoute, adminRoutes, formRequest } from '../support/app-routes.ts';
import { sessionToken, useBuiltApp } from '../support/built-app.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { useLetInShop } from '../support/let-in-shop.ts';

/* Who of a shop's people may set a customer's tier by hand, and what is refused, asked at the route. */

const app = useBuiltApp();
const shop = useLetInShop(app);
const people = { owner: '7', support: '8', warehouse: '9', manager: '10' } as const;
type Person = keyof typeof people;

beforeAll(async () => {
  const { shopId } = shop.mine;
  for (const userId of Object.values(people)) await meetStaff(shop.db, shopId, userId);
  for (const role of ['support', 'warehouse', 'manager'] as const)
    await assignRole(shop.db, shopId, {
      ...{ userId: people[role], name: role, role, approveUpTo: null, adjustUpTo: null },
    });
});

const as = (who: Person) => ({
  authorization: `Bearer ${sessionToken(shop.mine.domain, { staff: people[who] })}`,
});

function routeAt(path: string): AppRoute {
  const found = adminRoutes(app.build).find((route) => route.path === path && route.writes);
  if (!found) throw new Error(`There is no /${path}`);
  return found;
}

async function send(who: Person, path: string, fields: Record<string, string>, id?: string) {
  const request = formRequest(routeAt(path), as(who), new URLSearchParams(fields), id);
  const answer = await app.handle(request);
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}

const one = (who: Person, fields: Record<string, string>, id = String(shop.mine.customer)) =>
  send(who, 'app/customers/:id/tier', fields, id);
const everything = async () => {
  const { platform_personal_data_access: _looks, ...rest } = await fingerprint(shop.client);
  return rest;
};

const level = (name: string, spend: string) => ({
  ...{ id: '', name, spend, points: '', orders: '' },
  ...{ factor: '1', entryPoints: '0', customerTag: '' },
});
const tiers = {
  ...{ match: 'any', window: 'lifetime', downgrade: 'never', oneStep: false, graceDays: '0' },
  levels: [level('Silver', '200000.00'), level('Gold', '500000.00')],
};
const gold = { intent: 'set-tier', level: 'gold', until: '', reason: 'Helped us at the fair' };

describe('tiers', () => {
  it('are saved into the programme as it was saved last, whatever the page had loaded', async () => {
    const saved = await send('owner', 'app/loyalty/tiers', {
      intent: 'save',
      tiers: JSON.stringify({ tiers, points: '99' }),
    });
    expect(saved).toMatchObject({ status: 200, body: { ok: true, done: 'save', changed: true } });
  });

  it('that are no tiers are refused at their fields, and change nothing', async () => {
    const before = await everything();
    const wrong = { ...tiers, levels: [level('Silver', '-1'), level('', '5.00')] };
    const answer = await send('owner', 'app/loyalty/tiers', {
      intent: 'save',
      tiers: JSON.stringify({ tiers: wrong }),
    });
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.body.errors)).toEqual(
      expect.arrayContaining(['tiers.levels.0.spend', 'tiers.levels.1.name']),
    );
    expect((await send('owner', 'app/loyalty/tiers', { intent: 'save', tiers: '{' })).status).toBe(422);
    expect(await everything()).toEqual(before);
  });
});

describe('a tier by hand', () => {
  it.each(['support', 'warehouse'] as const)('is not for %s to set or to take back', async (who) => {
    const before = await everything();
    for (const fields of [gold, { intent: 'clear-tier' }])
      expect(await one(who, fields)).toMatchObject({
        status: 403,
        body: { refused: 'not-allowed', values: { because: 'role' } },
      });
    expect(await everything()).toEqual(before);
  });

  it.each([
    [{ reason: 'no' }, 'reason'],
    [{ reason: '   ' }, 'reason'],
    [{ level: 'platinum' }, 'level'],
    [{ until: '2001-01-01' }, 'until'],
    [{ until: 'tomorrow' }, 'until'],
  ])('is refused with %j, and changes nothing', async (change, field) => {
    const before = await everything();
    const answer = await one('owner', { ...gold, ...change });
    expect(answer).toMatchObject({ status: 422, body: { refused: 'bad-input' } });
    expect(Object.keys(answer.body.errors)).toEqual([field]);
    expect(await everything()).toEqual(before);
  });

  it.each(['owner', 'manager'] as const)('is set and taken back by %s', async (who) => {
    expect(await one(who, gold)).toMatchObject({ status: 200, body: { done: 'set-tier' } });
    const { rows } = await shop.client.query(
      'select manual_level from loyalty_tier where shop_id = $1 and customer_id = $2',
      [String(shop.mine.shopId), String(shop.mine.customer)],
    );
    expect(rows).toEqual([{ manual_level: 'gold' }]);
    expect(await one(who, { intent: 'clear-tier' })).toMatchObject({ status: 200 });
  });

  it('is not set for somebody of another shop', async () => {
    expect((await one('owner', gold, '999999999')).status).toBe(404);
  });
});
