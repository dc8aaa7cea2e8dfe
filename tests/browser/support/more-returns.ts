import { z } from 'zod';
import { adminApp } from '../../stories/runner/admin-app.ts';
import { controlShop } from '../../stories/runner/sandbox-control.ts';
import { shopperApp } from '../../stories/runner/shopper-app.ts';
import { deliver, idOf, withId } from './sandbox-orders.ts';
import { type Origins, untilCalm } from './until-calm.ts';

const named = z.object({ id: z.string(), name: z.string() });
const ordered = z.object({ lines: z.array(z.object({ id: z.string() })) });

/** An order of as many mugs as returns are wanted, delivered, and each mug asked back by itself. */
export async function askForReturns(
  at: Origins,
  handle: string,
  customer: string,
  count: number,
): Promise<readonly { id: string; name: string }[]> {
  const shop = controlShop(at.sandboxOrigin, `${handle}.myshopify.com`);
  const shopper = shopperApp(at.proxyOrigin, '', shop);
  const lines = [{ sku: 'MUG-MOSS', quantity: count }];
  const bought = { customer: `gid://shopify/Customer/${customer}`, lines };
  const order = idOf((await shop.post('orders', bought, withId)).id);
  await untilCalm(at, shop);
  await deliver(shop, order);
  await untilCalm(at, shop);
  const [line] = (await shop.get(`orders/${order}`, ordered)).lines;
  const back = [{ line: `gid://shopify/LineItem/${idOf(line?.id ?? '')}`, quantity: 1, reason: 'too-small' }];
  const made: { id: string; name: string }[] = [];
  for (let number = 1; number <= count; number++) {
    const body = { order: `gid://shopify/Order/${order}`, lines: back, outcome: 'refund', key: `${number}` };
    made.push(await shopper.call(customer, { path: '/api/returns', body }, named));
  }
  await untilCalm(at, shop);
  return made;
}

/** Somebody else of the shop's people decides about a return meanwhile. */
export async function decideElsewhere(
  at: Origins,
  handle: string,
  returnId: string,
  fields: Record<string, string>,
): Promise<void> {
  const shop = controlShop(at.sandboxOrigin, `${handle}.myshopify.com`);
  await adminApp(at.proxyOrigin, shop).send(`/app/returns/${returnId}`, fields);
  await untilCalm(at, shop);
}

/** A shopper writes about a return of theirs. */
export async function writeAsShopper(
  at: Origins,
  handle: string,
  customer: string,
  returnId: string,
  text: string,
): Promise<void> {
  const shop = controlShop(at.sandboxOrigin, `${handle}.myshopify.com`);
  const body = { text, key: text };
  const shopper = shopperApp(at.proxyOrigin, '', shop);
  await shopper.call(customer, { path: `/api/returns/${returnId}/messages`, body }, withId);
  await untilCalm(at, shop);
}
