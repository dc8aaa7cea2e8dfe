import { expect, test } from 'vitest';
import { parseInstant } from '#app/kernel/calendar.ts';
import { shopId } from '#app/kernel/ids.ts';
import { defaultSettings } from '../../modules/reviews/settings/settings.ts';
import { publishQuestions } from './publish-questions.server.ts';

async function told(live: boolean, on: boolean): Promise<Record<string, unknown>> {
  const published: Record<string, unknown> = {};
  const questions = { ...defaultSettings.questions, on };
  const modules = {
    commerce: { getShop: async () => ({ id: shopId(1n), domain: 'a.example', uninstalledAt: null }) },
    reviews: {
      getSettings: async () => ({
        liveFrom: live ? parseInstant('2026-03-01T00:00:00Z') : null,
        current: { settings: { questions } },
      }),
    },
    writes: {
      publish: async (_shop: unknown, namespace: string, key: string, value: unknown) => {
        published[`${namespace}.${key}`] = value;
      },
    },
  };
  await publishQuestions(modules, shopId(1n));
  return published;
}

test.each([
  [true, true],
  [true, false],
  [false, true],
])('a theme hears whether reviews are live (%s) and questions are taken (%s)', async (live, on) => {
  expect(await told(live, on)).toEqual({
    'reviews.area': { live },
    'reviews.questions': { open: live && on, owners: live && on },
  });
});
