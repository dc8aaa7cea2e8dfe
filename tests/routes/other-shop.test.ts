import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { reactionsOf } from '../../app/reactions.server.ts';
import {
  type AppRoute,
  adminRoutes,
  dataRequest,
  formRequest,
  namedIn,
  pageRequest,
  pagesOf,
} from '../support/app-routes.ts';
import { sealingKey, sessionToken, storeSession, useBuiltApp } from '../support/built-app.ts';
import { type FilledShop, fillShop, openDoors } from '../support/filled-shop.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { strangeAddresses } from '../support/hostile/strange-addresses.ts';

/*
 * A merchant who is let in asks for what is not theirs, by address and by form; and a merchant sends what no form of
 * ours sends. Neither changes anything, neither breaks anything.
 */

const app = useBuiltApp();
let client: pg.Client;
let db: Database;
let victim: FilledShop;
let asking: FilledShop;
let failedJob: string;

const secretOfVictim = 'alpha-the-victim';

beforeAll(async () => {
  client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  db = openDatabase({ url: app.databaseUrl, reactionsOf });
  const doors = openDoors(db, openSeal(sealingKey()));
  victim = await fillShop(doors, secretOfVictim, 1_000n);
  asking = await fillShop(doors, 'bravo', 2_000n);
  await storeSession(db, victim.domain);
  await storeSession(db, asking.domain);
  const { rows } = await client.query(
    `select (graphile_worker.add_job('sweep', json_build_object('shopId', $1::text), max_attempts := 1)).id::text`,
    [String(victim.shopId)],
  );
  failedJob = rows[0].id;
  await client.query('update graphile_worker._private_jobs set attempts = 1 where id = $1', [failedJob]);
});
afterAll(async () => {
  await db.close();
  await client.end();
});

const headers = (domain = asking.domain) => ({ authorization: `Bearer ${sessionToken(domain)}` });

async function stateOf(shop: FilledShop) {
  const { rows: jobs } = await client.query(
    `select id::text, attempts, run_at, payload from graphile_worker._private_jobs where payload->>'shopId' = $1 order by 1`,
    [String(shop.shopId)],
  );
  return { tables: await fingerprint(client, shop.shopId), jobs };
}

function routeAt(path: string): AppRoute {
  const routes = adminRoutes(app.build).filter((route) => route.path === path);
  const writing = routes.filter((route) => route.writes);
  const found = writing.find((route) => !route.index) ?? writing[0] ?? routes[0];
  if (!found) throw new Error(`There is no /${path}`);
  return found;
}

/** Numbers of the other shop that an address could name. */
function othersNamed({ path }: AppRoute): bigint[] {
  if (path.startsWith('app/returns/')) return [victim.return, victim.waiting];
  if (path.startsWith('app/settings/messages/log/')) return [victim.sent];
  return [victim.customer, victim.merged, victim.order];
}

