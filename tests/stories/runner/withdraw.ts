import { z } from 'zod';
import { refuseUnlessFine } from './mail-links.ts';
import { Refused } from './sandbox-control.ts';
import { idOf, type StoryShop } from './story-shop.ts';
import type { WithdrawNoun } from './vocabulary/shoppers.ts';

const withName = z.object({ name: z.string() });

/** What became of a statement, in the words of refusals: the page itself says the same whatever it was. */
const refusedBy: Readonly<Record<string, string>> = {
  'not-found': 'not-yours',
  'too-late': 'window-closed',
  'nothing-left': 'already-returned',
};

/** States a withdrawal as a visitor without a login: the form, the page that asks once more, and its one button. */
export async function withdraw(shop: StoryShop, noun: WithdrawNoun): Promise<void> {
  const { names, shopper, queries, control } = shop;
  const order = idOf(names.orders, 'order', noun.order);
  const { name } = await control.get(`orders/${order}`, withName);
  const before = await queries.withdrawals();
  const written = { name: '', order: name, email: noun.email, text: '' };
  const asked = await shopper.visit(null, '/withdraw', { ...written, step: 'state' });
  refuseUnlessFine(asked);
  const key = /name="key" value="([^"]+)"/.exec(asked.text)?.[1];
  if (key === undefined) throw new Error(`The page does not ask once more: ${asked.text.slice(0, 500)}`);
  const stated = await shopper.visit(null, '/withdraw', { ...written, key, step: 'confirm' });
  refuseUnlessFine(stated);
  if (stated.location === null) throw new Error('The page does not say that it was stated');
  const [one, ...more] = (await queries.withdrawals()).slice(before.length);
  if (one === undefined || more.length > 0) throw new Error('Not one withdrawal was recorded');
  const word = refusedBy[one.standing];
  if (word !== undefined) throw new Refused(word, `the statement is ${one.standing}`);
  if (noun.as === undefined) return;
  if (one.returnId === null) throw new Error('No return was opened for the withdrawal');
  const refund = one.quote?.outcomes.find(({ outcome }) => outcome === 'refund')?.total.amount ?? '0.00';
  const quote = { refund, credit: '0.00', keep: '0.00', owes: '0.00' };
  const buyer = names.buyers.get(noun.order);
  const customer = buyer === undefined ? null : idOf(names.customers, 'customer', buyer);
  names.returns.set(noun.as, { id: one.returnId, order: noun.order, customer, quote });
}
