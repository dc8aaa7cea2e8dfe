import type { ShopifyId } from '#app/kernel/ids.ts';
import { finishIntent, knownResults } from '../../store/intents.server.ts';
import { lockReturn } from '../../store/write-returns.server.ts';
import type { Performing } from '../perform.server.ts';
import { bonusPlan } from '../plans.ts';
import { refusedBy, refuseIntent } from '../refuse-intent.server.ts';

/** Clocks of ours and Shopify's may differ by as much. */
const skewMinutes = 5;

/**
 * Gives what the merchant adds to store credit. The mutation takes no key: after a try without an answer, the
 * account's credits since the decision say whether it was given. One credit counts for one return only.
 */
export async function performBonus(performing: Performing): Promise<void> {
  const { deps, shop, intent } = performing;
  const { customer, amount } = bonusPlan.parse(intent.plan);
  if (intent.attempts > 1) {
    const since = intent.plannedAt.subtract({ minutes: skewMinutes });
    const credits = await deps.shopify.creditsSince(shop, customer, amount, since);
    const known = await knownResults(deps.db.sql, shop.id, 'bonus', credits);
    const ours = credits.find((id) => !known.has(id));
    if (ours !== undefined) return recordGiven(performing, ours);
  }
  await performing.keep();
  const given = await deps.shopify.creditAccount(shop, customer, amount);
  if (typeof given === 'object') return refuseIntent(performing, refusedBy('bonus', given.refused));
  await recordGiven(performing, given);
}

async function recordGiven({ deps, shop, stored, intent }: Performing, id: ShopifyId): Promise<void> {
  await deps.db.inTransaction(shop.id, async (tx) => {
    await lockReturn(tx, stored.id);
    await finishIntent(tx, stored.id, 'bonus', { state: 'done', resultId: id, at: intent.plannedAt });
  });
}
