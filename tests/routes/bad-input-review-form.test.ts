import { describe, expect, it } from 'vitest';
import { useBuiltApp } from '../support/built-app.ts';
import { askingThrough } from '../support/hostile/asking-through.ts';
import { useCrowd } from '../support/hostile/crowd.ts';
import { nothingStored } from '../support/hostile/nothing-stored.ts';
import { form, type Sending } from '../support/hostile/requests.ts';

/*
 * What somebody who means harm sends to the form for reviews: other people's orders and links, and what is no review.
 * Nothing is stored.
 */

const app = useBuiltApp();
const crowd = useCrowd(app);
const expectNothingStored = nothingStored(crowd);

const script = '"><script>alert(1)</script>';
const reviewLink = () => ({ search: { token: crowd.linkTo('review', String(crowd.orders.mine.id)) } });

const { refused } = askingThrough(app, crowd, 'https://mine.example/page');

describe('the form for reviews', () => {
  it('finds no order that is not the visitor’s, by number or by link', async () => {
    const { mine, other, orders, stranger, linkTo } = crowd;
    const links: Record<string, [number, string]> = {
      'no link': [404, ''],
      'half a link': [404, linkTo('review', String(orders.mine.id)).slice(0, -3)],
      'a link with more': [404, `${linkTo('review', String(orders.mine.id))}.x`],
      'a link of another shop': [404, linkTo('review', String(other.order), 60, other.shopId)],
      'a link to an order of another shop': [404, linkTo('review', String(other.order))],
      'a link to something else': [404, linkTo('unsubscribe', String(orders.mine.id))],
      'a link to nothing': [404, linkTo('review', '999999')],
      'a link to no number': [404, linkTo('review', '1e3')],
      'an old link': [410, linkTo('review', String(orders.mine.id), -1)],
      'an endless link': [404, 'x'.repeat(60_000)],
      'a link with a NUL': [404, '\u0000.\u0000'],
    };
    await expectNothingStored(async () => {
      for (const body of [undefined, form({ 'rating-11': '5' })]) {
        const sending = (search: Record<string, string>): Sending => ({ search, ...(body ? { body } : {}) });
        for (const [what, [status, token]] of Object.entries(links))
          expect((await refused('proxy/review', sending({ token }), what)).status, what).toBe(status);
        for (const order of [orders.strangers, orders.guests].map((one) => String(one.shopifyId)))
          expect((await refused('proxy/review', sending({ order }), order)).status, order).toBe(404);
        for (const order of ['2110', '999999', '9'.repeat(18)])
          expect((await refused('proxy/review', sending({ order }), order)).status, order).toBe(404);
        const mineAsked = { ...sending({ order: String(orders.mine.shopifyId) }), customer: stranger };
        expect((await refused('proxy/review', mineAsked, 'a stranger')).status).toBe(404);
        for (const order of ['', '-1', '1e3', '٣', '%00', "1'--", script, '9'.repeat(30)])
          expect((await refused('proxy/review', sending({ order }), order)).status, order).toBeLessThan(405);
      }
      expect(mine.customer).toBeDefined();
    });
  });

  it('takes no reviews of what is not in the order, and no stars but one to five', async () => {
    await expectNothingStored(async () => {
      const wrong: Record<string, string>[] = [
        {},
        { 'rating-12': '5' },
        { line: '12', 'rating-12': '5' },
        { line: '-1', 'rating--1': '5' },
        { line: '9'.repeat(18), [`rating-${'9'.repeat(18)}`]: '5' },
        ...['0', '6', '-1', '1e0', '5.0', ' 5', '٣', '0x5', 'constructor', '5\u0000', script].map(
          (rating) => ({ 'rating-11': rating }),
        ),
        { 'rating-11': '5', 'title-11': 'x'.repeat(121) },
        { 'rating-11': '5', 'body-11': 'x'.repeat(5_001) },
        { 'rating-11': '5', name: 'x'.repeat(61) },
        { 'rating-11': '5', 'body-11': 'NUL \u0000' },
        { __proto__: '5', constructor: '5', toString: '5' },
        { 'title-11': script, 'body-11': `</textarea>${script}`, name: script },
        Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`rating-${index + 100}`, '5'])),
      ];
      for (const typed of wrong) {
        const told = JSON.stringify(typed).slice(0, 200);
        const { status } = await refused('proxy/review', { ...reviewLink(), body: form(typed) }, told);
        expect([404, 413, 422], `${told} answered ${status}`).toContain(status);
      }
    });
  });
});
