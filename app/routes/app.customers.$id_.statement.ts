import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { app } from '../wiring.server.ts';
import { requireCustomerId } from './app.customers.$id/asked-customer.server.ts';
import { readStatement } from './app.customers.$id/statement/statement.server.ts';

/** Earlier lines of a customer's points statement. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const customerId = requireCustomerId(params.id);
  const id = merchant.shopId;
  if ((await app().commerce.findCustomer(id, customerId)) === null) throw new Response(null, { status: 404 });
  const before = new URL(request.url).searchParams.get('before') ?? '';
  if (!/^\d{1,9}$/.test(before)) throw new Response(null, { status: 422 });
  const { statement } = await readStatement({ merchant, customerId, before: Number(before) });
  return json(statement);
}
