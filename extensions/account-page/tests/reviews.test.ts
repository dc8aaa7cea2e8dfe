/// <reference types="@shopify/ui-extensions/customer-account.page.render" />
import { createNavigationHistoryEntry, setUpExtension } from '@shopify/ui-extensions-tester';
import { fireEvent, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type {
  OpenReview,
  ReviewFormView,
  ReviewsView,
  UploadedMedia,
  WrittenReview,
} from '../../../app/contracts/reviews.ts';
import { appDouble, pageText, saying } from '../../shared/tests/app-double.ts';
import { realWords } from '../../shared/tests/real-words.ts';
import texts from '../locales/en.default.json' with { type: 'json' };

const form: ReviewFormView = {
  photos: true,
  videos: false,
  recommend: true,
  thanks: { points: '50', percent: 10 },
};
const open: OpenReview = {
  order: 'gid://shopify/Order/1',
  orderName: '#1001',
  line: 'gid://shopify/LineItem/1',
  productTitle: 'Coat',
  variantTitle: null,
  imageUrl: null,
  questions: [
    {
      id: 'fit',
      label: 'How does it fit?',
      values: [
        { value: '1', label: 'Too small' },
        { value: '2', label: '' },
        { value: '3', label: 'As expected' },
        { value: '4', label: '' },
        { value: '5', label: 'Too large' },
      ],
    },
  ],
  draft: null,
};
const written: WrittenReview = {
  id: '3',
  productTitle: 'Hat',
  rating: 4,
  title: 'Warm',
  body: 'Keeps the wind out.',
  status: 'published',
  purchase: 'kept',
  submittedAt: '2026-11-20T08:00:00Z',
  edited: false,
  reuseConsent: false,
  reply: 'Glad to hear.',
  thanksCode: 'THANKS-7',
};

const view = (change: Partial<ReviewsView>): ReviewsView => ({
  ...{ open: [], written: [], later: 0, form },
  ...change,
});

function page(answers: Parameters<typeof appDouble>[0]) {
  const extension = setUpExtension('customer-account.page.render');
  const app = appDouble({
    'GET /api/rewards': 'no answer',
    'POST /api/reviews/drafts': { body: { saved: true } },
    ...answers,
  });
  extension.fetch = app.fetch;
  extension.navigation.currentEntry = createNavigationHistoryEntry({ url: 'extension:/' });
  extension.shopify.i18n = realWords(texts);
  extension.shopify.sessionToken.get = async () => 'the-token';
  return { app, render: () => extension.render(), [Symbol.dispose]: () => extension[Symbol.dispose]() };
}

/** The element of a tag whose label says this. */
function labelled(
  tag: string,
  label: string,
): Element & { value?: unknown; values?: unknown; checked?: unknown } {
  const found = [...document.body.querySelectorAll(tag)].find((one) =>
    one.getAttribute('label')?.includes(label),
  );
  if (!found) throw new Error(`no ${tag} is labelled ${label}`);
  return found;
}

function choose(label: string, value: string) {
  const list = labelled('s-choice-list', label);
  list.values = [value];
  fireEvent.change(list);
}

function type(tag: string, label: string, text: string) {
  const field = labelled(tag, label);
  field.value = text;
  fireEvent.input(field);
}

describe('a review in the account', () => {
  it('says its thanks first, takes everything that a form asks, and keeps a draft', async () => {
    using it = page({
      'GET /api/reviews': { body: view({ open: [open] }) },
      'POST /api/reviews': { status: 201, body: written },
    });
    await it.render();
    await waitFor(() =>
      expect(pageText()).toContain(
        'For any review, whatever it says, you get 50 points and a code for 10% off.',
      ),
    );
    choose('Your stars for Coat', '2');
    await waitFor(() => saying('s-button', 'Send review'));
    // Beside the picture a phone has no room for them.
    expect(document.body.querySelector('s-grid :is(s-choice, s-text-field, s-button)')).toBeNull();
    type('s-text-field', 'Title', 'Thin');
    choose('How does it fit?', '1');
    choose('Would you recommend it?', 'no');
    const reuse = labelled('s-checkbox', 'The shop may show');
    reuse.checked = true;
    fireEvent.change(reuse);
    const anonymous = labelled('s-checkbox', 'Show no name');
    anonymous.checked = true;
    fireEvent.change(anonymous);
    await waitFor(() => expect(it.app.sent('POST', '/api/reviews/drafts')).toHaveLength(1));
    expect(it.app.sent('POST', '/api/reviews/drafts')[0]?.body).toMatchObject({
      order: open.order,
      line: open.line,
      rating: 2,
      title: 'Thin',
      recommends: false,
      answers: { fit: '1' },
      anonymous: true,
    });
    fireEvent.click(saying('s-button', 'Send review'));
    await waitFor(() => expect(it.app.sent('POST', '/api/reviews')).toHaveLength(1));
    expect(it.app.sent('POST', '/api/reviews')[0]?.body).toEqual({
      order: open.order,
      line: open.line,
      rating: 2,
      title: 'Thin',
      anonymous: true,
      recommends: false,
      answers: { fit: '1' },
      reuseConsent: true,
      language: 'en',
    });
  });

  it('goes on where it was left', async () => {
    const draft = {
      rating: 3,
      title: '',
      body: 'Half a thought',
      displayName: '',
      anonymous: false,
      recommends: null,
      answers: {},
    };
    using it = page({ 'GET /api/reviews': { body: view({ open: [{ ...open, draft }] }) } });
    await it.render();
    await waitFor(() => saying('s-button', 'Send review'));
    expect(labelled('s-text-area', 'What would you tell').getAttribute('value')).toBe('Half a thought');
  });

  it('takes photos one after the other and says which could not be read', async () => {
    let number = 0;
    using it = page({
      'GET /api/reviews': { body: view({ open: [open] }) },
      'POST /api/reviews/photos': () => {
        number += 1;
        const media: UploadedMedia = { id: String(number), kind: 'photo', previewUrl: 'https://a.example/1' };
        return number === 2
          ? { status: 400, body: { refused: 'bad-input', values: { why: 'heic' } } }
          : { status: 201, body: media };
      },
      'POST /api/reviews': { status: 201, body: written },
    });
    await it.render();
    await waitFor(() => labelled('s-choice-list', 'Your stars for Coat'));
    choose('Your stars for Coat', '5');
    await waitFor(() => labelled('s-drop-zone', 'Add photos'));
    const zone = labelled('s-drop-zone', 'Add photos');
    const photo = () => new File(['x'], 'x.jpg', { type: 'image/jpeg' });
    Object.assign(zone, { files: [photo(), photo(), photo()], value: 'x' });
    fireEvent.change(zone);
    await waitFor(() => expect(pageText()).toContain('format that cannot be read (HEIC)'));
    fireEvent.click(saying('s-button', 'Send review'));
    await waitFor(() => expect(it.app.sent('POST', '/api/reviews')).toHaveLength(1));
    expect(it.app.sent('POST', '/api/reviews')[0]?.body).toMatchObject({ media: ['1', '3'] });
  });
});

describe('what was written', () => {
  it('shows the reply and the code, and is changed, freed and taken back', async () => {
    let now: WrittenReview[] = [written];
    using it = page({
      'GET /api/reviews': () => ({ body: view({ written: now }) }),
      'POST /api/reviews/edit': () => {
        now = [{ ...written, rating: 1, title: 'Cold', edited: true }];
        return { body: now[0] };
      },
      'POST /api/reviews/consent': { body: { ...written, reuseConsent: true } },
      'POST /api/reviews/withdraw': () => {
        now = [];
        return { body: { withdrawn: true } };
      },
    });
    await it.render();
    await waitFor(() => expect(pageText()).toContain('The shop answered: Glad to hear.'));
    expect(pageText()).toContain('THANKS-7');
    const reuse = labelled('s-checkbox', 'The shop may show');
    reuse.checked = true;
    fireEvent.change(reuse);
    await waitFor(() => expect(it.app.sent('POST', '/api/reviews/consent')).toHaveLength(1));
    expect(it.app.sent('POST', '/api/reviews/consent')[0]?.body).toEqual({ review: '3', reuse: true });
    fireEvent.click(saying('s-link', 'Change'));
    await waitFor(() => saying('s-button', 'Save'));
    choose('Your stars for Hat', '1');
    type('s-text-field', 'Title', 'Cold');
    fireEvent.click(saying('s-button', 'Save'));
    await waitFor(() => expect(pageText()).toContain('Edited'));
    expect(it.app.sent('POST', '/api/reviews/edit')[0]?.body).toEqual({
      review: '3',
      rating: 1,
      title: 'Cold',
      body: 'Keeps the wind out.',
    });
    fireEvent.click(saying('s-link', 'Take back'));
    await waitFor(() => saying('s-button', 'Take back for good'));
    expect(pageText()).toContain('erased for good');
    fireEvent.click(saying('s-button', 'Take back for good'));
    await waitFor(() => expect(pageText()).not.toContain('Hat'));
  });
});
