import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { adminApp } from '../stories/runner/admin-app.ts';
import { typedRequestPlan } from '../stories/runner/typed-request-plan.ts';
import { findLastingFaults } from './support/check-page.ts';
import { merchant } from './support/merchant.ts';
import { onScreen } from './support/on-screen.ts';
import { picture } from './support/pictures.ts';
import { type StoryShop, storyShop } from './support/story-shop.ts';
import { untilCalm } from './support/until-calm.ts';
import { useBrowser, type Visit, widths } from './support/use-browser.ts';

/* A question is asked on the storefront without a script, answered by keys, told of by mail and shown. */

const browser = useBrowser();
const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
const mails = z.array(z.object({ to: z.string(), kinds: z.array(z.string()) }));
let shop: StoryShop;
let plain: Visit;
let visit: Visit;
let phone: Visit;

beforeAll(async () => {
  shop = await storyShop(at, `questions-${Date.now().toString(36)}`);
  const plan = typedRequestPlan({ questions: { publish: 'manual' } }, new Map(), 'EUR');
  const settings = { intent: 'save', settings: JSON.stringify(plan) };
  await adminApp(at.proxyOrigin, shop.control).send('/app/reviews/settings', settings);
  await untilCalm(at, shop.control);
  plain = await browser.visit(undefined, { scripts: false });
  visit = await browser.visit();
  phone = await browser.visit(widths.phone);
}, 240_000);
afterAll(async () => {
  await plain?.close();
  await visit?.close();
  await phone?.close();
});

const { toast } = onScreen(() => visit);

describe('a question', () => {
  it('is asked on the product page without a script', async () => {
    const { page } = plain;
    await page.goto(`${shop.store}/products/fjell-jumper`);
    const block = page.locator('#questions');
    await block.getByText('Ask a question').first().click();
    await block.locator('textarea[name="body"]').fill('Is it warm enough for snow?');
    await block.locator('input[name="name"]').fill('Ben');
    await block.locator('input[name="email"]').fill('ben@questions.example');
    await block.locator('.afterglow-reviews-ask button').click();
    await page.locator('#afterglow-asked').waitFor();
    expect(new URL(page.url()).hash).toBe('#afterglow-asked');
    await picture(plain, 'questions-asked');
  });

  it('is answered by keys', async () => {
    await merchant(visit, shop.admin).openApp('/app/reviews/questions');
    const list = visit.app.getByRole('navigation', { name: 'Questions, newest first' });
    await list.getByRole('link').first().click();
    await visit.app.getByText('Not shown yet').first().waitFor();
    await picture(visit, 'questions-to-answer');
    const { page } = visit;
    await page.keyboard.press('r');
    await page.keyboard.type('Yes, down to minus ten.');
    await page.keyboard.press('Control+Enter');
    await toast('Answer published');
    expect(await findLastingFaults(page)).toEqual([]);
    await picture(visit, 'questions-answered');
    await merchant(phone, shop.admin).openApp('/app/reviews/questions');
    await picture(phone, 'questions-phone');
    await untilCalm(at, shop.control);
  });

  it('is shown with its answer, which goes out by mail', async () => {
    const told = async () =>
      (await shop.control.get('mails', mails)).filter(
        ({ to, kinds }) => to === 'ben@questions.example' && kinds.includes('question-answered'),
      ).length;
    await expect.poll(told).toBe(1);
    const block = plain.page.locator('#questions');
    const shown = async () => {
      await plain.page.goto(`${shop.store}/products/fjell-jumper`);
      return block.textContent();
    };
    await expect.poll(shown).toContain('Yes, down to minus ten.');
    await picture(plain, 'questions-shown');
    const product = await block.locator('input[name="product"]').inputValue();
    await plain.page.goto(`${shop.store}/apps/afterglow/questions?product=${product}`);
    await plain.page.getByText('Is it warm enough for snow?').waitFor();
    await picture(plain, 'questions-page');
  });
});
