import { type ActionFunctionArgs, json } from '@remix-run/node';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { readForm } from '../requests/read-form.server.ts';
import { app } from '../wiring.server.ts';
import { requireCustomerId } from './app.customers.$id/asked-customer.server.ts';
import { decideTier } from './app.customers.$id/tier/decide.server.ts';

/** A customer's tier by hand. */
export async function action({ request, params }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const customerId = requireCustomerId(params.id);
  const customer = await app().commerce.findCustomer(merchant.shopId, customerId);
  if (customer === null) throw new Response(null, { status: 404 });
  const { answer, status } = await decideTier(merchant, customerId, await readForm(request));
  return json(answer, { status });
}
