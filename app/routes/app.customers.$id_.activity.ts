import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { app } from '../wiring.server.ts';
import { readActivity } from './app.customers.$id/activity/activity.server.ts';
import { isFactGroup } from './app.customers.$id/activity/fact-in-words.ts';
import { requireCustomerId } from './app.customers.$id/asked-customer.server.ts';

/** Further pages of a customer's timeline. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const customerId = requireCustomerId(params.id);
  const id = merchant.shopId;
  if ((await app().commerce.findCustomer(id, customerId)) === null) throw new Response(null, { status: 404 });
  const { searchParams } = new URL(request.url);
  const show = searchParams.get('show');
  const before = searchParams.get('before');
  if (before === null || before.length > 500) throw new Response(null, { status: 422 });
  const group = isFactGroup(show) ? show : null;
  const { now, shop } = merchant;
  return json(await readActivity({ shopId: id, customerId, group, before, zone: shop.timezone, now }));
}