describe('a merchant of another shop', () => {
  it('finds nothing at an address that names a customer, a return or a message of this one', async () => {
    const routes = adminRoutes(app.build).filter((route) => route.path.includes(':id'));
    expect(routes.length).toBeGreaterThanOrEqual(4);
    const before = [await stateOf(victim), await stateOf(asking)];
    for (const route of routes) {
      for (const id of othersNamed(route).map(String)) {
        const requests = route.reads
          ? [pageRequest, dataRequest].map((ask) => ask(route, headers(), id, '?before=9'))
          : [formRequest(route, headers(), new URLSearchParams(), id)];
        for (const request of requests) {
          const answer = await app.handle(request);
          const told = `/${route.path} with ${id}: ${answer.status}`;
          expect(answer.status, told).toBe(404);
          expect(await answer.text(), told).not.toContain(secretOfVictim);
        }
      }
    }
    expect([await stateOf(victim), await stateOf(asking)]).toEqual(before);
  });

  /** Every form that names something by its number, with the other shop's. */
  const forms: Record<string, () => [path: string, fields: Record<string, string>, id?: bigint]> = {
    'a return': () => ['app/returns/:id', { intent: 'approve' }, victim.waiting],
    'a return, to settle it': () => ['app/returns/:id', { intent: 'settle' }, victim.return],
    'a list of returns': () => ['app/returns', { intent: 'delete-view', id: String(victim.view) }],
    'a list of returns, to rename it': () => [
      'app/returns',
      { intent: 'rename-view', id: String(victim.view), name: 'Mine' },
    ],
    'several returns at once': () => ['app/returns', { intent: 'approve', ids: String(victim.waiting) }],
    'a withdrawal': () => [
      'app/returns/withdrawals',
      { intent: 'handled', withdrawal: String(victim.withdrawal) },
    ],
    'a review': () => ['app/reviews', { intent: 'hide', review: String(victim.review), reason: 'spam' }],
    'a policy it never saved': () => ['app/returns/policy', { intent: 'put-back', version: '9' }],
    'settings it never saved': () => ['app/reviews/settings', { intent: 'put-back', version: '9' }],
    'a dead delivery': () => [
      'app/health',
      { intent: 'retry-job', id: `delivery-${victim.deliveries.dead}` },
    ],
    'a waiting delivery': () => [
      'app/health',
      { intent: 'retry-job', id: `delivery-${victim.deliveries.waiting}` },
    ],
    'a dead delivery, to dismiss it': () => [
      'app/health',
      { intent: 'dismiss', id: `delivery-${victim.deliveries.dead}` },
    ],
    'a failed job, to dismiss it': () => ['app/health', { intent: 'dismiss', id: `job-${failedJob}` }],
    'a failed job': () => ['app/health', { intent: 'retry-job', id: `job-${failedJob}` }],
    'a data request': () => ['app/settings', { intent: 'complete-request', id: String(victim.request) }],
    'a message, to say that it arrived': () => [
      'app/settings/messages',
      { intent: 'arrived', message: String(victim.sent) },
    ],
    'a message, to ask after it': () => [
      'app/settings/messages',
      { intent: 'look-up', message: String(victim.sent) },
    ],
    'a suppressed address': () => [
      'app/settings/messages/suppressed',
      { intent: 'remove', id: String(victim.suppressed) },
    ],
    'rules it never saved': () => ['app/settings/messages/rules', { intent: 'put-back', version: '9' }],
    'a version it never saved': () => ['app/loyalty', { intent: 'put-back', version: '2' }],
    'rewards it never saved': () => ['app/loyalty/rewards', { intent: 'put-back', version: '9' }],
  };

  it.each(Object.keys(forms))('cannot touch by form: %s', async (what) => {
    const [path, fields, id] = forms[what]?.() ?? ['', {}];
    const before = [await stateOf(victim), await stateOf(asking)];
    const answer = await app.handle(
      formRequest(routeAt(path), headers(), new URLSearchParams(fields), id?.toString()),
    );
    expect(answer.status).toBeGreaterThanOrEqual(404);
    expect(answer.status).toBeLessThanOrEqual(422);
    expect([await stateOf(victim), await stateOf(asking)]).toEqual(before);
  });

  it.each([
    { path: 'app/health', fields: { intent: 'retry-all' } },
    { path: 'app/health', fields: { intent: 'reconcile' } },
    { path: 'app/settings', fields: { intent: 'import' } },
    { path: 'app', fields: { intent: 'hide-guide' } },
    { path: 'app/loyalty', fields: { intent: 'go-offline' } },
    { path: 'app/returns/policy', fields: { intent: 'go-offline' } },
    { path: 'app/reviews/settings', fields: { intent: 'go-offline' } },
    { path: 'app/settings/messages', fields: { intent: 'pause' } },
  ])('changes only its own shop by $fields.intent at /$path', async ({ path, fields }) => {
    const before = [await stateOf(victim), await stateOf(asking)] as const;
    const answer = await app.handle(formRequest(routeAt(path), headers(), new URLSearchParams(fields)));
    expect(answer.status).toBe(200);
    expect(await stateOf(victim)).toEqual(before[0]);
    expect(await stateOf(asking)).not.toEqual(before[1]);
  });

  it('sees nothing of this one on any page', async () => {
    for (const route of pagesOf(app.build)) {
      const answer = await app.handle(
        dataRequest(route, headers(), namedIn(route, asking), '?range=90&before=9'),
      );
      expect(answer.status, route.path).toBe(route.status);
      expect(await answer.text(), route.path).not.toContain(secretOfVictim);
    }
  });
});

