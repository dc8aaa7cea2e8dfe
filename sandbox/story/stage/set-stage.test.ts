import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClockTeller } from '../../clock/clock-teller.ts';
import { getShop } from '../../domain/shops.ts';
import type { Received } from '../../http/fake-app.ts';
import { KEYS, useSandbox } from '../../http/test-sandbox.ts';
import { openState, type State } from '../../state/database.ts';
import { readStory } from '../read-story.ts';
import { show, storyGround } from '../test-story.ts';
import { appCalls } from './app-calls.ts';
import { type StageDeps, type StagePart, stageParts } from './parts.ts';
import { createStage } from './set-stage.ts';
import { StageProblem } from './stage-problem.ts';
import { findStage, type StageRecord, shareOf } from './stage-record.ts';

const test = useSandbox();
let state: State;
let deps: StageDeps;

beforeAll(async () => {
  state = await openState(test.options.databaseUrl);
  const { appOrigin } = test.options;
  const calls = appCalls({ state, keys: KEYS, embedOrigin: appOrigin, appOrigin });
  const app = {
    ...{ applicationUrl: 'https://app.invalid', scopes: ['read_orders'], subscriptions: {}, proxy: null },
    optionalScopes: ['read_all_orders', 'write_products'],
  };
  const clock = createClockTeller(state, { appOrigin, secret: KEYS.secret });
  deps = { state, app, clock, appOrigin, calls };
});
afterAll(() => state?.close());

async function ended(domain: string): Promise<StageRecord> {
  for (;;) {
    const record = await findStage(state, { domain });
    if (record !== null && record.state !== 'running') return record;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('setting the stage', () => {
  it('does one part after the other, says why one failed, and does the rest at the next try', async () => {
    const domain = await test.shop();
    const done: string[] = [];
    let broken = true;
    const part = (title: string, work: StagePart['run'] = async () => undefined): StagePart => ({
      title,
      run: async (...given) => {
        await work(...given);
        done.push(title);
      },
    });
    const stage = createStage(deps, [
      part('one', async (_, __, report) => report({ done: 1, of: 2 })),
      part('two', async () => {
        if (broken) throw new StageProblem('The app did not answer.');
      }),
      part('three'),
    ]);
    await stage.begin(domain);
    const failed = await ended(domain);
    expect(failed.state).toBe('failed');
    expect(failed.parts.map(({ state, problem }) => [state, problem])).toEqual([
      ['done', null],
      ['failed', 'The app did not answer.'],
      ['waiting', null],
    ]);
    expect(shareOf(failed)).toBeCloseTo(1 / 3);
    broken = false;
    await stage.begin(domain);
    expect((await ended(domain)).state).toBe('done');
    expect(done).toEqual(['one', 'one', 'two', 'three']);
  });

  it('goes on after a restart with what was being set, and with nothing else', async () => {
    const domain = await test.shop();
    const begun: string[] = [];
    const never = new Promise<void>(() => undefined);
    await createStage(deps, [{ title: 'one', run: () => never }]).begin(domain);
    const next = createStage(deps, [{ title: 'one', run: async (_, shop) => void begun.push(shop) }]);
    await next.resume();
    expect((await ended(domain)).state).toBe('done');
    await next.resume();
    expect(begun).toEqual([domain]);
  });

  it('installs, grants, sets up, awards and reviews over the app’s own HTTP, and chooses whose story it is', async () => {
    const domain = await test.shop({ installed: false, currency: 'EUR', country: 'DE' });
    const { ines, bo } = await storyGround(state, await getShop(state, domain));
    const awarded = async () =>
      show(state, await getShop(state, domain), { type: 'CUSTOMER', id: ines }, 'afterglow.rewards', {
        available: 270,
        pending: 0,
      });
    test.app.received.length = 0;
    test.app.answer = (request, response) => void answerAsApp(request, response, awarded);
    await createStage(deps, stageParts).begin(domain);
    const record = await ended(domain);
    expect(record.parts.filter(({ problem }) => problem !== null)).toEqual([]);
    const shop = await getShop(state, domain);
    expect(shop.installedAt).not.toBeNull();
    expect(shop.grantedScopes).toContain('write_products');
    const forms = test.app.received.flatMap(({ path, body, headers }) => {
      const route = new URL(path, 'http://app').searchParams.get('_data');
      const intent = new URLSearchParams(body).get('intent');
      return route === null || intent === null ? [] : [[route, intent, headers.authorization?.slice(0, 7)]];
    });
    expect(forms).toEqual([
      ['routes/app.returns.policy', 'save', 'Bearer '],
      ['routes/app.returns.policy', 'go-live', 'Bearer '],
      ['routes/app.reviews.settings', 'save', 'Bearer '],
      ['routes/app.reviews.settings', 'go-live', 'Bearer '],
      ['routes/app.loyalty_.rewards', 'save', 'Bearer '],
      ['routes/app.loyalty', 'go-live', 'Bearer '],
      ['routes/app.loyalty', 'catch-up', 'Bearer '],
    ]);
    expect(test.app.received.filter(({ path }) => path === '/api/reviews')).toHaveLength(1);
    const story = await readStory(state, shop);
    expect([story?.customer.id, story?.product.title, bo === ines]).toEqual([ines, 'Fjell jumper', false]);
  });

  it('says what the app did not take, in its words', async () => {
    const domain = await test.shop();
    test.app.answer = (_, response) =>
      void response
        .writeHead(422, { 'content-type': 'application/json' })
        .end('{"errors":{"days":"Too long."}}');
    const shop = await getShop(state, domain);
    await expect(
      deps.calls.send(shop, { path: '/app/returns/policy', route: 'routes/app.returns.policy' }, {}),
    ).rejects.toThrow('The app did not take the form of /app/returns/policy: Too long.');
  });
});

/** An app that is whole: nothing waits, all that is asked for is done at once. */
async function answerAsApp(
  { path, body }: Received,
  response: ServerResponse,
  awarded: () => Promise<void>,
): Promise<void> {
  const url = new URL(path, 'http://app');
  if (new URLSearchParams(body).get('intent') === 'catch-up') await awarded();
  const answers: Record<string, object> = {
    '/healthz': { queue: { waiting: 0 } },
    '/app/settings': { past: { state: 'done', areas: [] } },
    '/app/loyalty': { ok: true, catchUp: { running: false } },
  };
  response.writeHead(url.pathname === '/api/reviews' ? 201 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answers[url.pathname] ?? { ok: true }));
}
