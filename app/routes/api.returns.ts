import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import type { Instant } from '#app/kernel/calendar.ts';
import type { CustomerId, ShopId } from '#app/kernel/ids.ts';
import type { RunningReturns } from '../contracts/returns.ts';
import { hasEnded } from '../merchants/ended-states.ts';
import { orderWindow, returnsView, returnView, runningReturn } from '../shoppers/returns-for-shoppers.ts';
import { askedUnits, numberInGid, outcomeNamed, requestInput } from '../shoppers/returns-input.server.ts';
import { forShopper } from '../shoppers/shopper.server.ts';
import { answer, bare, readShopperJson, refuse } from '../shoppers/shopper-answers.server.ts';
import { app } from '../wiring.server.ts';

/** What of an order can come back, and the returns that it has; without an order, the returns that run. */
export const loader = ({ request }: LoaderFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId, now }) => {
    const order = new URL(request.url).searchParams.get('order');
    if (order === null) return answer(await runningReturns(shopId, customerId, now));
    const orderShopifyId = numberInGid('Order', order);
    if (orderShopifyId === null) return refuse('bad-input');
    const { returns, commerce } = app();
    const found = await returns.orderReturns(shopId, { orderShopifyId, customerId }, now);
    if ('refused' in found) return refuse(found.refused, found.values);
    return answer(returnsView(found, await commerce.getShop(shopId)));
  });

const mostRunning = 5;

async function runningReturns(
  shopId: ShopId,
  customerId: CustomerId | null,
  now: Instant,
): Promise<RunningReturns> {
  const { returns, commerce } = app();
  const { liveFrom } = await returns.getPolicy(shopId);
  const live = liveFrom !== null;
  if (customerId === null) return { live, returns: [], orders: [] };
  const [all, windows] = await Promise.all([
    returns.listOfCustomer(shopId, customerId),
    returns.orderWindows(shopId, customerId, now),
  ]);
  const running = all.filter(({ state }) => !hasEnded(state)).slice(0, mostRunning);
  const orders = await commerce.listOrders(
    shopId,
    running.map(({ orderId }) => orderId),
  );
  return {
    live,
    returns: running.flatMap((row) => {
      const order = orders.find(({ id }) => id === row.orderId);
      return order === undefined ? [] : [runningReturn(row, order.snapshot.shopifyId)];
    }),
    orders: windows.map(orderWindow),
  };
}

/** Asks for a return. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId, now }) => {
    if (request.method !== 'POST') return bare(405, { Allow: 'GET, POST, OPTIONS' });
    const input = await readShopperJson(request, requestInput);
    const asked = askedUnits(input);
    if (asked === null) return refuse('bad-input');
    const { returns, commerce } = app();
    const { key, askPerson = false } = input;
    const outcome = outcomeNamed(input.outcome);
    if (outcome === null) return refuse('not-allowed');
    const wish = { ...asked, customerId, outcome, key, askPerson, actor: 'shopper' };
    const made = await returns.request(shopId, wish, now);
    if ('refused' in made) return refuse(made.refused, made.values);
    return answer(returnView(made, await commerce.getShop(shopId)), 201);
  });
