import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { currencyCode } from '../../app/kernel/currency.ts';
import { type PolicyForm, policyForm } from '../../app/modules/returns/policy/forms.ts';
import { defaultPolicy } from '../../app/modules/returns/policy/policy.ts';
import { assignRole, meetStaff } from '../../app/platform/staff.server.ts';
import { type StaffRole, staffRoles } from '../../app/platform/staff-roles.ts';
import { en } from '../../app/ui/texts/en.ts';
import { type AppRoute, formRequest, listRoutes, origin, pageRequest } from '../support/app-routes.ts';
import { sessionToken, useBuiltApp } from '../support/built-app.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { useLetInShop } from '../support/let-in-shop.ts';

/*
 * The return policy over its routes: a draft is saved, told to two tabs, published and rolled back by whoever may; what
 * no form of ours sends is refused and stores nothing.
 */

const app = useBuiltApp();
const shop = useLetInShop(app);
const plain = policyForm(defaultPolicy(), currencyCode('USD'));
const answered = z.looseObject({
  ok: z.boolean().optional(),
  refused: z.string().optional(),
  version: z.number().optional(),
  values: z.record(z.string(), z.string()).optional(),
  errors: z.record(z.string(), z.string()).optional(),
});

const people: Readonly<Record<StaffRole, string>> = {
  owner: '7',
  manager: '8',
  support: '9',
  warehouse: '10',
};

beforeAll(async () => {
  const { shopId } = shop.mine;
  for (const role of staffRoles) {
    const userId = people[role];
    await meetStaff(shop.db, shopId, userId);
    await assignRole(shop.db, shopId, { userId, name: role, role, approveUpTo: null, adjustUpTo: null });
  }
});

function routeAt(path: string): AppRoute {
  const route = listRoutes(app.build).find((one) => one.path === path);
  if (!route) throw new Error(`There is no /${path}`);
  return route;
}

async function post(path: string, fields: Record<string, string>, role: StaffRole = 'owner', id?: string) {
  const headers = { authorization: `Bearer ${sessionToken(shop.mine.domain, { staff: people[role] })}` };
  const answer = await app.handle(formRequest(routeAt(path), headers, new URLSearchParams(fields), id));
  const text = await answer.text();
  return { status: answer.status, text, body: text.startsWith('{') ? answered.parse(JSON.parse(text)) : {} };
}

const policy = (fields: Record<string, string>, role?: StaffRole) => post('app/returns/policy', fields, role);
const draft = (change: Partial<PolicyForm>, revision: number, role?: StaffRole) =>
  policy(
    { intent: 'save-draft', policy: JSON.stringify({ ...plain, ...change }), revision: String(revision) },
    role,
  );

async function revision(): Promise<string> {
  const { rows } = await shop.client.query('select revision from returns_policy_draft where shop_id = $1', [
    shop.mine.shopId,
  ]);
  return String(rows[0].revision);
}

async function unchanged(ask: () => Promise<unknown>): Promise<void> {
  const before = await fingerprint(shop.client);
  await ask();
  expect(await fingerprint(shop.client)).toEqual(before);
}

describe('a draft', () => {
  it('is saved by those who decide about returns, and published by those who may', async () => {
    expect((await policy({ intent: 'discard-draft' })).status).toBe(200);
    expect((await draft({ days: '45' }, 0, 'support')).status).toBe(200);
    await unchanged(async () => {
      expect((await draft({ days: '46' }, 1, 'warehouse')).status).toBe(403);
      for (const role of ['support', 'warehouse'] as const)
        for (const intent of ['save', 'publish', 'put-back', 'discard-draft', 'go-live', 'go-offline'])
          expect(
            (await policy({ intent, revision: '1', version: '1', policy: JSON.stringify(plain) }, role))
              .status,
          ).toBe(403);
    });
    const published = await policy({ intent: 'publish', revision: await revision() }, 'manager');
    expect([published.status, published.body.ok]).toEqual([200, true]);
  });

  it('that somebody else has saved in between is told, and kept as they saved it', async () => {
    expect((await draft({ days: '21' }, 0)).status).toBe(200);
    await unchanged(async () => {
      const late = await draft({ days: '10' }, 0, 'manager');
      expect([late.status, late.body.refused]).toEqual([422, 'not-allowed']);
      expect(late.body.values).toMatchObject({ because: 'revision', savedBy: '7' });
      expect((await policy({ intent: 'publish', revision: '99' })).status).toBe(422);
    });
    const newest = await revision();
    expect((await policy({ intent: 'discard-draft' })).status).toBe(200);
    expect((await policy({ intent: 'publish', revision: newest })).status).toBe(422);
  });

  it('with anything wrong in it says where, and is not kept', async () => {
    const wrong: readonly (readonly [object, string])[] = [
      [{ days: 'soon' }, 'days'],
      [{ rules: [{ id: 'a', name: '', on: true, when: [], then: [] }] }, 'rules.0.then'],
      [
        {
          rules: [
            {
              id: 'a',
              name: '',
              on: true,
              when: [{ field: 'line.price', is: 'at-least', minor: -1 }],
              then: [{ set: 'never' }],
            },
          ],
        },
        'rules.0.when.0.minor',
      ],
      [{ limits: { ...plain.limits, kept: { count: -1, days: 30 } } }, 'limits.kept.count'],
      [{ standardShipping: { DE: -1 } }, 'standardShipping.DE'],
      [{ reasons: [] }, 'reasons'],
    ];
    await unchanged(async () => {
      for (const [change, path] of wrong) {
        const answer = await policy({
          intent: 'save-draft',
          policy: JSON.stringify({ ...plain, ...change }),
          revision: '0',
        });
        expect([answer.status, Object.keys(answer.body.errors ?? {})], path).toEqual([422, [path]]);
      }
    });
  });

  it.each<Record<string, string>>([
    { intent: 'save-draft', policy: '{', revision: '0' },
    { intent: 'save-draft', policy: 'null', revision: '0' },
    { intent: 'save-draft', policy: '[]', revision: '0' },
    { intent: 'save-draft', policy: '{}' },
    { intent: 'save-draft', policy: '{}', revision: '-1' },
    { intent: 'publish', revision: 'newest' },
    { intent: 'publish' },
    { intent: 'put-back', version: '0' },
    { intent: 'constructor' },
  ])('is not touched by %j', async (fields) => {
    await unchanged(async () => {
      expect((await policy(fields)).status).toBe(422);
    });
  });
});

