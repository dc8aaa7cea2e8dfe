import { adminApp } from '../../stories/runner/admin-app.ts';
import { deliver, idOf, withId } from './sandbox-orders.ts';
import { type StoryShop, storyShop } from './story-shop.ts';
import { type Origins, untilCalm } from './until-calm.ts';

const plain = { parent: null, questions: [], photo: 'none', note: 'optional', shopify: 'unwanted' };
const options = [
  { id: 'seam', label: 'At a seam' },
  { id: 'elsewhere', label: 'Elsewhere' },
];

/** A policy of everything: four outcomes, a reason that asks on, a rule for a country, an address. */
const policyOfAll = {
  ...{ days: '30', from: 'delivered', transitDays: '0', refund: true, credit: true, bonusPercent: '10' },
  ...{ exchange: true, exchangeEven: true, keep: true, keepPercent: '20', returnShipping: '4.90' },
  waivedFor: ['torn'],
  waivedForOutcomes: ['credit', 'exchange'],
  ...{ approval: 'auto', settleOn: 'received' },
  sendTo: { address: 'Fern & Fable, returns\nLagerstraße 4\n10115 Berlin', locationId: null },
  reasons: [
    { ...plain, id: 'unwanted', label: 'Changed my mind' },
    { ...plain, id: 'too-large', label: 'Too large', shopify: 'too-large' },
    { ...plain, id: 'broken', label: 'Something is wrong with it', shopify: 'defective' },
    {
      ...{ id: 'torn', label: 'It is torn', parent: 'broken', shopify: 'defective', photo: 'required' },
      note: 'optional',
      questions: [{ id: 'where', text: 'Where is it torn?', options, required: true }],
    },
    { ...plain, id: 'wrong', label: 'It is the wrong one', parent: 'broken', shopify: 'wrong-item' },
  ],
  rules: [
    {
      ...{ id: 'ch', name: 'Switzerland', on: true },
      when: [{ field: 'order.country', is: 'any-of', values: ['CH'] }],
      then: [{ set: 'window', days: 14, months: null, from: null, transitDays: null, until: null }],
    },
  ],
};

/** The story's shop under that policy, with an order of two jumpers for each of its people, which have arrived. */
export async function returningShop(
  at: Origins,
  handle: string,
): Promise<StoryShop & { readonly orderOf: (customer: string) => string }> {
  const shop = await storyShop(at, handle, { others: 2 });
  const merchant = adminApp(at.proxyOrigin, shop.control);
  const policy = JSON.stringify(policyOfAll);
  await merchant.send('/app/returns/policy', { intent: 'save', policy });
  const orders = new Map<string, string>();
  for (const customer of [shop.shopper, ...shop.others]) {
    const order = {
      customer: `gid://shopify/Customer/${customer}`,
      lines: [{ sku: 'JUMPER-M', quantity: 2 }],
    };
    const { id } = await shop.control.post('orders', order, withId);
    await deliver(shop.control, idOf(id));
    orders.set(customer, idOf(id));
  }
  await untilCalm(at, shop.control);
  return {
    ...shop,
    orderOf(customer) {
      const order = orders.get(customer);
      if (order === undefined) throw new Error(`${customer} has no order`);
      return order;
    },
  };
}
