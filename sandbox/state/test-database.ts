import { afterAll, beforeAll } from 'vitest';
import { useDatabase } from '../../tests/support/database.ts';
import { createShop, getShop, type ShopInput } from '../domain/shops.ts';
import type { Shop } from '../domain/types.ts';
import { openState, type State } from './database.ts';

/** What the app of these tests may do. */
const scopes = [
  'read_products',
  'write_products',
  'write_files',
  'write_customers',
  'read_customer_merge',
  'write_customer_merge',
  'write_orders',
  'write_order_edits',
  'write_fulfillments',
  'write_returns',
  'read_locations',
  'read_store_credit_accounts',
  'write_store_credit_account_transactions',
  'write_discounts',
];

/** Topics the app of these tests has subscribed to. */
const topics = [
  ...[
    'orders/create',
    'orders/updated',
    'orders/paid',
    'orders/cancelled',
    'orders/edited',
    'refunds/create',
  ],
  ...['fulfillments/create', 'fulfillments/update', 'fulfillment_events/create', 'bulk_operations/finish'],
  ...['customers/create', 'customers/update', 'customers/merge', 'customers/delete', 'products/create'],
  ...['returns/request', 'returns/approve', 'returns/decline', 'returns/process', 'returns/update'],
  ...['returns/cancel', 'returns/close', 'returns/reopen'],
  ...['reverse_fulfillment_orders/dispose', 'reverse_deliveries/attach_deliverable'],
];

export interface TestState {
  readonly state: State;
  /** A shop whose clock stands at 2026-03-01T15:00:00Z and whose app is installed. */
  shop(input?: Partial<ShopInput>): Promise<Shop>;
  /** Topics and payloads of the shop's deliveries so far, in order. */
  deliveries(shop: Shop): Promise<{ topic: string; payload: unknown }[]>;
}

/** The sandbox's state on a database of its own for this test file. */
export function useState(): TestState {
  const database = useDatabase({ empty: true });
  let state: State | undefined;
  let shops = 0;
  beforeAll(async () => {
    state = await openState(database.url);
  });
  afterAll(async () => {
    await state?.close();
  });
  const opened = () => {
    if (state === undefined) throw new Error('The state exists from beforeAll on');
    return state;
  };
  return {
    get state() {
      return opened();
    },
    shop: (input = {}) => {
      shops += 1;
      const domain = input.domain ?? `shop-${shops}.myshopify.com`;
      return opened().transaction(async (tx) => {
        await createShop(tx, { now: '2026-03-01T15:00:00Z', ...input, domain });
        await tx.query('update shop set installed_at = clock_now, granted_scopes = $2 where domain = $1', [
          domain,
          scopes,
        ]);
        await tx.query('insert into webhook_subscription (shop, topics) values ($1, $2)', [domain, topics]);
        return getShop(tx, domain);
      });
    },
    deliveries: async (shop) => {
      const rows = await opened().query<{ topic: string; payload: string }>(
        'select topic, payload from outbox where shop = $1 order by id',
        [shop.domain],
      );
      return rows.map((row) => ({ topic: row.topic, payload: JSON.parse(row.payload) }));
    },
  };
}
