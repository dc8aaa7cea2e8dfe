/// <reference types="@shopify/ui-extensions/customer-account.page.render" />
import { setUpExtension } from '@shopify/ui-extensions-tester';
import { fireEvent, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { BirthdayView, RewardsView } from '../../../app/contracts/rewards.ts';
import { appDouble, pageText, saying } from '../../shared/tests/app-double.ts';
import { realWords, type Texts } from '../../shared/tests/real-words.ts';
import german from '../locales/de.json' with { type: 'json' };
import texts from '../locales/en.default.json' with { type: 'json' };

const view = (more: Partial<RewardsView> = {}): RewardsView => ({
  balance: { available: '120', pending: '0', held: '0', debt: '0' },
  next: null,
  live: true,
  worth: null,
  rewards: [],
  tier: null,
  redemptions: [],
  expiring: { points: '120', lastDay: '2027-01-31' },
  ways: [
    { way: 'sign-up', name: null, points: '50', done: true },
    { way: 'review', name: null, points: '20', done: false },
    { way: 'event', name: 'A visit to the shop', points: '1', done: false },
  ],
  birthday: { day: null },
  ...more,
});

function page(answers: Parameters<typeof appDouble>[0], words: Texts = texts, language = 'en') {
  const extension = setUpExtension('customer-account.page.render');
  const app = appDouble({
    'GET /api/rewards': { body: view() },
    'GET /api/reviews': {
      body: { open: [], written: [], form: { photos: false, videos: false, recommend: false, thanks: null } },
    },
    ...answers,
  });
  extension.fetch = app.fetch;
  extension.shopify.i18n = realWords(words, language);
  return { app, render: () => extension.render(), [Symbol.dispose]: () => extension[Symbol.dispose]() };
}

function choose(label: string, value: string) {
  const select = document.body.querySelector(`s-select[label="${label}"]`);
  if (!select) throw new Error(`there is no choice of ${label}`);
  Object.assign(select, { value });
  fireEvent.change(select);
}

describe('what earns points', () => {
  it('is listed with what it brings, and ticked once it is done', async () => {
    using it = page({});
    await it.render();
    await waitFor(() => expect(pageText()).toContain('An account with this shop'));
    const items = [...document.body.querySelectorAll('s-list-item')].map((one) => one.textContent);
    expect(items).toEqual([
      'An account with this shopDone, 50 points',
      'A review of what you bought20 points',
      'A visit to the shop1 point',
    ]);
    expect(document.body.querySelectorAll('s-icon[type="check-circle"]')).toHaveLength(1);
  });

  it('is no heading without a list', async () => {
    using it = page({ 'GET /api/rewards': { body: view({ ways: [], birthday: null }) } });
    await it.render();
    await waitFor(() => expect(pageText()).toContain('You have 120 points'));
    expect(document.body.querySelector('s-section[heading="Ways to earn"]')).toBeNull();
    expect(document.body.querySelector('s-section[heading="Your birthday"]')).toBeNull();
  });

  it('stands beside what ends first', async () => {
    using it = page({}, german, 'de');
    await it.render();
    await waitFor(() => expect(pageText()).toContain('120 Punkte sind bis 31. Januar 2027 einlösbar'));
  });
});

describe('a birthday', () => {
  it('is told as month and day, and stands saved', async () => {
    let birthday: BirthdayView = { day: null };
    using it = page({
      'GET /api/rewards': () => ({ body: view({ birthday }) }),
      'POST /api/birthday': () => {
        birthday = { day: '--05-17' };
        return { body: birthday };
      },
    });
    await it.render();
    await waitFor(() => saying('s-button', 'Save birthday'));
    choose('Month', '5');
    choose('Day', '17');
    fireEvent.click(saying('s-button', 'Save birthday'));
    await waitFor(() => expect(pageText()).toContain('Your birthday: May 17'));
    expect(it.app.sent('POST', '/api/birthday').map(({ body }) => body)).toEqual([{ day: '--05-17' }]);
    fireEvent.click(saying('s-link', 'Change'));
    await waitFor(() => saying('s-button', 'Save birthday'));
  });

  it('needs both, on a day that there is', async () => {
    using it = page({});
    await it.render();
    await waitFor(() => saying('s-button', 'Save birthday'));
    choose('Day', '30');
    fireEvent.click(saying('s-button', 'Save birthday'));
    await waitFor(() => expect(pageText()).toContain('Choose a month and a day'));
    choose('Month', '2');
    await waitFor(() =>
      expect(document.body.querySelectorAll('s-select[label="Day"] s-option')).toHaveLength(29),
    );
    fireEvent.click(saying('s-button', 'Save birthday'));
    await waitFor(() => expect(pageText()).toContain('Choose a month and a day'));
    expect(it.app.sent('POST', '/api/birthday')).toEqual([]);
  });

  it('says why it cannot be saved, and keeps what was chosen', async () => {
    using it = page({ 'POST /api/birthday': 'no answer' });
    await it.render();
    await waitFor(() => saying('s-button', 'Save birthday'));
    choose('Month', '5');
    choose('Day', '17');
    fireEvent.click(saying('s-button', 'Save birthday'));
    await waitFor(() => expect(pageText()).toContain('The shop could not be reached'));
    expect(document.body.querySelector('s-select[label="Month"]')).toHaveProperty('value', '5');
  });
});
