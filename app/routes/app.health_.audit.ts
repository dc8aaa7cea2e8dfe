import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { requireMerchant } from '../merchants/merchant.server.ts';
import { openPrint } from '../ui/print/print.ts';
import { textsFor } from '../ui/texts/texts.ts';
import { app } from '../wiring.server.ts';

export interface DifferenceView {
  readonly key: string;
  readonly where: string;
  readonly to: string;
  readonly kind: string;
  readonly expected: string;
  readonly found: string;
}

export interface AuditView {
  readonly differences: readonly DifferenceView[];
}

/** Adds up the shop's ledger. Apart from the page, which need not wait for it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, shop, now } = await requireMerchant(request);
  const found = await app().loyalty.audit(shopId);
  const words = textsFor().health.audit;
  const print = openPrint({ zone: shop.timezone, now });
  const differences = found.map(({ customerId, orderId, kind, expected, found: sum }) => ({
    key: `${customerId} ${orderId ?? ''} ${kind}`,
    where: `${words.customer} ${customerId}`,
    to: `/app/customers/${customerId}?tab=statement`,
    kind: words.kinds[kind],
    expected: print.count(expected),
    found: print.count(sum),
  }));
  return json<AuditView>({ differences });
}
