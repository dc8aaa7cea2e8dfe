import type { CheckoutBuyer } from '../../pricing/checkout/checkout-question.ts';
import type { Reader } from '../../state/database.ts';
import type { Id, Shop } from '../types.ts';

/**
 * Who buys, as codes look at it: an order of a guest belongs to the customer with that e-mail, who counts for "once
 * per customer"; a code for certain customers wants them signed in, or takes the e-mail where the shop is like that.
 */
export async function orderBuyer(
  on: Reader,
  shop: Pick<Shop, 'domain' | 'switches'>,
  who: { customerId: Id | null; email: string | null },
): Promise<CheckoutBuyer> {
  const customerId = who.customerId ?? (await customerByEmail(on, shop, who.email));
  return { known: shop.switches.boundCodeTakesEmail ? customerId : who.customerId, customerId };
}

/** The customer with this e-mail, or null. */
export async function customerByEmail(
  on: Reader,
  shop: Pick<Shop, 'domain'>,
  email: string | null,
): Promise<Id | null> {
  if (email === null || email === '') return null;
  const rows = await on.query<{ id: string }>(
    "select id from resource where shop = $1 and kind = 'customer' and email = $2 order by id limit 1",
    [shop.domain, email.toLowerCase()],
  );
  return rows[0]?.id ?? null;
}
