import { beforeAll, describe, expect, it } from 'vitest';
import { assignRole, meetStaff } from '../../app/platform/staff.server.ts';
import { type StaffRole, staffRoles } from '../../app/platform/staff-roles.ts';
import { adminRoutes, formRequest, namedIn } from '../support/app-routes.ts';
import { sessionToken, useBuiltApp } from '../support/built-app.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { useLetInShop } from '../support/let-in-shop.ts';

/* Which role may send what, for every route of the admin that takes a form: a new one needs a row here. */

const app = useBuiltApp();
const shop = useLetInShop(app);
const people: Readonly<Record<StaffRole, string>> = {
  owner: '7',
  manager: '8',
  support: '9',
  warehouse: '10',
};

beforeAll(async () => {
  const limits = { name: '', approveUpTo: null, adjustUpTo: null };
  for (const role of staffRoles) {
    await meetStaff(shop.db, shop.mine.shopId, people[role]);
    await assignRole(shop.db, shop.mine.shopId, { ...limits, userId: people[role], role });
  }
});

type Fields = Readonly<Record<string, string>>;
const everybody = staffRoles;
const deciding: readonly StaffRole[] = ['owner', 'manager', 'support'];
const publishing: readonly StaffRole[] = ['owner', 'manager'];
const owners: readonly StaffRole[] = ['owner'];

/** A route, who may send it, and forms that get as far as the role. What comes of them is told elsewhere. */
type Row = readonly [path: string, may: readonly StaffRole[], ...forms: Fields[]];

const rows: readonly Row[] = [
  ['app', publishing, { intent: 'hide-guide' }, { intent: 'import' }],
  ['app', deciding, { intent: 'late-seen', redemption: '99999' }],
  ['app/customers/:id', deciding, { intent: 'undo-adjustment', entry: '99999' }],
  ['app/customers/:id/tier', publishing, {}],
  ['app/health', deciding, {}, { intent: 'retry-all' }],
  ['app/loyalty', publishing, {}, { intent: 'go-offline' }, { intent: 'save', program: '{}' }],
  [
    'app/loyalty/members',
    publishing,
    { intent: 'give-points', customers: '99999', points: '1', reason: 'goodwill', key: 'key', address: '' },
  ],
  ['app/loyalty/members/preview', everybody, {}],
  ['app/loyalty/preview', everybody, {}],
  [
    'app/loyalty/rewards',
    publishing,
    {},
    { intent: 'save', rewards: '{}' },
    { intent: 'put-back', version: '99999' },
  ],
  ['app/loyalty/rewards/preview', everybody, {}],
  ['app/loyalty/tiers', publishing, {}, { intent: 'save', tiers: '{}' }],
  ['app/loyalty/tiers/preview', everybody, {}],
  ['app/loyalty/try/step', everybody, {}],
  ['app/returns', everybody, { intent: 'delete-view', id: '99999' }],
  ['app/returns/:id', deciding, { intent: 'cancel' }, { intent: 'write', as: 'note', text: 'x', key: 'k' }],
  ['app/returns/:id', publishing, { intent: 'list-customer', list: 'none' }],
  ['app/returns/:id', everybody, { intent: 'reopen-missing' }],
  ['app/returns/:id/photos', everybody, {}],
  ['app/returns/policy', publishing, { intent: 'publish', revision: '99999' }],
  ['app/returns/policy', deciding, { intent: 'save-draft', policy: '{}', revision: '99999' }],
  ['app/returns/policy/firings', everybody, {}],
  ['app/returns/policy/preview', everybody, {}],
  ['app/returns/policy/try/:orderId', everybody, {}],
  ['app/returns/settings', publishing, { intent: 'save', settings: '{}' }],
  ['app/returns/withdrawals', deciding, { intent: 'handled', withdrawal: '99999' }],
  ['app/reviews', deciding, {}, { intent: 'publish', review: '99999' }],
  ['app/reviews/feed', publishing, {}],
  ['app/reviews/groups', publishing, {}],
  ['app/reviews/import', publishing, {}],
  ['app/reviews/import/:id', publishing, {}],
  ['app/reviews/media', deciding, {}, { intent: 'unhide', media: '99999' }],
  ['app/reviews/questions', deciding, {}, { intent: 'answer', question: '99999', body: 'x' }],
  ['app/reviews/reply', deciding, {}, { intent: 'remove', review: '99999' }],
  ['app/reviews/settings', publishing, {}, { intent: 'go-offline' }, { intent: 'save', settings: '{}' }],
  ['app/reviews/settings/preview', everybody, {}],
  ['app/reviews/templates', deciding, {}, { intent: 'delete', id: '99999' }],
  ['app/reviews/try/step', everybody, {}],
  ['app/settings', publishing, {}, { intent: 'import' }],
  ['app/settings/keys', publishing, {}],
  ['app/settings/messages', publishing, {}, { intent: 'pause' }],
  ['app/settings/messages/look', publishing, {}],
  ['app/settings/messages/look/preview', everybody, {}],
  ['app/settings/messages/rules', publishing, {}],
  ['app/settings/messages/sender', publishing, {}],
  ['app/settings/messages/suppressed', publishing, {}, { intent: 'find', email: 'a@example.com' }],
  ['app/settings/messages/templates/:kind', publishing, {}],
  ['app/settings/messages/templates/:kind/preview', everybody, {}],
  ['app/settings/messages/templates/:kind/send-test', publishing, {}],
  ['app/settings/staff', owners, { intent: 'assign', user: '99999', name: '', role: 'owner', limit: '' }],
];

const writing = () => adminRoutes(app.build).filter(({ writes, path }) => writes && path !== 'auth/*');
const everything = async () => {
  const { platform_personal_data_access: _looks, ...rest } = await fingerprint(shop.client);
  return rest;
};

describe('what each role may send', () => {
  it('is said of every route that takes a form, and of no other', () => {
    const said = new Set(rows.map(([path]) => path));
    expect([...said].sort()).toEqual([...new Set(writing().map(({ path }) => path))].sort());
  });

  it.each(rows.map((row) => ({ row, path: row[0], may: row[1] })))('$path is for $may', async ({ row }) => {
    const [path, may, ...forms] = row;
    for (const route of writing().filter((one) => one.path === path)) {
      for (const role of staffRoles) {
        for (const fields of forms) {
          const allowed = may.includes(role);
          const token = sessionToken(shop.mine.domain, { staff: people[role] });
          const headers = { authorization: `Bearer ${token}` };
          const body = new URLSearchParams(fields);
          const before = await everything();
          const answer = await app.handle(formRequest(route, headers, body, namedIn(route, shop.mine)));
          const told = `${role}, ${route.id}, ${JSON.stringify(fields)}: ${answer.status} ${await answer.text()}`;
          if (allowed) expect(answer.status, told).not.toBe(403);
          else expect(answer.status, told).toBe(403);
          expect(answer.status, told).toBeLessThan(500);
          if (!allowed) expect(await everything(), told).toEqual(before);
        }
      }
    }
  });
});
