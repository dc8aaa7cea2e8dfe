import { knownResults } from '../../store/intents.server.ts';
import type { Performing } from '../perform.server.ts';
import { bonusPlan } from '../plans.ts';
import { recordDone } from '../record-done.server.ts';
import { refusedBy, refuseIntent } from '../refuse-intent.server.ts';
import { sinceDecided } from './since-decided.ts';

/**
 * Gives what the merchant adds to store credit. The mutation takes no key: after a try without an answer, the
 * account's credits since the decision say whether it was given. One credit counts for one return only.
 */
export async function performBonus(performing: Performing): Promise<void> {
  const { deps, shop, intent } = performing;
  const { customer, amount } = bonusPlan.parse(intent.plan);
  if (intent.attempts > 1) {
    const credits = await deps.shopify.creditsSince(shop, customer, amount, sinceDecided(intent));
    const known = await knownResults(deps.db.sql, shop.id, 'bonus', credits);
    const ours = credits.find((id) => !known.has(id));
    if (ours !== undefined) return recordDone(performing, ours);
  }
  await performing.keep();
  const given = await deps.shopify.creditAccount(shop, customer, amount);
  if (typeof given === 'object') return refuseIntent(performing, refusedBy('bonus', given.refused));
  await recordDone(performing, given);
}
