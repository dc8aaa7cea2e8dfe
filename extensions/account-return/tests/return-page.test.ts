import { fireEvent, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { ReturnView } from '../../../app/contracts/returns.ts';
import { pageText, saying } from '../../shared/tests/app-double.ts';
import { asked, choose, coat, field, page, usd, view } from './return-page.ts';

describe('the page for returns', () => {
  it('shows what may go back until when, and for the rest why not and what to do instead', async () => {
    using it = page({ 'GET /api/returns': { body: view() } });
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('Return until December 12, 2026'));
    expect(pageText()).toContain('This could be returned until November 1, 2026. If something is wrong');
    expect(it.app.calls[0]?.path).toBe('/api/returns?order=gid%3A%2F%2Fshopify%2FOrder%2F1');
    expect(pageText()).toContain('Choose what goes back');
  });

  it('shows each outcome with its money, points and why, once units and reason are chosen', async () => {
    using it = page({ 'GET /api/returns': { body: view() } });
    await it.extension.render();
    await choose('1');
    await waitFor(() => expect(pageText()).toContain('Return for a refund of $40.00'));
    const text = pageText();
    expect(text).toContain('Return for $44.00 store credit');
    expect(text).toContain('-$4.95');
    expect(text).toContain('44 points that this order earned are taken back');
    expect(text).toContain('500 points that you paid with come back');
    expect(text).toContain('The way back costs $4.95.');
    expect(it.app.sent('POST', '/api/returns/quote').at(-1)?.body).toEqual({
      order: 'gid://shopify/Order/1',
      lines: [{ line: 'gid://shopify/LineItem/11', quantity: 1, reason: 'size_too_small' }],
    });
  });

  it('asks for the reason before it shows money', async () => {
    using it = page({ 'GET /api/returns': { body: view() } });
    await it.extension.render();
    await waitFor(() => field('s-number-field'));
    field('s-number-field').value = '9';
    fireEvent.change(field('s-number-field'));
    await waitFor(() => expect(pageText()).toContain('Choose a reason for each item'));
    // More units than may go back are cut to those.
    expect(field('s-number-field').value).toBe('2');
    expect(it.app.sent('POST', '/api/returns/quote')).toHaveLength(0);
  });

  it('sends one request however often its button is pressed, and then says what happens next', async () => {
    let returns: ReturnView[] = [];
    using it = page({
      'GET /api/returns': () => ({ body: view({ returns }) }),
      'POST /api/returns': () => {
        returns = [asked()];
        return { body: returns[0] };
      },
    });
    await it.extension.render();
    await choose('1');
    await waitFor(() => saying('s-button', 'store credit'));
    const button = saying('s-button', 'store credit');
    fireEvent.click(button);
    fireEvent.click(button);
    await waitFor(() => expect(pageText()).toContain('The shop looks at your request'));
    const sent = it.app.sent('POST', '/api/returns');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body).toMatchObject({ outcome: 'credit', order: 'gid://shopify/Order/1' });
    expect(pageText()).toContain('$44.00 store credit');
  });

  it('keeps its key when the answer is lost', async () => {
    let lost = true;
    using it = page({
      'GET /api/returns': () => ({ body: view({ returns: lost ? [] : [asked()] }) }),
      'POST /api/returns': () => (lost ? 'no answer' : { body: asked() }),
    });
    await it.extension.render();
    await choose('1');
    await waitFor(() => saying('s-button', 'store credit'));
    fireEvent.click(saying('s-button', 'store credit'));
    await waitFor(() => expect(pageText()).toContain('Nothing is lost'));
    lost = false;
    fireEvent.click(saying('s-button', 'store credit'));
    await waitFor(() => expect(pageText()).toContain('The shop looks at your request'));
    const keys = it.app.sent('POST', '/api/returns').map(({ body }) => Object(body).key);
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).toBe(keys[0]);
  });

  it('says why a request is refused, and leaves the choice as it is', async () => {
    using it = page({
      'GET /api/returns': { body: view() },
      'POST /api/returns': { status: 409, body: { refused: 'already-returned', values: { left: '0' } } },
    });
    await it.extension.render();
    await choose('1');
    await waitFor(() => saying('s-button', 'store credit'));
    fireEvent.click(saying('s-button', 'store credit'));
    await waitFor(() => expect(pageText()).toContain('already part of a return'));
    expect(field('s-number-field').value).toBe('1');
  });

  it('says why the shop said no, and what it wrote', async () => {
    const no = asked({
      ...{ state: 'declined', cancellable: false, next: { code: 'declined', values: {} } },
      declined: { reason: 'FINAL_SALE', note: 'As the product page said' },
    });
    using it = page({ 'GET /api/returns': () => ({ body: view({ returns: [no] }) }) });
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('The shop cannot take this back'));
    expect(pageText()).toContain('These items were sold for good. “As the product page said”');
  });

  it('cancels a return while that is possible', async () => {
    let returns = [asked()];
    using it = page({
      'GET /api/returns': () => ({ body: view({ returns }) }),
      'POST /api/returns/5/cancel': () => {
        returns = [
          asked({ state: 'cancelled', cancellable: false, next: { code: 'cancelled', values: {} } }),
        ];
        return { body: returns[0] };
      },
    });
    await it.extension.render();
    await waitFor(() => saying('s-button', 'Cancel this return'));
    fireEvent.click(saying('s-button', 'Cancel this return'));
    await waitFor(() => expect(pageText()).toContain('This return is cancelled'));
    expect(
      [...document.body.querySelectorAll('s-button')].some((one) => one.textContent?.includes('Cancel')),
    ).toBe(false);
  });

  it('says what was paid once a return is settled', async () => {
    const settled = asked({
      state: 'settled',
      outcome: 'refund',
      paid: usd('40.00'),
      cancellable: false,
      next: { code: 'settled', values: {} },
    });
    using it = page({ 'GET /api/returns': { body: view({ returns: [settled] }) } });
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('$40.00 refunded'));
  });

  it.each([
    [{ code: 'not-returnable' as const, values: { cause: 'not-sent' } }, 'has not been sent yet'],
    [{ code: 'final-sale' as const, values: { reasons: 'torn' } }, 'only for: Torn.'],
    [{ code: 'final-sale' as const, values: {} }, 'cannot be returned. If it arrived damaged'],
    [{ code: 'already-returned' as const, values: {} }, 'already part of a return'],
  ])('explains %j', async (refused, sentence) => {
    using it = page({
      'GET /api/returns': { body: view({ lines: [{ ...coat, quantity: 0, until: null, refused }] }) },
    });
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain(sentence));
    expect(pageText()).toContain('Nothing of this order can be returned now');
  });

  it('offers to try again where the app does not answer', async () => {
    let there = false;
    using it = page({ 'GET /api/returns': () => (there ? { body: view() } : 'no answer') });
    await it.extension.render();
    await waitFor(() => saying('s-button', 'Try again'));
    there = true;
    fireEvent.click(saying('s-button', 'Try again'));
    await waitFor(() => expect(pageText()).toContain('Wool coat'));
  });
});
