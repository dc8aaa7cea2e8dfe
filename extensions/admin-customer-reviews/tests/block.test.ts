/// <reference types="@shopify/ui-extensions/admin.customer-details.block.render" />
import { setUpExtension } from '@shopify/ui-extensions-tester';
import { fireEvent, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { appDouble, pageText, saying } from '../../shared/tests/app-double.ts';
import { realWords, type Texts } from '../../shared/tests/real-words.ts';
import german from '../locales/de.json' with { type: 'json' };
import texts from '../locales/en.default.json' with { type: 'json' };

type Reply = Parameters<typeof appDouble>[0][string];

const path = '/api/staff/customer-reviews';
const one = {
  ...{ id: '41', product: 'Fjell jumper', rating: 2, title: 'Runs small', excerpt: 'Take one size up.' },
  ...{ status: 'published', purchase: 'returned', held: false, submittedAt: '2026-11-20T09:30:00Z' },
};

function block(
  reply: Reply,
  more: { token?: string | null; selected?: { id: string }[]; words?: Texts; language?: string } = {},
) {
  const { token = 'the-token', selected = [{ id: 'gid://shopify/Customer/7' }] } = more;
  const extension = setUpExtension('admin.customer-details.block.render');
  const app = appDouble({ [`GET ${path}`]: reply });
  extension.fetch = app.fetch;
  extension.shopify.i18n = realWords(more.words ?? texts, more.language);
  extension.shopify.auth.idToken = async () => token;
  extension.shopify.data = { selected };
  return { extension, app, [Symbol.dispose]: () => extension[Symbol.dispose]() };
}

const frame = () => document.body.querySelector('s-admin-block');
const summary = () => frame()?.getAttribute('collapsedSummary') ?? frame()?.getAttribute('collapsedsummary');

describe('the block on a customer’s page', () => {
  it('shows the latest reviews with where they stand, and leads into the app', async () => {
    const held = {
      ...one,
      id: '42',
      title: '',
      excerpt: '',
      status: 'pending',
      held: true,
      purchase: 'kept',
    };
    using it = block({ body: { customer: '5', total: 12, latest: [held, one] } });
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('12 reviews'));
    expect(pageText()).toContain('★★☆☆☆');
    expect(pageText()).toContain('2 stars of 5');
    expect(pageText()).toContain('Take one size up.');
    expect(pageText()).toContain('Fjell jumper, November 20, 2026');
    for (const badge of ['Published', 'Returned', 'Waiting', 'Held for a look', 'Kept'])
      expect(saying('s-badge', badge)).toBeTruthy();
    expect(document.body.querySelectorAll('s-badge')).toHaveLength(5);
    // As in the app's inbox.
    expect(saying('s-badge', 'Waiting').getAttribute('tone')).toBe('caution');
    expect(saying('s-link', 'Runs small').getAttribute('href')).toBe('app:app/reviews?customer=5&open=41');
    expect(saying('s-link', 'Without a title').getAttribute('href')).toBe(
      'app:app/reviews?customer=5&open=42',
    );
    expect(saying('s-link', 'All reviews').getAttribute('href')).toBe('app:app/reviews?customer=5');
  });

  it('asks for the customer of the page with the token of whoever looks', async () => {
    using it = block({ body: { customer: '5', total: 1, latest: [one] } });
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('1 review'));
    expect(it.app.calls).toEqual([
      {
        method: 'GET',
        path: `${path}?customer=gid%3A%2F%2Fshopify%2FCustomer%2F7`,
        body: undefined,
        authorization: 'Bearer the-token',
      },
    ]);
  });

  it('says while it loads, and what it holds when it is closed', async () => {
    using it = block({ body: { customer: '5', total: 1, latest: [{ ...one, product: '' }] } });
    await it.extension.render();
    expect(document.body.querySelector('s-spinner')).not.toBeNull();
    expect(summary()).toBe('Loading');
    await waitFor(() => expect(summary()).toBe('1 review'));
    expect(document.body.querySelector('s-spinner')).toBeNull();
    expect(saying('s-text', 'November 20, 2026').textContent).toBe('November 20, 2026');
  });

  it.each<[string, Reply]>([
    ['who wrote nothing', { body: { customer: '5', total: 0, latest: [] } }],
    ['whom the app does not know yet', { status: 404, body: { refused: 'not-yours' } }],
  ])('is empty for a customer %s', async (_, reply) => {
    using it = block(reply);
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('No reviews yet'));
    expect(summary()).toBe('No reviews yet');
    expect(document.body.querySelector('s-button')).toBeNull();
  });

  it.each<[string, Reply]>([
    ['the app is away', 'no answer'],
    ['the app is in trouble', { status: 500, body: null }],
    ['the app lets nobody in', { status: 401, body: null }],
    ['the address is not understood', { status: 400, body: { refused: 'bad-input' } }],
  ])('says so and offers another try when %s', async (_, reply) => {
    let first = true;
    using it = block(() => {
      const answer = first ? reply : { body: { customer: '5', total: 1, latest: [one] } };
      first = false;
      return typeof answer === 'function' ? answer(undefined) : answer;
    });
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('could not be loaded'));
    fireEvent.click(saying('s-button', 'Try again'));
    await waitFor(() => expect(pageText()).toContain('Runs small'));
  });

  it('asks nothing without a token', async () => {
    using it = block({ body: { customer: '5', total: 1, latest: [one] } }, { token: null });
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('could not be loaded'));
    expect(it.app.calls).toEqual([]);
  });

  it('speaks the language of the admin', async () => {
    using it = block({ body: { customer: '5', total: 2, latest: [one] } }, { words: german, language: 'de' });
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('2 Bewertungen'));
    expect(saying('s-badge', 'Zurückgegeben')).toBeTruthy();
    expect(pageText()).toContain('Fjell jumper, 20. November 2026');
  });
});
