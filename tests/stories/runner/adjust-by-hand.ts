import { randomUUID } from 'node:crypto';
import { idOf, type StoryShop } from './story-shop.ts';
import type { AdjustNoun } from './vocabulary/staff.ts';

/** What the screen offers; another reason is told in the note. */
const reasons: readonly string[] = ['goodwill', 'correction', 'promotion', 'event', 'other'];

/** Gives or takes points on the customer's page. */
export async function adjustByHand(shop: StoryShop, noun: AdjustNoun): Promise<void> {
  const customer = idOf(shop.names.customers, 'customer', noun.customer);
  const key = noun.key ?? randomUUID();
  const known = reasons.includes(noun.reason);
  await shop.admin.send(await pageOf(shop, customer), {
    intent: 'adjust-points',
    direction: noun.points < 0 ? 'take' : 'give',
    points: String(Math.abs(noun.points)),
    reason: known ? noun.reason : 'other',
    note: known ? '' : noun.reason,
    key,
  });
  if (noun.as) shop.names.adjustments.set(noun.as, { customer, key });
}

/** By the button on the statement's line. */
export async function undoByHand(shop: StoryShop, alias: string): Promise<void> {
  const { customer, key } = idOf(shop.names.adjustments, 'adjustment', alias);
  const entry = await shop.queries.adjustment(customer, key);
  if (entry === null) throw new Error(`The adjustment "${alias}" wrote nothing`);
  await shop.admin.send(await pageOf(shop, customer), { intent: 'undo-adjustment', entry: String(entry) });
}

async function pageOf({ queries }: StoryShop, shopifyId: string): Promise<string> {
  const id = await queries.customer(shopifyId);
  if (id === null) throw new Error(`The app has not met customer ${shopifyId}`);
  return `/app/customers/${id}`;
}
