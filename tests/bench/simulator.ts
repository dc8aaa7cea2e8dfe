import { ordersForReturns } from '../../app/joining/returns/orders-for-returns.ts';
import { parseInstant } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import { shopifyId } from '../../app/kernel/ids.ts';
import type { OrderSnapshot } from '../../app/modules/commerce/order.ts';
import { orderToJson } from '../../app/modules/commerce/orders/order-json.ts';
import { sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { policyForm } from '../../app/modules/returns/policy/forms.ts';
import { defaultPolicy } from '../../app/modules/returns/policy/policy.ts';
import { simulate } from '../../app/modules/returns/simulating/simulate.server.ts';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { commerceOn } from '../support/commerce-on.ts';
import { median } from './rounds.ts';

const usd = currencyCode('USD');
const now = parseInstant('2026-03-10T12:00:00Z');
const shopId = 1n;
const orders = 10_000;
const tries = 5;

/** Seconds that it takes to decide ten thousand orders of the last 90 days again, under two policies. */
export async function measureSimulator(url: string): Promise<{ orders: number; took: number }> {
  const db = openDatabase({ url, reactionsOf: () => [] });
  try {
    await fill(db);
    const deps = { db, orders: ordersForReturns(commerceOn(db)) };
    const draft = defaultPolicy();
    const form = {
      ...policyForm({ ...draft, limits: { ...draft.limits, returns: { count: 3, days: 90 } } }, usd),
      ...{ days: '14', restockingPercent: '10', bonusPercent: '5', returnShipping: '4.50' },
    };
    const times: number[] = [];
    for (let count = 0; count < tries; count++) {
      const started = performance.now();
      const answer = await simulate(deps, shopId, { form, days: 90 }, now);
      times.push((performance.now() - started) / 1000);
      if ('refused' in answer) throw new Error(JSON.stringify(answer.errors));
      if (answer.after.requests !== orders || !answer.more) throw new Error('Not all of it was simulated');
    }
    return { orders, took: median(times) };
  } finally {
    await db.close();
  }
}

/** Two lines, three units, sent and delivered. */
function snapshotOf(refunded: boolean): OrderSnapshot {
  const plain = sampleOrder({
    lines: [
      { sku: 'A', price: '48.00', quantity: 2, discount: '3.33', tax: '7.20' },
      { sku: 'B', price: '19.90', tax: '1.60' },
    ],
    ...(refunded ? { refunds: [{ lines: { A: 1 }, amount: '49.94', at: '2026-03-05T10:00:00Z' }] } : {}),
  });
  const lines = plain.lines.map(({ shopifyId: lineShopifyId, quantity }) => ({ lineShopifyId, quantity }));
  const at = plain.processedAt.add({ hours: 48 });
  const parcel = { shopifyId: shopifyId(9001n), status: 'success', createdAt: at, deliveredAt: at, lines };
  return { ...plain, fulfillments: [parcel] };
}

/** Half of the orders were asked of here, of the other half staff took something back at Shopify. */
async function fill(db: Database): Promise<void> {
  await db.sql`insert into commerce_shop (domain, installed_at, currency, timezone)
    values ('bench.myshopify.com', '2026-01-01', 'USD', 'Europe/Berlin')`;
  await db.sql`insert into returns_policy_version (shop_id, version, effective_at, policy, saved_by)
    values (${shopId}, 1, '2026-01-01', ${JSON.stringify(defaultPolicy())}::jsonb, 'bench')`;
  await db.sql`insert into commerce_customer (shop_id, shopify_id, created_at, updated_at)
    select ${shopId}, n, now(), now() from generate_series(1, ${orders / 4}::int) n`;
  const json = (refunded: boolean) => JSON.stringify(orderToJson(snapshotOf(refunded)));
  await db.sql`insert into commerce_order (shop_id, shopify_id, name, customer_id, currency, presentment_currency, total_minor,
      total_presentment, financial_status, processed_at, updated_at, snapshot)
    select ${shopId}, n, '#' || n, 1 + n % ${orders / 4}::int, 'USD', 'USD', 12100, 12100, 'paid', '2026-03-01',
      timestamptz '2026-03-06' + n * interval '1 second',
      case when n % 2 = 0 then ${json(true)}::jsonb else ${json(false)}::jsonb end || jsonb_build_object('id', n::text)
    from generate_series(1, ${orders}::int) n`;
  const [line] = snapshotOf(false).lines;
  await db.sql`insert into returns_return (shop_id, order_id, order_shopify_id, order_name, customer_id, number, name, key, state,
      tab, outcome, policy_version, currency, quoted_minor, quote, requested_at, since, reasons)
    select shop_id, id, shopify_id, name, customer_id, 1, name || '-R1', 'bench', 'requested', 'to-review',
      case when id % 4 = 1 then 'refund' else 'credit' end, 1, 'USD', 0, '{}', at, at, '{unwanted}'
    from commerce_order, lateral (select timestamptz '2026-03-04' + id * interval '30 seconds' as at) as given
    where id % 2 = 1`;
  await db.sql`insert into returns_line (shop_id, return_id, position, line_shopify_id, title, sku, quantity, reason)
    select shop_id, id, 0, ${line?.shopifyId ?? 0n}, 'Shirt', 'A', 1, 'unwanted' from returns_return`;
  await db.sql`analyze`;
}
