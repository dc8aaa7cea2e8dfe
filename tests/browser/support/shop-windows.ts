import { z } from 'zod';
import { orderStatusKey } from '../../../sandbox/domain/checkout/order-status-key.ts';
import { anyAnswer } from '../../stories/runner/sandbox-control.ts';
import { shopperApp } from '../../stories/runner/shopper-app.ts';
import { followedLink } from './followed-link.ts';
import { deliver, idOf, withId } from './sandbox-orders.ts';
import { type StoryShop, storyShop } from './story-shop.ts';
import { type Origins, untilCalm } from './until-calm.ts';

const ordered = z.object({ lines: z.array(z.object({ id: z.string(), sku: z.string() })) });
const mails = z.array(z.object({ id: z.string(), links: z.array(z.string()) }));

/** A shop in which everything that shoppers' pages show is there. */
export interface LivedStory extends StoryShop {
  /** the order that has arrived, of which one size goes back */
  order: string;
  /** opens the order without signing in */
  statusKey: string;
  mail: string;
  review: string;
  preferences: string;
}

/** Two sizes were bought and have arrived, one mail came a week later, one size is asked to go back. */
export async function livedStory(at: Origins, handle: string): Promise<LivedStory> {
  const shop = await storyShop(at, handle);
  const { control, shopper } = shop;
  const lines = [
    { sku: 'JUMPER-M', quantity: 1 },
    { sku: 'JUMPER-L', quantity: 1 },
  ];
  const order = idOf(
    (await control.post('orders', { customer: shopper, lines, shipping: '4.90' }, withId)).id,
  );
  await deliver(control, order);
  await untilCalm(at, control);
  await control.post('clock', { advance: '+7d' }, anyAnswer);
  await untilCalm(at, control);
  const known = await control.get(`orders/${order}`, ordered);
  const line = idOf(known.lines.find(({ sku }) => sku === 'JUMPER-L')?.id ?? '');
  const body = {
    ...{ order: `gid://shopify/Order/${order}`, outcome: 'refund', key: 'too-large' },
    lines: [{ line: `gid://shopify/LineItem/${line}`, quantity: 1, reason: 'too-large' }],
  };
  await shopperApp(at.proxyOrigin, '', control).call(shopper, { path: '/api/returns', body }, anyAnswer);
  await untilCalm(at, control);
  const [mail] = await control.get('mails', mails);
  const links = mail?.links ?? [];
  return {
    ...shop,
    order,
    statusKey: orderStatusKey(control, { id: order }),
    mail: mail?.id ?? '',
    review: await followedLink(links, '/review?'),
    preferences: await followedLink(links, '/preferences?'),
  };
}
