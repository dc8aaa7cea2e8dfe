import { beforeAll, describe, expect, it } from 'vitest';
import { assignRole, meetStaff } from '../../app/platform/staff.server.ts';
import { adminRoutes, dataRequest, formRequest } from '../support/app-routes.ts';
import { sessionToken, useBuiltApp } from '../support/built-app.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { useLetInShop } from '../support/let-in-shop.ts';

/* Points given and taken by hand: who may, how many, and what is refused, asked at the route with each one's own token. */

const app = useBuiltApp();
const shop = useLetInShop(app);
const people = { owner: '7', support: '8', warehouse: '9', manager: '10' } as const;
type Person = keyof typeof people;

beforeAll(async () => {
  const { shopId } = shop.mine;
  for (const userId of Object.values(people)) await meetStaff(shop.db, shopId, userId);
  const common = { name: 'Sam', approveUpTo: null };
  await assignRole(shop.db, shopId, { ...common, userId: people.support, role: 'support', adjustUpTo: 50n });
  await assignRole(shop.db, shopId, {
    ...common,
    userId: people.warehouse,
    role: 'warehouse',
    adjustUpTo: null,
  });
});

const as = (who: Person) => ({
  authorization: `Bearer ${sessionToken(shop.mine.domain, { staff: people[who] })}`,
});
const route = () => {
  const found = adminRoutes(app.build).find(({ path, writes }) => path === 'app/customers/:id' && writes);
  if (!found) throw new Error('There is no page of a customer that writes');
  return found;
};

async function send(who: Person, fields: Record<string, string>, id: bigint | string = shop.mine.customer) {
  const body = new URLSearchParams(fields);
  const answer = await app.handle(formRequest(route(), as(who), body, String(id)));
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}

let keys = 0;
const adjustment = (change: Record<string, string> = {}) => ({
  ...{ intent: 'adjust-points', direction: 'give', points: '20', reason: 'goodwill', note: '' },
  key: `key-${keys++}`,
  ...change,
});
const page = async (who: Person) => {
  const answer = await app.handle(dataRequest(route(), as(who), String(shop.mine.customer)));
  return answer.json();
};
const everything = async () => {
  const { platform_personal_data_access: _looks, ...rest } = await fingerprint(shop.client);
  return rest;
};

describe('points by hand', () => {
  it('are given once for a key, undone once, and stand on the statement with who, why and the note', async () => {
    const before = BigInt((await page('manager')).hand.available);
    const asked = adjustment({ note: ' Late <b>parcel</b> ' });
    const given = await send('support', asked);
    expect(given).toMatchObject({ status: 200, body: { done: 'adjust-points', points: '20' } });
    expect(await send('support', asked)).toEqual(given);
    const after = await page('manager');
    expect(BigInt(after.hand.available)).toBe(before + 20n);
    expect(after.statement.items[0]).toMatchObject({
      ...{ points: '+20', what: 'By hand', undo: true },
      notes: ['By Sam.', 'Note: Late <b>parcel</b>'],
    });
    const undo = { intent: 'undo-adjustment', entry: String(given.body.entry) };
    expect(await send('support', undo)).toMatchObject({ status: 200, body: { points: '-20' } });
    expect(await send('manager', undo)).toEqual({ status: 422, body: { refused: 'already-done' } });
    const undone = await page('manager');
    expect(undone.statement.items[0]).toMatchObject({ points: '−20', undo: false });
    expect(undone.statement.items[1].notes).toContain('Undone since.');
  });

  it('are limited by the role, and the page says so before', async () => {
    const before = await everything();
    expect(await send('warehouse', adjustment())).toEqual({
      status: 403,
      body: { refused: 'not-allowed', role: true },
    });
    expect(await send('support', adjustment({ points: '51' }))).toEqual({
      status: 403,
      body: { refused: 'limit-reached' },
    });
    expect(await everything()).toEqual(before);
    expect((await page('warehouse')).hand).toBeNull();
    expect((await page('support')).hand).toMatchObject({ limit: '50' });
    expect((await page('manager')).hand).toMatchObject({
      limit: null,
      // Five dollars for five points, as the shop's reward says.
      worth: { num: '100', den: '1', currency: 'USD', assumed: false },
    });
    expect((await send('support', adjustment({ points: '50' }))).status).toBe(200);
    const given = await send('owner', adjustment({ points: '51' }));
    expect(given.status).toBe(200);
    const undo = { intent: 'undo-adjustment', entry: String(given.body.entry) };
    expect(await send('support', undo)).toEqual({ status: 403, body: { refused: 'limit-reached' } });
    expect((await send('manager', undo)).status).toBe(200);
  });

  it('are taken only while they are there', async () => {
    const { available } = (await page('manager')).hand;
    const more = String(BigInt(available) + 1n);
    expect(await send('manager', adjustment({ direction: 'take', points: more }))).toEqual({
      status: 422,
      body: { refused: 'insufficient-points', available },
    });
    expect((await send('manager', adjustment({ direction: 'take', points: '1' }))).status).toBe(200);
  });

  it('are refused for what is no adjustment, and nothing is stored', async () => {
    const before = await everything();
    const wrongs: Record<string, string>[] = [
      ...[
        '',
        '0',
        '-0',
        '-5',
        '1.5',
        '1e18',
        '1000000000000000000',
        '100000001',
        'NaN',
        '٣',
        '0x10',
        '1 0',
      ].map((points) => ({ points })),
      { direction: 'both' },
      { reason: 'because' },
      { reason: '' },
      { note: 'x'.repeat(501) },
      { note: 'a\u0000' },
      { key: '' },
      { key: 'a b' },
      { key: 'x'.repeat(61) },
      { intent: 'adjust' },
    ];
    for (const wrong of wrongs)
      expect(await send('owner', adjustment(wrong)), JSON.stringify(wrong)).toEqual({
        status: 422,
        body: { refused: 'bad-input' },
      });
    for (const entry of ['', '0', '-1', '1.5', '1e3', '99999999999', 'x'])
      expect((await send('owner', { intent: 'undo-adjustment', entry })).status, entry).toBe(422);
    for (const entry of ['1', '999999'])
      expect(await send('owner', { intent: 'undo-adjustment', entry })).toEqual({
        status: 422,
        body: { refused: 'not-allowed' },
      });
    expect(await everything()).toEqual(before);
  });

  it('are nobody’s whom the shop does not know', async () => {
    const before = await everything();
    for (const id of ['999999', '0', 'x', '1'.repeat(30)])
      expect((await send('owner', adjustment(), id)).status, id).toBe(404);
    expect(await everything()).toEqual(before);
  });
});
