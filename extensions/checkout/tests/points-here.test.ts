/// <reference types="@shopify/ui-extensions/purchase.checkout.reductions.render-after" />
import { signal } from '@preact/signals';
import { setUpExtension } from '@shopify/ui-extensions-tester';
import { fireEvent, waitFor } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import type { RedemptionView, RewardView } from '../../../app/contracts/rewards.ts';
import { appDouble, pageText, saying } from '../../shared/tests/app-double.ts';
import { realWords } from '../../shared/tests/real-words.ts';
import texts from '../locales/en.default.json' with { type: 'json' };
import { fiveOff, redemption, rewards } from './rewards.ts';

type Answers = Parameters<typeof appDouble>[0];

/** A checkout with one thing for $40, whose discounts are as `takesOff` says for each code. */
function checkout(answers: Answers, takesOff: Record<string, number> = { 'AG-SEVEN': 5 }) {
  const extension = setUpExtension('purchase.checkout.reductions.render-after');
  const app = appDouble(answers);
  const { shopify } = extension;
  extension.fetch = app.fetch;
  shopify.i18n = realWords(texts);
  shopify.sessionToken.get = async () => 'the-token';
  const usd = (amount: number) => ({ amount, currencyCode: 'USD' as const });
  shopify.cost.subtotalAmount.value = usd(40);
  shopify.cost.totalAmount.value = usd(40);
  const codes = signal<{ code: string }[]>([]);
  const allocations = signal<{ type: 'code'; code: string; discountedAmount: ReturnType<typeof usd> }[]>([]);
  Object.assign(shopify, { discountCodes: codes, discountAllocations: allocations });
  const change = vi.fn(async ({ type, code }: { type: string; code: string }) => {
    codes.value = codes.value.filter((one) => one.code !== code);
    allocations.value = allocations.value.filter((one) => one.code !== code);
    const off = takesOff[code];
    if (type === 'addDiscountCode') {
      if (off === undefined) return { type: 'error' as const, message: 'no' };
      codes.value = [...codes.value, { code }];
      if (off > 0)
        allocations.value = [...allocations.value, { type: 'code', code, discountedAmount: usd(off) }];
    }
    return { type: 'success' as const };
  });
  shopify.applyDiscountCodeChange = change;
  return { extension, app, change, codes, shopify, [Symbol.dispose]: () => extension[Symbol.dispose]() };
}

/** An app with one account: what is asked for is held, and what is released is not. */
function account(held: RedemptionView[] = [], made: Partial<RedemptionView> = {}): Answers {
  return {
    'GET /api/rewards': () => ({ body: rewards({ redemptions: held }) }),
    'POST /api/redemptions': () => {
      const one = redemption(made);
      if (!held.some(({ id }) => id === one.id)) held.push(one);
      return { body: one };
    },
    'POST /api/redemptions/7/release': () => {
      held.length = 0;
      return { body: redemption({ state: 'voided' }) };
    },
  };
}

