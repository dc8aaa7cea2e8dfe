import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { assignRole, meetStaff } from '../../app/platform/staff.server.ts';
import { type AppRoute, adminRoutes, dataRequest, formRequest } from '../support/app-routes.ts';
import { browser, sessionToken, useBuiltApp } from '../support/built-app.ts';
import { fillShop, openDoors } from '../support/filled-shop.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { useLetInShop } from '../support/let-in-shop.ts';

/* Who of a shop's people may do what with returns, asked at the routes with each one's own token. */

const app = useBuiltApp();
const shop = useLetInShop(app);
const people = { owner: '7', support: '8', warehouse: '9', manager: '10' } as const;
type Person = keyof typeof people;

const limitOf = (approveUpTo: bigint | null) =>
  assignRole(shop.db, shop.mine.shopId, {
    userId: people.support,
    name: 'Sam',
    role: 'support',
    approveUpTo,
    adjustUpTo: null,
  });

beforeAll(async () => {
  const { shopId } = shop.mine;
  for (const userId of Object.values(people)) await meetStaff(shop.db, shopId, userId);
  await limitOf(1n);
  await assignRole(shop.db, shopId, {
    ...{ userId: people.warehouse, name: 'Wim', role: 'warehouse', approveUpTo: null, adjustUpTo: null },
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

async function send(who: Person, path: string, fields: Record<string, string>, id?: bigint) {
  const request = formRequest(routeAt(path), as(who), new URLSearchParams(fields), id?.toString());
  const answer = await app.handle(request);
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}

const one = (who: Person, fields: Record<string, string>, id = shop.mine.waiting) =>
  send(who, 'app/returns/:id', fields, id);
const everything = async () => {
  const { platform_personal_data_access: _looks, ...rest } = await fingerprint(shop.client);
  return rest;
};
const stateOf = async (id: bigint) => {
  const { rows } = await shop.client.query('select state from returns_return where id = $1', [String(id)]);
  return rows[0]?.state;
};

describe('a return', () => {
  it.each([
    ['support', { intent: 'approve' }, 'amount'],
    ['support', { intent: 'switch-outcome', outcome: 'credit' }, 'amount'],
    ['support', { intent: 'list-customer', list: 'block' }, 'role'],
    ['warehouse', { intent: 'approve' }, 'role'],
    ['warehouse', { intent: 'settle' }, 'role'],
    ['warehouse', { intent: 'decline', reason: 'OTHER' }, 'role'],
    ['warehouse', { intent: 'cancel' }, 'role'],
    ['warehouse', { intent: 'assign', owner: '9' }, 'role'],
    ['warehouse', { intent: 'write', as: 'shop', text: 'Hello', key: 'a' }, 'role'],
    ['warehouse', { intent: 'list-customer', list: 'none' }, 'role'],
  ] as const)('is not for %s to change by %j', async (who, fields, because) => {
    const before = await everything();
    expect(await one(who, fields)).toEqual({
      status: 403,
      body: { refused: 'not-allowed', values: { because } },
    });
    expect(await everything()).toEqual(before);
  });

  it('says before the button is pressed why it is not theirs', async () => {
    const route = adminRoutes(app.build).find(({ path }) => path === 'app/returns/:id');
    if (!route) throw new Error('There is no page of one return');
    const read = async (who: Person) => {
      const answer = await app.handle(dataRequest(route, as(who), String(shop.mine.waiting)));
      return (await answer.json()).rights;
    };
    expect(await read('support')).toMatchObject({ decide: true, rule: false });
    expect((await read('support')).notPay).toMatch(/more than the \$0\.01 that you may approve/);
    expect(await read('warehouse')).toMatchObject({ decide: false, rule: false });
    expect(await read('manager')).toEqual({ decide: true, rule: true, notPay: null });
  });

  it('is the warehouse’s to receive and inspect: the state decides, not the role', async () => {
    const moves: Record<string, string>[] = [
      { intent: 'receive' },
      { intent: 'inspect' },
      { intent: 'scan', event: 'delivered' },
    ];
    for (const fields of moves) expect((await one('warehouse', fields)).status).toBe(422);
  });

  it('is written about, read and given to people of the shop, once each', async () => {
    const note = { intent: 'write', as: 'note', text: 'Call them first', key: 'one-key' };
    for (let times = 0; times < 2; times++)
      expect(await one('support', note)).toEqual({ status: 200, body: { done: 'write' } });
    const { rows } = await shop.client.query(
      "select count(*)::int as count from returns_message where return_id = $1 and key = 'one-key'",
      [String(shop.mine.waiting)],
    );
    expect(rows).toEqual([{ count: 1 }]);
    expect((await one('support', { intent: 'read' })).status).toBe(200);
    expect((await one('support', { intent: 'assign', owner: people.manager })).status).toBe(200);
    expect((await one('support', { intent: 'assign', owner: '424242' })).status).toBe(400);
    expect((await one('support', { ...note, text: '   ', key: 'empty' })).status).toBe(400);
  });

  it('above their amount waits for a manager; within it, support approves it', async () => {
    await limitOf(null);
    expect((await one('support', { intent: 'approve' })).body).toEqual({ done: 'approve' });
    expect(await stateOf(shop.mine.waiting)).toBe('approved');
  });
});

describe('the queue', () => {
  const queue = (who: Person, fields: Record<string, string>) => send(who, 'app/returns', fields);

  it('decides several at once and tells of each what came of it', async () => {
    const ids = [shop.mine.waiting, shop.mine.return].join(',');
    const { status, body } = await queue('owner', { intent: 'approve', ids });
    expect(status).toBe(200);
    expect(body.results.map(({ refused }: { refused: string }) => refused)).toEqual([
      'already-done',
      expect.stringMatching(/^(not-allowed|already-done)$/),
    ]);
    const none = await queue('warehouse', { intent: 'decline', ids, reason: 'OTHER' });
    expect(none.body.results.map(({ refused }: { refused: string }) => refused)).toEqual(['role', 'role']);
  });

  it('does nothing to any when one of them is another shop’s or more are named than it takes', async () => {
    const other = await fillShop(openDoors(shop.db), 'elsewhere', 5_000n);
    const before = await everything();
    const both = [shop.mine.waiting, other.waiting].join(',');
    expect((await queue('owner', { intent: 'decline', ids: both, reason: 'OTHER' })).status).toBe(404);
    for (const ids of ['', 'x', '0', '1,', Array.from({ length: 11 }, (_, id) => id + 1).join(',')])
      expect((await queue('owner', { intent: 'approve', ids })).status, ids).toBe(400);
    expect((await queue('owner', { intent: 'delete-view', id: String(other.view) })).status).toBe(404);
    expect(
      (await queue('owner', { intent: 'rename-view', id: String(other.view), name: 'Mine' })).status,
    ).toBe(404);
    expect(await everything()).toEqual(before);
  });

  it('keeps lists under names, renames and deletes them', async () => {
    const views = async () => {
      const { rows } = await shop.client.query(
        'select id::text, name, address from returns_saved_view where shop_id = $1 order by name',
        [String(shop.mine.shopId)],
      );
      return rows;
    };
    const address = 'after=x&outcome=credit&tab=to-review';
    expect((await queue('support', { intent: 'save-view', name: ' Credit ', address })).status).toBe(200);
    const [credit, mine] = await views();
    expect(credit).toMatchObject({ name: 'Credit', address: 'tab=to-review&outcome=credit' });
    expect(mine).toMatchObject({ name: 'mine' });
    expect((await queue('owner', { intent: 'rename-view', id: credit.id, name: 'mine' })).status).toBe(409);
    expect((await queue('owner', { intent: 'rename-view', id: credit.id, name: 'A credit' })).status).toBe(
      200,
    );
    const [renamed] = await views();
    expect(renamed).toMatchObject({ name: 'A credit', address: 'tab=to-review&outcome=credit' });
    expect((await queue('owner', { intent: 'delete-view', id: renamed.id })).status).toBe(200);
    expect(await views()).toEqual([mine]);
    for (const wrong of [
      { name: '', address },
      { name: 'x'.repeat(61), address },
      { name: 'a\u0000', address },
      { name: 'Lost', address: 'tab=lost' },
    ])
      expect((await queue('owner', { intent: 'save-view', ...wrong })).status).toBe(400);
  });
});

describe('settings and roles', () => {
  const hours = JSON.stringify({
    ...{
      reviewHours: '12',
      inspectHours: '',
      settleHours: '24',
      expireAfterDays: '30',
      remindDaysBefore: '7',
    },
  });
  const settings = (who: Person, form = hours) =>
    send(who, 'app/returns/settings', { intent: 'save', settings: form });
  const staff = (who: Person, fields: Record<string, string>) =>
    send(who, 'app/settings/staff', { intent: 'assign', name: '', limit: '', ...fields });

  it('of returns are a manager’s', async () => {
    const before = await everything();
    for (const who of ['support', 'warehouse'] as const) expect((await settings(who)).status).toBe(403);
    for (const wrong of ['{', '[]', '{"reviewHours":"-1"}'])
      expect((await settings('manager', wrong)).status).toBeGreaterThanOrEqual(400);
    expect(await everything()).toEqual(before);
    expect((await settings('manager')).status).toBe(200);
  });

  it('are assigned by owners alone, who never leave a shop without one', async () => {
    const before = await everything();
    for (const who of ['manager', 'support', 'warehouse'] as const)
      expect((await staff(who, { user: people.support, role: 'owner' })).status).toBe(403);
    expect((await staff('owner', { user: people.owner, role: 'manager' })).body).toMatchObject({
      why: 'last-owner',
    });
    expect((await staff('owner', { user: '424242', role: 'manager' })).status).toBe(404);
    const wrongs: Record<string, string>[] = [
      { role: 'king' },
      { role: 'support', limit: '-1' },
      { role: 'support', limit: '1e3' },
      { role: 'support', limit: '1.001' },
      { role: 'support', points: '-1' },
      { role: 'support', points: '1.5' },
      { role: 'support', points: '1e18' },
      { role: 'support', name: 'x'.repeat(61) },
      { role: 'support', name: 'a\u0000' },
    ];
    for (const wrong of wrongs)
      expect((await staff('owner', { user: people.support, ...wrong })).status, JSON.stringify(wrong)).toBe(
        422,
      );
    expect(await everything()).toEqual(before);
    const change = { user: people.support, role: 'support', name: 'Sam', limit: '12.50', points: '300' };
    expect((await staff('owner', change)).status).toBe(200);
    expect(await meetStaff(shop.db, shop.mine.shopId, people.support)).toMatchObject({
      approveUpTo: 1250n,
      adjustUpTo: 300n,
    });
  });

  it('of withdrawals: whoever decides ends them, once and in their own shop', async () => {
    const handled = (who: Person, withdrawal: string) =>
      send(who, 'app/returns/withdrawals', { intent: 'handled', withdrawal });
    const id = String(shop.mine.withdrawal);
    expect((await handled('warehouse', id)).status).toBe(403);
    expect((await handled('owner', '999999')).status).toBe(404);
    expect((await handled('owner', 'x')).status).toBe(400);
    expect((await handled('support', id)).body).toEqual({ done: 'handled' });
  });
});

describe('a picture by staff', () => {
  const upload = (body: BodyInit, id: bigint | string = shop.mine.waiting) =>
    app.handle(
      new Request(`http://localhost:3000/app/returns/${id}/photos`, {
        method: 'POST',
        headers: { ...browser, ...as('warehouse') },
        body,
      }),
    );

  it('is taken, made small, and seen at its signed address', async () => {
    const png = await sharp({ create: { width: 3000, height: 20, channels: 3, background: '#446' } })
      .png()
      .toBuffer();
    const answer = await upload(new Uint8Array(png));
    expect(answer.status).toBe(201);
    const { url, width } = await answer.json();
    expect(width).toBeLessThan(3000);
    const seen = await app.handle(new Request(url, { headers: browser }));
    expect(seen.status).toBe(200);
    expect((await app.handle(new Request(`${url}x`, { headers: browser }))).status).toBe(404);
  });

  it('that is none, is too large, or is about a return elsewhere is refused and not kept', async () => {
    const before = await everything();
    expect((await upload('not a picture')).status).toBe(400);
    expect((await upload('')).status).toBe(400);
    expect((await upload(new Uint8Array(11 * 1024 * 1024))).status).toBe(413);
    expect((await upload('x', 999_999n)).status).toBe(404);
    expect((await upload('x', 'x')).status).toBe(404);
    expect(await everything()).toEqual(before);
  });
});
