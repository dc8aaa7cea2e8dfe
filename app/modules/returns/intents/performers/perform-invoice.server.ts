import type { Performing } from '../perform.server.ts';
import { recordDone } from '../record-done.server.ts';
import { refusedBy, refuseIntent } from '../refuse-intent.server.ts';
import { sinceDecided } from './since-decided.ts';

/**
 * Has Shopify ask the customer for what an exchange costs. The mutation takes no key: after a try without an answer,
 * the mails that Shopify sent about the order since the decision say whether it was done.
 */
export async function performInvoice(performing: Performing): Promise<void> {
  const { deps, shop, stored, intent } = performing;
  const order = stored.orderShopifyId;
  if (intent.attempts <= 1 || !(await deps.shopify.invoicedSince(shop, order, sinceDecided(intent)))) {
    await performing.keep();
    const refusal = await deps.shopify.sendInvoice(shop, order);
    if (refusal !== null) return refuseIntent(performing, refusedBy('invoice', refusal.refused));
  }
  await recordDone(performing);
}
