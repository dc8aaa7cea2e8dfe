import { reviewNumber } from './act-on-writing.ts';
import { adjustByHand, undoByHand } from './adjust-by-hand.ts';
import { nativeReturn } from './ask-for-returns.ts';
import { orderLines } from './order-lines.ts';
import { anyAnswer } from './sandbox-control.ts';
import { saveTiers } from './save-settings.ts';
import { idOf, type StoryShop } from './story-shop.ts';
import type { Branch } from './vocabulary/story.ts';

/** Does what the merchant decides in the admin; false: the branch has none of these. */
export async function actAsMerchant(shop: StoryShop, name: string, branch: Branch): Promise<boolean> {
  const decide = (alias: string, form: Record<string, string>) =>
    shop.admin.send(`/app/returns/${idOf(shop.names.returns, 'return', alias).id}`, form);
  if (name === 'approve' && branch.approve) await decide(branch.approve.return, { intent: 'approve' });
  else if (name === 'decline' && branch.decline)
    await decide(branch.decline.return, { intent: 'decline', reason: branch.decline.reason });
  else if (name === 'scan' && branch.scan)
    await decide(branch.scan.return, { intent: 'scan', event: branch.scan.event });
  else if (name === 'receive' && branch.receive)
    await decide(branch.receive.return, {
      intent: 'receive',
      ...(await unitsOf(shop, branch.receive.return, branch.receive.units)),
    });
  else if (name === 'inspect' && branch.inspect)
    await decide(branch.inspect.return, {
      intent: 'inspect',
      ...(await unitsOf(shop, branch.inspect.return, branch.inspect.units)),
    });
  else if (name === 'settle' && branch.settle) await decide(branch.settle.return, { intent: 'settle' });
  else if (name === 'switchOutcome' && branch.switchOutcome) {
    const { return: alias, outcome } = branch.switchOutcome;
    await decide(alias, { intent: 'switch-outcome', outcome });
  } else if (name === 'reopenMissing' && branch.reopenMissing)
    await decide(branch.reopenMissing.return, { intent: 'reopen-missing' });
  else if (name === 'nativeReturn' && branch.nativeReturn) await nativeReturn(shop, branch.nativeReturn);
  else if (name === 'atShopify' && branch.atShopify) await decideAtShopify(shop, branch.atShopify);
  else if (name === 'moderate' && branch.moderate) await moderate(shop, branch.moderate);
  else if (name === 'adjustPoints' && branch.adjustPoints) await adjustByHand(shop, branch.adjustPoints);
  else if (name === 'undoAdjustment' && branch.undoAdjustment)
    await undoByHand(shop, branch.undoAdjustment.adjustment);
  else if (name === 'pauseLoyalty' && branch.pauseLoyalty)
    await shop.admin.send('/app/loyalty', {
      intent: 'go-offline',
      tell: branch.pauseLoyalty.tell ? 'yes' : 'no',
    });
  else if (name === 'resumeLoyalty') await shop.admin.send('/app/loyalty', { intent: 'go-live' });
  else if (name === 'saveTiers' && branch.saveTiers) await saveTiers(shop, branch.saveTiers);
  else if (name === 'mergeCustomers' && branch.mergeCustomers) {
    const { from, into } = branch.mergeCustomers;
    const customer = (alias: string) => idOf(shop.names.customers, 'customer', alias);
    await shop.control.post(`customers/${customer(from)}/merge`, { into: customer(into) }, anyAnswer);
  } else return false;
  return true;
}

/** In Shopify's admin, on the return that a case of ours belongs to. */
async function decideAtShopify(
  { control, queries, names }: StoryShop,
  { return: alias, do: action }: NonNullable<Branch['atShopify']>,
): Promise<void> {
  const native = await queries.shopifysReturn(idOf(names.returns, 'return', alias).id);
  if (native === null) throw new Error(`Shopify has no return of "${alias}"`);
  await control.post(`returns/${native}/${action}`, {}, anyAnswer);
}

/** Units by Shopify's name of their line; without any, the screen's "all" is meant. */
async function unitsOf(
  shop: StoryShop,
  alias: string,
  units: readonly { sku: string }[] | undefined,
): Promise<Record<string, string>> {
  if (units === undefined) return {};
  const gidOf = await orderLines(shop, idOf(shop.names.returns, 'return', alias).order);
  return {
    units: JSON.stringify(units.map(({ sku, ...unit }) => ({ line: gidOf(sku), ...unit }))),
  };
}

async function moderate(shop: StoryShop, noun: NonNullable<Branch['moderate']>): Promise<void> {
  await shop.admin.send('/app/reviews', {
    intent: noun.action,
    review: await reviewNumber(shop, noun.review),
    ...(noun.reason && { reason: noun.reason }),
  });
}
