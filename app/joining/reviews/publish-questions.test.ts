import { expect, test } from 'vitest';
import { parseInstant } from '#app/kernel/calendar.ts';
import { shopId } from '#app/kernel/ids.ts';
import { defaultSettings } from '../../modules/reviews/settings/settings.ts';
import { publishQuestions } from './publish-questions.server.ts';

interface Theme {
  live: boolean;
  on: boolean;
}

/** What a theme hears. `before` is awaited before each of it, with its number from 1. */
function openTheme(is: Theme, before: (call: number, tell: () => Promise<void>) => Promise<void>) {
  const published: Record<string, unknown> = {};
  let calls = 0;
  const modules = {
    commerce: { getShop: async () => ({ id: shopId(1n), domain: 'a.example', uninstalledAt: null }) },
    reviews: {
      getSettings: async () => ({
        liveFrom: is.live ? parseInstant('2026-03-01T00:00:00Z') : null,
        current: { settings: { questions: { ...defaultSettings.questions, on: is.on } } },
      }),
    },
    writes: {
      publish: async (_shop: unknown, namespace: string, key: string, value: unknown) => {
        calls += 1;
        await before(calls, tell);
        published[`${namespace}.${key}`] = value;
      },
    },
  };
  const tell = () => publishQuestions(modules, shopId(1n));
  return { published, tell };
}

const heard = ({ live, on }: Theme) => ({
  'reviews.area': { live },
  'reviews.questions': { open: live && on, owners: live && on },
});

test.each([
  { live: true, on: true },
  { live: true, on: false },
  { live: false, on: true },
])('a theme hears whether reviews are live and questions are taken: %j', async (is) => {
  const { published, tell } = openTheme(is, async () => undefined);
  await tell();
  expect(published).toEqual(heard(is));
});

test.each([1, 2])('what is so now stays told, whoever knew less tells it last: call %i', async (late) => {
  const is = { live: false, on: true };
  const { published, tell } = openTheme(is, async (call, tellMore) => {
    if (call !== late) return;
    is.live = true;
    await tellMore();
  });
  await tell();
  expect(published).toEqual(heard({ live: true, on: true }));
});
