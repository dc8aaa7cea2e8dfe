import { finishIntent } from '../../store/intents.server.ts';
import { lockReturn } from '../../store/write-returns.server.ts';
import type { Performing } from '../perform.server.ts';
import { refusedBy, refuseIntent } from '../refuse-intent.server.ts';

/** Clocks of ours and Shopify's may differ by as much. */
const skewMinutes = 5;

/**
 * Has Shopify ask the customer for what an exchange costs. The mutation takes no key: after a try without an answer,
 * the mails that Shopify sent about the order since the decision say whether it was done.
 */
export async function performInvoice(performing: Performing): Promise<void> {
  const { deps, shop, stored, intent } = performing;
  const order = stored.orderShopifyId;
  const since = intent.plannedAt.subtract({ minutes: skewMinutes });
  if (intent.attempts <= 1 || !(await deps.shopify.invoicedSince(shop, order, since))) {
    await performing.keep();
    const refusal = await deps.shopify.sendInvoice(shop, order);
    if (refusal !== null) return refuseIntent(performing, refusedBy('invoice', refusal.refused));
  }
  await deps.db.inTransaction(shop.id, async (tx) => {
    await lockReturn(tx, stored.id);
    await finishIntent(tx, stored.id, 'invoice', { state: 'done', resultId: null, at: intent.plannedAt });
  });
}
