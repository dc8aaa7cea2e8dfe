import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { noteDataAccess } from '../platform/access-log.server.ts';
import { app } from '../wiring.server.ts';
import { requireCustomerId } from './app.customers.$id/asked-customer.server.ts';

const entriesPerRead = 500;

/** Everything held on one customer as a JSON file, for the merchant to pass on. Noted in the access log. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId: shop, staffId, now } = await requireMerchant(request);
  const customerId = requireCustomerId(params.id);
  const { commerce, loyalty, returns, reviews, messages, db } = app();
  const id = shop;
  if ((await commerce.findCustomer(id, customerId)) === null) throw new Response(null, { status: 404 });
  await noteDataAccess(db, { shopId: id, staffId, customerId, purpose: 'export' });
  const commerceData = await commerce.exportCustomer(id, customerId);
  const entries = [];
  let before: number | null = null;
  do {
    const page = await loyalty.statement(
      id,
      customerId,
      { ...(before === null ? {} : { before }), limit: entriesPerRead },
      now,
    );
    entries.push(...page.entries);
    before = page.next;
  } while (before !== null);
  const wholeReturns = [];
  // One after the other: a person has few, and their own words stand only in the whole return.
  for (const row of await returns.listOfCustomer(id, customerId))
    wholeReturns.push(await returns.find(id, row.id));
  const own = {
    returns: wholeReturns,
    withdrawals: await returns.withdrawalsOfCustomer(id, customerId),
    reviews: await reviews.exportCustomer(id, customerId),
    askedAndAnswered: await reviews.exportQuestions(id, customerId),
    ...(await messages.exportCustomer(id, customerId)),
  };
  const data = { exportedAt: now, ...commerceData, points: entries, ...own };
  const file = JSON.stringify(data, wholeAsText, 2);
  return new Response(file, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="customer-${customerId}.json"`,
      'Cache-Control': 'no-store',
    },
  });
}

/** JSON has no whole numbers of 64 bits. */
function wholeAsText(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
