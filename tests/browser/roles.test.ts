import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { adminApp } from '../stories/runner/admin-app.ts';
import { anyAnswer } from '../stories/runner/sandbox-control.ts';
import { findLastingFaults } from './support/check-page.ts';
import { merchant } from './support/merchant.ts';
import { onScreen } from './support/on-screen.ts';
import { type StoryShop, storyShop } from './support/story-shop.ts';
import { untilHydrated } from './support/until-hydrated.ts';
import { useBrowser, type Visit } from './support/use-browser.ts';

/* Somebody of the warehouse looks at what they may not change. */

const browser = useBrowser();
const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
/** The sandbox's second person in the admin. */
const jonas = '902541636';
let shop: StoryShop;
let visit: Visit;

const lookAs = (role: 'owner' | 'staff') => shop.control.post('staff', { role }, anyAnswer);

beforeAll(async () => {
  shop = await storyShop(at, `roles-${Date.now().toString(36)}`);
  visit = await browser.visit();
  await lookAs('staff');
  await merchant(visit, shop.admin).openApp();
  await lookAs('owner');
  const role = { intent: 'assign', user: jonas, name: 'Jonas', role: 'warehouse', limit: '', points: '' };
  await adminApp(at.proxyOrigin, shop.control).send('/app/settings/staff', role);
  await lookAs('staff');
}, 240_000);
afterAll(() => visit?.close());

const { look } = onScreen(() => visit);

it.each([
  ['/app/loyalty', 'Points', 'Go offline'],
  ['/app/reviews/settings', 'Ask after', 'Go offline'],
  ['/app/settings/messages/rules', 'Keep quiet hours', null],
])('%s says whose it is, and cannot be changed', async (path, field, button) => {
  const { app, page } = visit;
  await merchant(visit, shop.admin).openApp(path);
  await app.getByText('Owners and managers change it.').first().waitFor();
  const fixed = app.getByLabel(field, { exact: true }).first();
  expect(await fixed.isDisabled()).toBe(true);
  // What stands in it is there to be read.
  const colour = (element: Element) => getComputedStyle(element).webkitTextFillColor;
  if ((await fixed.getAttribute('type')) !== 'checkbox')
    expect(await fixed.evaluate(colour)).toBe(await app.locator('body').evaluate(colour));
  if (button !== null) expect(await app.getByRole('button', { name: button }).isDisabled()).toBe(true);
  expect(await findLastingFaults(page)).toEqual([]);
  await look(`role${path.replaceAll('/', '-')}`);
});

it('a review can be read, and nothing of it decided', async () => {
  const { app } = visit;
  await merchant(visit, shop.admin).openApp('/app/reviews');
  await app.getByRole('navigation', { name: 'Reviews, newest first' }).getByRole('link').first().click();
  await untilHydrated(visit);
  await app.getByRole('article').waitFor();
  await app.getByText('Owners, managers and support decide here.').first().waitFor();
  expect(await app.getByRole('button', { name: 'Hide', exact: true }).isDisabled()).toBe(true);
  // Nothing is chosen with which nothing could be done.
  expect(await app.getByRole('button', { name: 'Choose all' }).count()).toBe(0);
  expect(await app.getByRole('checkbox').count()).toBe(0);
  await look('role-review');
});
