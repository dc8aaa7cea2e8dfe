import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { defaultReasons } from '../../../app/modules/returns/policy/reasons.ts';
import { adminApp } from '../../stories/runner/admin-app.ts';
import { anyAnswer, type ShopControl } from '../../stories/runner/sandbox-control.ts';
import { shopperApp } from '../../stories/runner/shopper-app.ts';
import { deliver, idOf, withId } from './sandbox-orders.ts';
import { type Origins, untilCalm } from './until-calm.ts';

const ordered = z.object({ lines: z.array(z.object({ id: z.string(), sku: z.string() })) });
const offered = z.object({
  balance: z.unknown(),
  rewards: z.array(z.object({ id: z.string(), spendable: z.string() })),
});
type Offered = z.output<typeof offered>;

const scopes = [
  ...['write_returns', 'write_orders', 'read_locations', 'read_store_credit_accounts'],
  ...['write_store_credit_account_transactions', 'write_products', 'write_discounts', 'write_customers'],
];
const policy = {
  ...{ days: '30', from: 'delivered', transitDays: '0', refund: true, credit: true },
  ...{
    bonusPercent: '10',
    bonusFlat: '',
    bonusCap: '15.00',
    restockingPercent: '10',
    returnShipping: '4.90',
  },
  waivedFor: ['defective', 'damaged'],
  finalSale: { skus: [], tags: ['gift'], collections: [], overriddenBy: ['damaged'] },
  ...{ approval: 'manual', settleOn: 'inspected', reasons: defaultReasons },
};
const plan = {
  request: {
    ...{ trigger: 'delivered', delayDays: '7', fallbackDays: '14', waitForAllDays: '10' },
    sendWindow: '09:00-21:00',
  },
  publish: 'manual',
};
const rewards = {
  rewards: [
    {
      ...{ id: '', name: 'Five euros off', kind: 'amount-off', points: '100', value: '5.00' },
      ...{ multiples: true, minSubtotal: '' },
    },
    {
      ...{ id: '', name: 'A tenth off', kind: 'percent', points: '400', value: '10' },
      ...{ multiples: false, minSubtotal: '50.00' },
    },
  ],
  holdMinutes: '60',
  unusedPart: 'returned',
};
const opinions = [
  {
    ...{ sku: 'MUG-MOSS', rating: 3, title: 'Runs small' },
    body: 'A lovely glaze and it sits well in the hand, but it holds less than I thought. More of an espresso cup.',
  },
  {
    ...{ sku: 'TEAPOT', rating: 5, title: 'Pours without a drop' },
    body: 'Used every morning since it came. The lid stays where it is, and the handle never gets too hot.',
  },
] as const;

/** The areas after the sale are switched on; then something is bought, sent back in part, and written about. */
export async function afterTheSale(
  at: Origins,
  shop: ShopControl,
  customer: string,
): Promise<{ return: string }> {
  const merchant = adminApp(at.proxyOrigin, shop);
  const shopper = shopperApp(at.proxyOrigin, '', shop);
  await shop.post('scopes', { grant: scopes }, anyAnswer);
  await untilCalm(at, shop);
  const save = (path: string, field: string, form: object) =>
    merchant.send(path, { intent: 'save', [field]: JSON.stringify(form) });
  await save('/app/returns/policy', 'policy', policy);
  await save('/app/reviews/settings', 'settings', plan);
  await save('/app/loyalty/rewards', 'rewards', rewards);
  await merchant.send('/app/returns/policy', { intent: 'go-live' });
  await merchant.send('/app/reviews/settings', { intent: 'go-live' });

  const lines = [
    { sku: 'MUG-MOSS', quantity: 2 },
    { sku: 'TEAPOT', quantity: 1 },
  ];
  const order = idOf((await shop.post('orders', { customer, lines }, withId)).id);
  await untilCalm(at, shop);
  await deliver(shop, order);
  await untilCalm(at, shop);

  const known = await shop.get(`orders/${order}`, ordered);
  const lineOf = (sku: string) =>
    `gid://shopify/LineItem/${idOf(known.lines.find((line) => line.sku === sku)?.id ?? '1')}`;
  const who = idOf(customer);
  const gid = `gid://shopify/Order/${order}`;
  for (const { sku, ...written } of opinions)
    await shopper.call(
      who,
      { path: '/api/reviews', body: { order: gid, line: lineOf(sku), ...written } },
      withId,
    );
  const back = [
    { line: lineOf('MUG-MOSS'), quantity: 1, reason: 'too-small', note: 'Smaller than the picture.' },
  ];
  const asked = { order: gid, lines: back, outcome: 'credit', key: 'smaller-than-thought' };
  const made = await shopper.call(who, { path: '/api/returns', body: asked }, withId);
  const reward = await firstInReach(() => shopper.call(who, { path: '/api/rewards' }, offered));
  const redeemed = { reward, key: 'five-off', where: 'account' };
  await shopper.call(who, { path: '/api/redemptions', body: redeemed }, anyAnswer);
  await untilCalm(at, shop);
  return { return: made.id };
}

/** The id of a reward that can be had, once the points of earlier orders have come through. */
async function firstInReach(read: () => Promise<Offered>): Promise<string> {
  for (let tries = 0; tries < 300; tries++) {
    const reward = (await read()).rewards.find(({ spendable }) => spendable !== '0');
    if (reward) return reward.id;
    await sleep(200);
  }
  throw new Error(`No reward came into reach of ${JSON.stringify((await read()).balance)}`);
}
