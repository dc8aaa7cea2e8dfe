import { parseInstant, zone } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import { listReturns } from '../../app/modules/returns/reading/list-returns.server.ts';
import { countOpen } from '../../app/modules/returns/store/lists/return-figures.server.ts';
import type { ReturnQuery } from '../../app/modules/returns/views.ts';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { type Comparison, compare, perSecond } from './rounds.ts';

const now = parseInstant('2026-03-10T12:00:00Z');
const shopId = 1n;
/** So many returns have what next to none has, however many there are. */
const rare = 3;
/** Shorter than what the smaller list has of everything that is not rare: both sides read as many. */
const limit = 20;

const queries: Readonly<Record<string, Omit<ReturnQuery, 'tab'> & { readonly tab?: ReturnQuery['tab'] }>> = {
  'first page': {},
  'all lists, newest first': { tab: null },
  'what is done': { tab: 'done' },
  'by outcome': { outcome: 'credit' },
  'by an outcome that few have': { outcome: 'keep' },
  'by reason': { reason: 'unwanted' },
  'by a reason that few have': { reason: 'rare' },
  'by origin': { origin: 'shopper' },
  'by an origin that few have': { origin: 'withdrawal' },
  overdue: { overdue: true },
  held: { held: true },
  unread: { unread: true },
  "nobody's": { owner: '' },
  "somebody's": { owner: '1' },
  'those of somebody with few': { owner: 'rare' },
  'by value': { quotedAtLeast: 5000n },
  'by a value that few have': { quotedAtLeast: 1_000_000n },
  'search: an order': { search: '#1005' },
  'search: a SKU': { search: 'RARE' },
  'search: a part of a title': { search: 'shirt' },
  'search: a title that few have': { search: 'anorak' },
  'search: a customer': { search: 'Anna' },
  'a reason of somebody': { reason: 'unwanted', owner: '1' },
};

/** The queue with ten thousand open returns beside the queue with a hundred: at least half as quick. */
export async function compareQueues(
  urls: { readonly many: string; readonly few: string },
  rounds: number,
): Promise<Comparison[]> {
  const many = openDatabase({ url: urls.many, reactionsOf: () => [] });
  const few = openDatabase({ url: urls.few, reactionsOf: () => [] });
  try {
    await fill(many, 10_000);
    await fill(few, 100);
    const all: Comparison[] = [];
    for (const [name, query] of Object.entries(queries)) {
      const read = async (db: Database) => perSecond(50, 1, () => list(db, query));
      const named = `returns: ${name}, 10,000 open beside 100`;
      all.push(
        await compare(
          named,
          0.5,
          rounds,
          () => read(many),
          () => read(few),
        ),
      );
    }
    const count = (db: Database) => perSecond(50, 1, () => countOpen(db.sql, shopId));
    all.push(
      await compare(
        'returns: tabs counted',
        0.5,
        rounds,
        () => count(many),
        () => count(few),
      ),
    );
    return all;
  } finally {
    await Promise.all([many.close(), few.close()]);
  }
}

async function list(db: Database, query: Omit<ReturnQuery, 'tab'> & { tab?: ReturnQuery['tab'] }) {
  const currency = currencyCode('USD');
  const shop = { id: shopId, domain: 'bench', zone: zone('UTC'), currency, grantedScopes: [] };
  const orders = { shop: async () => shop, customersNamed: async () => [5n] };
  const asked = { tab: 'to-review', limit, ...query } as const;
  const { returns } = await listReturns({ db, orders, now: async () => now }, shopId, asked);
  if (returns.length === 0) throw new Error(`Nothing fits ${JSON.stringify(Object.keys(query))}`);
}

/** So many open returns, six in ten of them to review, and as many done. */
async function fill(db: Database, open: number): Promise<void> {
  await db.sql`insert into commerce_shop (domain, installed_at, currency, timezone)
    values ('bench.myshopify.com', '2026-01-01', 'USD', 'UTC')`;
  await db.sql`insert into commerce_order (shop_id, shopify_id, name, currency, presentment_currency, total_minor,
      total_presentment, financial_status, processed_at, updated_at, snapshot)
    select ${shopId}, n, '#' || (1000 + n), 'USD', 'USD', 4800, 4800, 'paid', '2026-02-01', '2026-02-01', '{}'
    from generate_series(1, ${2 * open}::int) n`;
  await db.sql`
    insert into returns_return (shop_id, order_id, order_shopify_id, order_name, customer_id, number, name, key, state, tab,
      outcome, policy_version, currency, quoted_minor, quote, requested_at, since, origin, due_at, owner, reasons,
      quoted_shop_minor, unread, hold)
    select ${shopId}, o.id, o.shopify_id, o.name, n % 5000, 1, o.name || '-R1', 'bench', 'requested',
      case when n > ${open}::int then 'done' when n % 10 < 6 then 'to-review' when n % 10 < 8 then 'in-transit'
        when n % 10 = 8 then 'to-inspect' else 'to-settle' end,
      case when few then 'keep' when n % 3 = 0 then 'refund' else 'credit' end,
      1, 'USD', 4800, '{}', at, at, case when few then 'withdrawal' else 'shopper' end,
      case when n % 20 = 2 then null else timestamptz '2026-03-10T12:00:00Z' + (n % 10 - 3) * interval '1 hour' - n * interval '1 second' end,
      case when few then 'rare' when n % 2 = 0 then '1' end,
      array[case when few then 'rare' when n % 4 = 3 then 'defective' else 'unwanted' end],
      case when few then 2000000 else 4000 + n % 2000 end, few, case when few then '{}'::jsonb end
    from commerce_order o, lateral (select o.shopify_id as n, o.shopify_id <= ${rare * 10}::int and o.shopify_id % 10 = 1 as few,
      timestamptz '2026-03-10T11:00:00Z' - o.shopify_id * interval '30 minutes' as at) as given
    where o.shop_id = ${shopId}`;
  await db.sql`insert into returns_line (shop_id, return_id, position, line_shopify_id, title, sku, quantity, reason)
    select shop_id, id, 0, 1, case when unread then 'Anorak' else 'Linen shirt ' || id % 40 end,
      case when unread then 'RARE' else 'S-' || id % 400 end, 2, reasons[1] from returns_return`;
  await db.sql`insert into returns_unit (shop_id, return_id, line_shopify_id, ordinal, position, order_id, fulfillment_shopify_id)
    select shop_id, id, 1, ordinal, 0, order_id, 1 from returns_return, generate_series(1, 2) ordinal`;
  await db.sql`analyze`;
}
