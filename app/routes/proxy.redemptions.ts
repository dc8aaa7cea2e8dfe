import type { ActionFunctionArgs } from '@remix-run/node';
import { redeemFor, showNow } from '../shoppers/redeem-points.server.ts';
import { onlyForms, requireProxyVisit } from '../shoppers/shopper.server.ts';
import { readShopperForm } from '../shoppers/shopper-answers.server.ts';
import { redeemForm } from '../shoppers/shopper-rewards.ts';
import { toCart, toCartWith } from '../shoppers/to-cart.server.ts';

export const loader = onlyForms;

/** The form of the theme's cart block: reserves points and goes on to the cart with the code on it. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const visit = await requireProxyVisit(request);
  const redeemed = await redeemFor(visit, await readShopperForm(request, redeemForm));
  if ('word' in redeemed) return toCart(visit, redeemed.word);
  await showNow(visit);
  const { code } = redeemed.redemption;
  // Shopify has not answered yet: the cart shows the code once it is there.
  return code === null ? toCart(visit, 'reserved') : toCartWith(visit, code);
}