describe('points at the checkout', () => {
  it('say what they are worth here, and offer sensible amounts', async () => {
    using it = checkout(account());
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('You have 1,240 points = $10.00 here'));
    expect([...document.body.querySelectorAll('s-clickable-chip')].map((one) => one.textContent)).toEqual([
      '$5.00 off for 500 points',
      '$10.00 off for 1,000 points',
    ]);
    expect(it.app.calls[0]?.authorization).toBe('Bearer the-token');
  });

  it('leave out what needs no checkout, and say what limits the rest', async () => {
    const plain = { multiples: false, minSubtotal: null, capPercent: null, someGoods: false };
    const more: RewardView[] = [
      { ...fiveOff, capPercent: 15, someGoods: true },
      {
        ...plain,
        id: 'bag',
        name: 'A bag',
        kind: 'free-product',
        title: 'Canvas bag',
        handle: 'canvas-bag',
        points: '400',
        spendable: '400',
        least: '400',
      },
      {
        ...plain,
        id: 'card',
        name: 'A card',
        kind: 'gift-card',
        value: { amount: '10.00', currencyCode: 'USD' },
        validDays: null,
        points: '100',
        spendable: '100',
        least: '100',
      },
    ];
    using it = checkout({ ...account(), 'GET /api/rewards': { body: rewards({ rewards: more }) } });
    await it.extension.render();
    await waitFor(() => saying('s-clickable-chip', 'Canvas bag'));
    // 15% of $40 are $6: five once.
    expect([...document.body.querySelectorAll('s-clickable-chip')].map((one) => one.textContent)).toEqual([
      '$5.00 off for 500 points',
      'free: Canvas bag for 400 points',
    ]);
    expect(pageText()).toContain('Pays up to 15% of the cart');
    expect(pageText()).toContain('For some goods only');
    expect(pageText()).toContain('With another item');
    expect(pageText()).not.toContain('gift card');
  });

  it('are used with one press and given back with another', async () => {
    using it = checkout(account());
    await it.extension.render();
    await waitFor(() => saying('s-clickable-chip', '500 points'));
    fireEvent.click(saying('s-clickable-chip', '500 points'));
    await waitFor(() => expect(pageText()).toContain('$5.00 off with 500 points'));
    expect(it.codes.value).toEqual([{ code: 'AG-SEVEN' }]);
    expect(it.app.sent('POST', '/api/redemptions')[0]?.body).toMatchObject({
      reward: 'five',
      points: '500',
      where: 'checkout',
    });
    fireEvent.click(saying('s-link', 'Undo'));
    await waitFor(() => expect(it.app.sent('POST', '/api/redemptions/7/release')).toHaveLength(1));
    await waitFor(() => expect(document.body.querySelector('s-clickable-chip')).not.toBeNull());
    expect(it.codes.value).toEqual([]);
  });

  it('are asked for once, however often the chip is pressed', async () => {
    using it = checkout(account());
    await it.extension.render();
    await waitFor(() => saying('s-clickable-chip', '500 points'));
    const chip = saying('s-clickable-chip', '500 points');
    fireEvent.click(chip);
    fireEvent.click(chip);
    fireEvent.click(chip);
    await waitFor(() => expect(pageText()).toContain('off with'));
    expect(it.app.sent('POST', '/api/redemptions')).toHaveLength(1);
  });

  it('keep their key through a lost answer, and take a new one for the next intention', async () => {
    const held: RedemptionView[] = [];
    const answers = account(held);
    let lost = true;
    using it = checkout({
      ...answers,
      'POST /api/redemptions': () => {
        if (lost) return 'no answer';
        held.push(redemption());
        return { body: redemption() };
      },
    });
    await it.extension.render();
    await waitFor(() => saying('s-clickable-chip', '500 points'));
    fireEvent.click(saying('s-clickable-chip', '500 points'));
    await waitFor(() => expect(pageText()).toContain('Nothing is lost'));
    lost = false;
    fireEvent.click(saying('s-clickable-chip', '500 points'));
    await waitFor(() => expect(pageText()).toContain('off with'));
    fireEvent.click(saying('s-link', 'Undo'));
    await waitFor(() => expect(it.app.sent('POST', '/api/redemptions/7/release')).toHaveLength(1));
    await waitFor(() => expect(document.body.querySelector('s-clickable-chip[disabled]')).toBeNull());
    await waitFor(() => saying('s-clickable-chip', '500 points'));
    fireEvent.click(saying('s-clickable-chip', '500 points'));
    await waitFor(() => expect(pageText()).toContain('off with'));
    const keys = it.app.sent('POST', '/api/redemptions').map(({ body }) => Object(body).key);
    expect(keys).toHaveLength(3);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[1]);
  });

  it('wait for a code that Shopify has not made yet, under the same key', async () => {
    const held: RedemptionView[] = [];
    let asked = 0;
    using it = checkout({
      ...account(held),
      'POST /api/redemptions': () => {
        const one = redemption({ code: asked++ === 0 ? null : 'AG-SEVEN' });
        held.splice(0, 1, one);
        return { body: one };
      },
    });
    await it.extension.render();
    await waitFor(() => saying('s-clickable-chip', '500 points'));
    fireEvent.click(saying('s-clickable-chip', '500 points'));
    await waitFor(() => expect(pageText()).toContain('off with'));
    const keys = it.app.sent('POST', '/api/redemptions').map(({ body }) => Object(body).key);
    expect(new Set(keys).size).toBe(1);
  });

  it('come back where the code takes nothing off, and say why', async () => {
    using it = checkout(account(), { 'AG-SEVEN': 0 });
    await it.extension.render();
    await waitFor(() => saying('s-clickable-chip', '500 points'));
    fireEvent.click(saying('s-clickable-chip', '500 points'));
    await waitFor(() => expect(pageText()).toContain('takes nothing off'));
    expect(it.app.sent('POST', '/api/redemptions/7/release')).toHaveLength(1);
    expect(it.codes.value).toEqual([]);
  });

  it('come back where the checkout refuses the code', async () => {
    using it = checkout(account(), {});
    await it.extension.render();
    await waitFor(() => saying('s-clickable-chip', '500 points'));
    fireEvent.click(saying('s-clickable-chip', '500 points'));
    await waitFor(() => expect(pageText()).toContain('The checkout did not take the code'));
    expect(it.app.sent('POST', '/api/redemptions/7/release')).toHaveLength(1);
  });

  it('say when they come back, where giving them back gets no answer', async () => {
    using it = checkout({ ...account(), 'POST /api/redemptions/7/release': 'no answer' }, {});
    await it.extension.render();
    await waitFor(() => saying('s-clickable-chip', '500 points'));
    fireEvent.click(saying('s-clickable-chip', '500 points'));
    await waitFor(() => expect(pageText()).toContain('come back by themselves by December 1'));
  });

  it('say each refusal of the app in a sentence', async () => {
    using it = checkout({
      ...account(),
      'POST /api/redemptions': {
        status: 422,
        body: { refused: 'insufficient-points', values: { points: '240' } },
      },
    });
    await it.extension.render();
    await waitFor(() => saying('s-clickable-chip', '500 points'));
    fireEvent.click(saying('s-clickable-chip', '500 points'));
    await waitFor(() => expect(pageText()).toContain('You have 240 points to use, which is not enough'));
  });

  it('refuse at the field what is no multiple, and send nothing', async () => {
    using it = checkout(account());
    await it.extension.render();
    await waitFor(() => saying('s-clickable-chip', '500 points'));
    const field = document.body.querySelector('s-number-field');
    if (!field) throw new Error('no field');
    field.value = '750';
    fireEvent.input(field);
    fireEvent.click(saying('s-button', 'Use'));
    await waitFor(() => expect(field.getAttribute('error')).toContain('multiple of 500'));
    expect(it.app.sent('POST', '/api/redemptions')).toHaveLength(0);
  });

  it('offer nothing to press where the way of paying takes no codes', async () => {
    using it = checkout(account());
    it.shopify.instructions.value.discounts.canUpdateDiscountCodes = false;
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('cannot be used with this way of paying'));
    expect(document.body.querySelector('s-clickable-chip')).toBeNull();
  });

  it('tell a guest once what signing in would bring', async () => {
    using it = checkout({
      'GET /api/rewards': {
        body: rewards({ balance: null, worth: null, rewards: [{ ...fiveOff, spendable: '0' }] }),
      },
    });
    await it.extension.render();
    await waitFor(() =>
      expect(pageText()).toBe('Sign in to collect and use points: $5.00 off for 500 points.'),
    );
    const told = await it.shopify.storage.read('afterglow:told:guest');
    expect(told).toBe('yes');
  });

  it('tell the same guest nothing at the next checkout', async () => {
    using it = checkout({ 'GET /api/rewards': { body: rewards({ balance: null, worth: null }) } });
    await it.shopify.storage.write('afterglow:told:guest', 'yes');
    await it.extension.render();
    await waitFor(() => expect(it.app.calls).toHaveLength(1));
    await waitFor(() => expect(document.body.innerHTML).toBe(''));
  });

  it('tell a member who has too few what they would bring', async () => {
    using it = checkout({
      'GET /api/rewards': { body: rewards({ worth: null, rewards: [{ ...fiveOff, spendable: '0' }] }) },
    });
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('With 500 points you get $5.00 off.'));
  });

  it('show nothing while loyalty is off, and let the checkout go on where the app is away', async () => {
    {
      using it = checkout({ 'GET /api/rewards': { body: rewards({ live: false }) } });
      await it.extension.render();
      await waitFor(() => expect(it.app.calls).toHaveLength(1));
      await waitFor(() => expect(document.body.innerHTML).toBe(''));
    }
    using it = checkout({ 'GET /api/rewards': 'no answer' });
    await it.extension.render();
    await waitFor(() => expect(pageText()).toContain('You can pay without them'));
  });
});
