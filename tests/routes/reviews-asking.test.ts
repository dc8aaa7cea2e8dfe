import { describe, expect, it } from 'vitest';
import { noOpinions } from '../../app/modules/reviews/settings/no-opinions.ts';
import { type AppRoute, adminRoutes, formRequest } from '../support/app-routes.ts';
import { sessionToken, useBuiltApp } from '../support/built-app.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { useLetInShop } from '../support/let-in-shop.ts';

/* How reviews are asked for, at the routes: what is saved, tried on the past and refused, and what is stored of it. */

const app = useBuiltApp();
const shop = useLetInShop(app);

function routeAt(path: string): AppRoute {
  const found = adminRoutes(app.build).find((route) => route.path === path && route.writes);
  if (!found) throw new Error(`There is no /${path}`);
  return found;
}

async function send(path: string, fields: Record<string, string>) {
  const headers = { authorization: `Bearer ${sessionToken(shop.mine.domain)}` };
  const answer = await app.handle(formRequest(routeAt(path), headers, new URLSearchParams(fields)));
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}

const everything = async () => {
  const { platform_personal_data_access: _looks, ...rest } = await fingerprint(shop.client);
  return rest;
};

const form = (request: object = {}, change: object = {}) => ({
  request: {
    ...{ trigger: 'delivered', delayDays: '7', fallbackDays: '14', waitForAllDays: '10' },
    ...{ sendWindow: '09:00-21:00', reminders: '3, 10', rules: [] },
    ...request,
  },
  publish: 'auto',
  ...change,
});
const ruleOn = (condition: object, then: object[] = [{ set: 'skip' }]) => ({
  rules: [{ id: 'rule-1', name: '', on: true, when: [condition], then }],
});
const rated = { field: 'review.rating', is: 'at-least', count: 4, days: null };
const abroad = { field: 'order.country', is: 'none-of', values: ['DE'] };

const settings = 'app/reviews/settings';
const save = (typed: unknown) => send(settings, { intent: 'save', settings: JSON.stringify(typed) });
const preview = (typed: unknown) => send(`${settings}/preview`, { form: JSON.stringify(typed) });
const attempt = (typed: unknown, after = '') =>
  send('app/reviews/try/step', { form: JSON.stringify(typed), after });

describe('rules of requests', () => {
  it('that name stars or a mood are refused with the reason wherever they come in, and change nothing', async () => {
    const before = await everything();
    const wrong = [
      form(ruleOn(rated)),
      form(ruleOn({ field: 'sentiment', is: 'any-of', values: ['good'] })),
      form({}, { publish: 'auto-from-4-stars' }),
    ];
    for (const typed of wrong)
      for (const sent of [await save(typed), await preview(typed), await attempt(typed)])
        expect(Object.values(sent.body.errors)).toEqual([noOpinions]);
    expect((await save(wrong[0])).status).toBe(422);
    expect(await everything()).toEqual(before);
  });

  it('cannot ask about what came back', async () => {
    const saved = await save(form(ruleOn({ field: 'return.reason', is: 'any-of', values: ['defective'] })));
    expect(saved.status).toBe(422);
    expect(Object.values(saved.body.errors)).toEqual(['Who is asked cannot depend on what came back.']);
  });

  it('are saved with reminders, and say of a real order which one decided', async () => {
    const typed = form(
      ruleOn(abroad, [{ set: 'time', trigger: 'ordered', delayDays: 2, fallbackDays: null }]),
    );
    expect(await save(typed)).toMatchObject({ status: 200, body: { ok: true, changed: true } });
    expect(await save(typed)).toMatchObject({ status: 200, body: { changed: false } });
    const shown = await preview(typed);
    expect(shown.status).toBe(200);
    expect(shown.body).toHaveProperty('preview');
  });
});

describe('settings tried on the past', () => {
  it('count every order of the last 31 days and store nothing', async () => {
    const before = await everything();
    const { status, body } = await attempt(form());
    expect(status).toBe(200);
    const counted = Object.values(body.page.outcomes).reduce((sum: number, n) => sum + Number(n), 0);
    expect(counted).toBe(body.page.looked);
    expect(body.page.next).toBeNull();
    expect(await everything()).toEqual(before);
  });

  it('that are wrong, or begin nowhere, are refused', async () => {
    expect(await attempt(form({ delayDays: 'soon' }))).toMatchObject({
      status: 422,
      body: { errors: { 'request.delayDays': expect.stringContaining('whole number') } },
    });
    expect((await attempt(form(), '-1')).status).toBe(422);
    expect((await attempt(form(), '9'.repeat(30))).status).toBe(422);
    expect((await send('app/reviews/try/step', { form: '{', after: '' })).status).toBe(422);
  });
});
