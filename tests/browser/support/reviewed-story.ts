import { z } from 'zod';
import { anyAnswer } from '../../stories/runner/sandbox-control.ts';
import { shopperApp } from '../../stories/runner/shopper-app.ts';
import { deliver, idOf, withId } from './sandbox-orders.ts';
import { type StoryShop, storyShop } from './story-shop.ts';
import { type Origins, untilCalm } from './until-calm.ts';

const ordered = z.object({ lines: z.array(z.object({ id: z.string() })) });

/** What is written; the story brings one of five stars before it. A third writer from here would be looked at first. */
const written = [
  { rating: 3, title: 'Runs small', body: 'Take one size up.' },
  { rating: 4, title: '', body: 'Worn every day of the winter </script><img src=x onerror=alert(1)>' },
];

/** The story's shop with three reviews of its jumper: two customers bought one each, got it and wrote. */
export async function reviewedStory(at: Origins, handle: string): Promise<StoryShop> {
  const shop = await storyShop(at, handle, { others: written.length - 1 });
  const { control } = shop;
  const app = shopperApp(at.proxyOrigin, '', control);
  for (const [index, customer] of [shop.shopper, ...shop.others].entries()) {
    const lines = [{ sku: 'JUMPER-M', quantity: 1 }];
    const gid = `gid://shopify/Customer/${customer}`;
    const order = (await control.post('orders', { customer: gid, lines }, withId)).id;
    await deliver(control, idOf(order));
    await untilCalm(at, control);
    const [line] = (await control.get(`orders/${idOf(order)}`, ordered)).lines;
    const gids = {
      order: `gid://shopify/Order/${idOf(order)}`,
      line: `gid://shopify/LineItem/${idOf(line?.id ?? '')}`,
    };
    await app.call(customer, { path: '/api/reviews', body: { ...gids, ...written[index] } }, anyAnswer);
  }
  await untilCalm(at, control);
  return shop;
}
