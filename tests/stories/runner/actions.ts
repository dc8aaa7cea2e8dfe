import { z } from 'zod';
import { actAsMerchant } from './act-as-merchant.ts';
import { actAsShopper } from './act-as-shopper.ts';
import { actBesideOrders } from './act-beside-orders.ts';
import { actOnListing } from './act-on-listing.ts';
import { actOnMessages } from './act-on-messages.ts';
import { actOnMoving } from './act-on-moving.ts';
import { actOnQuestions } from './act-on-questions.ts';
import { actOnWriting } from './act-on-writing.ts';
import { anyAnswer } from './sandbox-control.ts';
import { idOf, type StoryShop } from './story-shop.ts';
import type { OrderNoun } from './vocabulary/orders.ts';
import { type ActionName, actionNames, type Branch } from './vocabulary/story.ts';

/** Ends a process of the stack and brings it back. */
export type Kill = (part: 'worker' | 'app' | 'database') => Promise<void>;

const withId = z.object({ id: z.string() });
const fulfilled = z.object({ fulfillmentId: z.string() });

const definite = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

/** Does everything that a branch of a step says, in the order in which it is written. */
export async function act(shop: StoryShop, branch: Branch, kill: Kill): Promise<void> {
  const written = Object.keys(branch);
  const doing = actionNames.filter((name) => branch[name] !== undefined);
  doing.sort((a, b) => written.indexOf(a) - written.indexOf(b));
  if (branch.at) await shop.control.post('clock', { set: branch.at }, anyAnswer);
  if (branch.clock) await shop.control.post('clock', { advance: branch.clock }, anyAnswer);
  for (const name of doing) await perform(shop, name, branch, kill);
}

async function perform(shop: StoryShop, name: ActionName, branch: Branch, kill: Kill): Promise<void> {
  const { control, names } = shop;
  const order = (alias: string) => `orders/${idOf(names.orders, 'order', alias)}`;
  if (name === 'order' && branch.order) return placeOrder(shop, branch.order);
  if (name === 'pay' && branch.pay) await control.post(`${order(branch.pay.order)}/pay`, {}, anyAnswer);
  else if (name === 'fulfil' && branch.fulfil) await fulfil(shop, branch.fulfil);
  else if (name === 'deliver' && branch.deliver) {
    const { order: alias, fulfilment, event } = branch.deliver;
    const fulfillmentId = fulfilment && idOf(names.fulfilments, 'fulfilment', fulfilment);
    await control.post(`${order(alias)}/deliver`, definite({ event, fulfillmentId }), anyAnswer);
  } else if (name === 'staffRefund' && branch.staffRefund) {
    const { order: alias, ...refund } = branch.staffRefund;
    await control.post(`${order(alias)}/refund`, definite(refund), anyAnswer);
  } else if (name === 'cancelOrder' && branch.cancelOrder) {
    await control.post(`${order(branch.cancelOrder.order)}/cancel`, {}, anyAnswer);
  } else if (name === 'editOrder' && branch.editOrder) {
    const { order: alias, ...edit } = branch.editOrder;
    await control.post(`${order(alias)}/edit`, definite(edit), anyAnswer);
  } else if (name === 'faults' && branch.faults) {
    await control.post('faults', branch.faults === 'none' ? { none: true } : branch.faults, anyAnswer);
  } else if (name === 'replay' && branch.replay) {
    const { order: alias, ...how } = branch.replay;
    await control.post('replay', { order: idOf(names.orders, 'order', alias), ...how }, anyAnswer);
  } else if (name === 'reconcile') await shop.admin.send('/app/health', { intent: 'reconcile' });
  else if (name === 'kill' && branch.kill) await kill(branch.kill);
  else if (name === 'uninstall') await control.post('uninstall', {}, anyAnswer);
  else if (name === 'install') await shop.install();
  else if (name === 'redactShop') await control.post('redact-shop', {}, anyAnswer);
  else if (name === 'grantScopes' && branch.grantScopes)
    await control.post('scopes', { grant: branch.grantScopes }, anyAnswer);
  else {
    for (const part of [
      actAsShopper,
      actAsMerchant,
      actOnQuestions,
      actOnMoving,
      actOnListing,
      actOnWriting,
      actOnMessages,
      actBesideOrders,
    ])
      if (await part(shop, name, branch)) return;
    throw new Error(`${name}: not built yet`);
  }
}

async function placeOrder(shop: StoryShop, { as, customer, redemption, ...noun }: OrderNoun): Promise<void> {
  if (as && shop.names.orders.has(as)) throw new Error(`There is an order "${as}" already`);
  const id = customer && idOf(shop.names.customers, 'customer', customer);
  const codes = redemption === undefined ? undefined : [codeOf(shop, redemption)];
  const placed = await shop.control.post('orders', definite({ ...noun, customer: id, codes }), withId);
  if (as) shop.names.orders.set(as, placed.id);
  if (as && customer) shop.names.buyers.set(as, customer);
}

function codeOf({ names }: StoryShop, alias: string): string {
  const { code } = idOf(names.redemptions, 'redemption', alias);
  if (code === null) throw new Error(`The redemption "${alias}" has no code`);
  return code;
}

async function fulfil(shop: StoryShop, noun: NonNullable<Branch['fulfil']>): Promise<void> {
  const path = `orders/${idOf(shop.names.orders, 'order', noun.order)}/fulfil`;
  const { fulfillmentId } = await shop.control.post(path, definite({ lines: noun.lines }), fulfilled);
  if (noun.as) shop.names.fulfilments.set(noun.as, fulfillmentId);
}
