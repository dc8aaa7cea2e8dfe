import type { ActionFunctionArgs } from '@remix-run/node';
import { releaseFor, showNow } from '../shoppers/redeem-points.server.ts';
import { onlyForms, requireProxyVisit } from '../shoppers/shopper.server.ts';
import { toCart } from '../shoppers/to-cart.server.ts';

export const loader = onlyForms;

/** The form of the theme's cart block that gives reserved points free. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const visit = await requireProxyVisit(request);
  const released = await releaseFor(visit, params.id);
  if ('word' in released) return toCart(visit, released.word);
  await showNow(visit);
  return toCart(visit, 'released');
}