describe('what no form of ours sends', () => {
  const text = (value: string) => new URLSearchParams({ intent: value });
  const fields = (values: Record<string, string>) => new URLSearchParams(values);
  const huge = 'x'.repeat(2_000_000);
  const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const upload = () => {
    const form = new FormData();
    form.set('intent', new File(['save'], 'intent.txt'));
    form.set('program', new File(['{}'], 'program.json'));
    return form;
  };
  const program = (change: object) =>
    JSON.stringify({
      points: '1',
      per: '1.00',
      rounding: 'floor',
      pendingDays: '30',
      includeTax: true,
      multipliers: [],
      expiry: { kind: 'none' },
      ...change,
    });
  const save = (text: string) => fields({ intent: 'save', program: text, form: text, basket: '60.00' });
  const rubbish: Record<string, () => URLSearchParams | FormData | string> = {
    nothing: () => fields({}),
    'an unknown intent': () => text('drop-table'),
    'an inherited name': () => text('constructor'),
    'a huge intent': () => text(huge),
    'files instead of texts': upload,
    'text that is no form': () => 'intent=save',
    'a programme that is no JSON': () => save('{'),
    'a programme that is null': () => save('null'),
    'a programme that is a list': () => save('[]'),
    'a huge programme': () => save(`"${huge}"`),
    'a deep programme': () => save(nested),
    'numbers for texts': () => save(program({ points: 1 })),
    'points below nothing': () => save(program({ points: '-1' })),
    'points beyond measure': () => save(program({ points: '9'.repeat(400) })),
    'an amount with an exponent': () => save(program({ per: '1e3' })),
    'an amount of nothing': () => save(program({ per: '0.00' })),
    'a fraction of a cent': () => save(program({ per: '0.001' })),
    'an amount with a NUL': () => save(program({ per: '1.00\u0000' })),
    'a rule without a name': () => save(program({ multipliers: [{ factor: '2' }] })),
    'a rule with a NUL in its name': () =>
      save(program({ multipliers: [{ skus: ['A\u0000'], factor: '2' }] })),
    'a rule with half a character': () => save(program({ multipliers: [{ skus: ['\ud83d'], factor: '2' }] })),
    'a thousand rules': () =>
      save(program({ multipliers: Array.from({ length: 1000 }, () => ({ skus: ['A'], factor: '2' })) })),
    'a wrong factor': () => save(program({ multipliers: [{ skus: ['A'], factor: '-2' }] })),
    'an unknown expiry': () => save(program({ expiry: { kind: 'never' } })),
    'a version that is no number': () => fields({ intent: 'put-back', version: 'NaN' }),
    'a version beyond measure': () => fields({ intent: 'put-back', version: '9'.repeat(30) }),
    'an unknown range': () => fields({ intent: 'catch-up', range: '31' }),
    'a job that is no number': () => fields({ intent: 'retry-job', id: "job-1'--" }),
    'a job beyond measure': () => fields({ intent: 'retry-job', id: `job-${'9'.repeat(18)}` }),
    'a request beyond measure': () => fields({ intent: 'complete-request', id: '9'.repeat(40) }),
    'a request that is not there': () => fields({ intent: 'complete-request', id: '999999999' }),
  };

  it.each(Object.keys(rubbish))('is refused by every action and changes nothing: %s', async (what) => {
    const before = await fingerprint(client);
    for (const route of adminRoutes(app.build).filter((found) => found.writes)) {
      const body = rubbish[what]?.() ?? '';
      const answer = await app.handle(formRequest(route, headers(), body));
      const said = await answer.text();
      const told = `/${route.path} answered ${answer.status}: ${said.slice(0, 300)}`;
      // What is wrong while somebody types is no failure: the preview says it with 200.
      const typing = /\/(preview|firings)$/.test(route.path) && said.startsWith('{"errors":');
      expect(answer.status >= 400 || typing, told).toBe(true);
      expect(answer.status, told).toBeLessThan(500);
    }
    expect(await fingerprint(client)).toEqual(before);
  });

  it.each(strangeAddresses)(
    'in an address is refused or passed over, and breaks nothing: %s',
    async (search) => {
      const before = await fingerprint(client);
      for (const route of pagesOf(app.build)) {
        for (const id of [
          String(asking.customer),
          '0',
          '-1',
          '1e3',
          '9'.repeat(18),
          '9'.repeat(40),
          '%00',
          'x',
        ]) {
          if (!/:(id|kind)/.test(route.path) && id !== '0') continue;
          const answer = await app.handle(dataRequest(route, headers(), id, search));
          const told = `/${route.path} ${id} ${search} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`;
          expect(answer.status, told).toBeLessThan(500);
        }
      }
      // A look is noted, and a page may ask Shopify for names, as often as it allows.
      const kept = ({
        platform_personal_data_access: _looks,
        platform_api_budget: _asked,
        ...rest
      }: Record<string, string>) => rest;
      expect(kept(await fingerprint(client))).toEqual(kept(before));
    },
  );
});
