import { describe, expect, it } from 'vitest';
import { useAdminApi } from '../admin-api/test-api.ts';
import { frameFor } from '../frame/test-frame.ts';
import { faultOf, listFlowStarts, readFlowTriggers } from './flow-triggers.ts';
import { klaviyoKeyOf, listKlaviyoEvents, listKlaviyoProfiles } from './klaviyo.ts';
import { klaviyoRoutes } from './klaviyo-routes.ts';

const { world, ask } = useAdminApi();
const frame = frameFor(() => world.state);
const triggers = readFlowTriggers(new URL('../../extensions/', import.meta.url));

const receive = `mutation ($handle: String, $payload: JSON) {
  flowTriggerReceive(handle: $handle, payload: $payload) { userErrors { field message } }
}`;
const good = { customer_id: 7, Note: 'Hi', Amount: 4.5 };

describe('Flow', () => {
  it('keeps each start of a trigger, with the shop’s time', async () => {
    const shop = await world.shop();
    for (let times = 0; times < 2; times++) {
      const answer = await ask(shop, receive, { handle: 'bid-placed', payload: good });
      expect(answer.at('flowTriggerReceive.userErrors')).toEqual([]);
    }
    expect(await listFlowStarts(world.state, shop)).toMatchObject([
      { handle: 'bid-placed', payload: good, at: '2026-03-01T15:00:00.000Z' },
      { handle: 'bid-placed', payload: good },
    ]);
    const other = await world.shop();
    expect(await listFlowStarts(world.state, other)).toEqual([]);
  });

  it('refuses a trigger that the app does not have, and a payload that is not the trigger’s', async () => {
    const shop = await world.shop();
    const refused = async (handle: string, payload: object) =>
      (await ask(shop, receive, { handle, payload })).at('flowTriggerReceive.userErrors.0.message');
    expect(await refused('other', good)).toContain("no trigger 'other'");
    expect(await refused('bid-placed', { ...good, Extra: 1 })).toContain("'Extra'");
    expect(await refused('bid-placed', { customer_id: 7, Note: 'Hi' })).toContain("'Amount' is missing");
    expect(await refused('bid-placed', { ...good, Amount: '4' })).toContain("'Amount' is no number_decimal");
    expect(await refused('bid-placed', { ...good, Note: 'x'.repeat(60_000) })).toContain('50 KB');
    expect(await listFlowStarts(world.state, shop)).toEqual([]);
  });

  it('reads the app’s own triggers', () => {
    expect(triggers.map(({ handle }) => handle).sort()).toEqual([
      'afterglow-flow-guest-message',
      'afterglow-flow-message',
      'afterglow-question-asked',
      'afterglow-review-low-rating',
      'afterglow-review-media-added',
      'afterglow-review-published',
      'afterglow-review-submitted',
    ]);
    for (const trigger of triggers) expect(faultOf(trigger, {})).toContain('is missing');
  });
});

describe('Klaviyo', () => {
  const body = (change: object = {}, profile: object = {}) => ({
    data: {
      type: 'event',
      attributes: {
        metric: { data: { type: 'metric', attributes: { name: 'Afterglow review request' } } },
        unique_id: 'review-request:1',
        time: '2026-03-02T10:00:00.000Z',
        properties: { order_name: '#1001' },
        profile: {
          data: {
            type: 'profile',
            attributes: { email: 'ada@example.com', properties: { a: 1, b: 2 }, ...profile },
          },
        },
        ...change,
      },
    },
  });
  const post = async (key: string, sent: unknown, revision = '2026-07-15') => {
    const headers = { authorization: `Klaviyo-API-Key ${key}`, revision, 'content-type': 'application/json' };
    const routes = klaviyoRoutes({ state: world.state });
    const request = { method: 'POST', headers, body: JSON.stringify(sent) };
    return (await routes.request('/klaviyo/api/events', request)).status;
  };

  it('keeps an event of the shop whose key it is once, and what was said last of a profile', async () => {
    const shop = await world.shop();
    const key = klaviyoKeyOf(shop);
    expect(await post(key, body({}, { first_name: 'Ada' }))).toBe(202);
    expect(await post(key, body({ properties: {} }, { properties: { b: 3 } }))).toBe(202);
    expect(await post(key, body({ unique_id: 'review-request:2' }))).toBe(202);
    expect(await listKlaviyoEvents(world.state, shop)).toMatchObject([
      {
        metric: 'Afterglow review request',
        uniqueId: 'review-request:1',
        properties: { order_name: '#1001' },
      },
      { uniqueId: 'review-request:2', at: '2026-03-02T10:00:00.000Z', email: 'ada@example.com' },
    ]);
    expect(await listKlaviyoProfiles(world.state, shop)).toEqual([
      { email: 'ada@example.com', firstName: 'Ada', locale: null, properties: { a: 1, b: 2 } },
    ]);
  });

  it('refuses a key of nobody, and what is no event', async () => {
    const key = klaviyoKeyOf(await world.shop());
    expect(await post('pk_nobody', body())).toBe(401);
    expect(await post(key, body(), '')).toBe(400);
    expect(await post(key, { data: {} })).toBe(400);
    expect(await post(key, body({}, { locale: 'de' }))).toBe(400);
  });
});

it('both are shown in the admin, and lead nowhere', async () => {
  const shop = await world.shop({ domain: 'afterglow-demo.myshopify.com' });
  const empty = await frame.page(`${frame.admin}/elsewhere`);
  expect(empty.html).toContain('No trigger was set off yet');
  expect(empty.html).toContain(klaviyoKeyOf(shop));
  await ask(shop, receive, { handle: 'bid-placed', payload: { ...good, Note: '<b>Hi</b>' } });
  const page = await frame.page(`${frame.admin}/elsewhere`);
  expect(page.html).toContain('Note: &lt;b>Hi&lt;/b> · Amount: 4.5 · customer_id: 7');
  expect((await frame.page(`${frame.admin}/settings`)).html).toContain(`${frame.admin}/elsewhere`);
});