it('the policy is still saved and published by one form, and an earlier one put back', async () => {
  const saved = await policy({ intent: 'save', policy: JSON.stringify({ ...plain, days: '60' }) });
  expect([saved.status, saved.body.ok]).toEqual([200, true]);
  const before = (saved.body.version ?? 0) - 1;
  const back = await policy({ intent: 'put-back', version: String(before) }, 'manager');
  expect([back.status, back.body.version]).toEqual([200, before + 2]);
  expect((await policy({ intent: 'put-back', version: '999' })).status).toBe(404);
});

describe('what is only worked out', () => {
  const form = JSON.stringify({
    ...plain,
    rules: [{ id: 'any', name: '', on: true, when: [], then: [{ set: 'approval', to: 'manual' }] }],
  });
  const firings = 'app/returns/policy/firings';

  it('counts how often rules would have decided, and stores nothing', async () => {
    await unchanged(async () => {
      const { status, text } = await post(firings, { form });
      expect([status, JSON.parse(text)]).toMatchObject([
        200,
        { days: 90, counts: { any: expect.any(Number) } },
      ]);
      expect(
        (await post(firings, { form: JSON.stringify({ ...plain, days: '' }) })).body.errors,
      ).toHaveProperty('days');
      expect((await post(firings, { form: '{' })).status).toBe(422);
    });
  });

  const read = async (path: string, search = '', id?: string) => {
    const headers = { authorization: `Bearer ${sessionToken(shop.mine.domain)}` };
    const answer = await app.handle(pageRequest(routeAt(path), headers, id, search));
    return { status: answer.status, text: await answer.text() };
  };

  it('tries the past over any number of days, and the usual one where the address names none', async () => {
    await unchanged(async () => {
      for (const search of ['', '?days=1', '?days=365', '?days=366', '?days=0', '?days=many', '?days=9e9']) {
        const { status, text } = await read('app/returns/policy/simulate', search);
        expect(status, search).toBe(200);
        expect(text, search).not.toContain(en.policy.simulator.wrongForm);
      }
    });
  });

  it('tries one order, and only one that there is', async () => {
    const path = 'app/returns/policy/try/:orderId';
    const order = String(shop.mine.order);
    await unchanged(async () => {
      expect((await read(path, '', order)).status).toBe(200);
      expect((await read(path, '', '999999')).status).toBe(404);
      expect((await read(path, '', 'x')).status).toBe(404);
      expect((await read('app/returns/policy/try', '?name=1001')).status).toBe(200);
      expect((await read('app/returns/policy/try', `?name=${'x'.repeat(101)}`)).status).toBe(422);
      expect((await read('app/returns/policy/try', '?name=%00')).status).toBe(422);
      const lines = [{ line: '11', quantity: 1, reason: 'unwanted', variant: null }];
      const tried = await post(path, { lines: JSON.stringify(lines) }, 'support', order);
      expect(tried.status).toBe(200);
      expect((await post(path, { lines: JSON.stringify(lines) }, 'owner', '999999')).status).toBe(404);
      for (const bad of ['{', '[]', '[{}]', JSON.stringify([{ ...lines[0], quantity: -1 }])])
        expect((await post(path, { lines: bad }, 'owner', order)).status, bad).toBe(422);
    });
  });
});

it('no address of the policy is open without a token', async () => {
  for (const path of ['simulate', 'try', 'try/1', 'firings', 'preview']) {
    const answer = await app.handle(new Request(`${origin}/app/returns/policy/${path}`));
    expect(answer.status, path).not.toBe(200);
  }
});
