import {
  type FinancialStatus,
  type FulfillmentStatus,
  financialStatus,
  fulfillmentStatus,
} from '../../domain/order-status.ts';
import type { OrderData } from '../../domain/types.ts';
import type { Reader } from '../../state/database.ts';

export interface OrderFilter {
  text: string;
  payment: FinancialStatus | null;
  fulfilment: FulfillmentStatus | null;
  /** cursor: only what is older */
  after: string | null;
  /** cursor: only what is newer */
  before: string | null;
}

export interface OrderPage {
  orders: OrderData[];
  older: string | null;
  newer: string | null;
}

const pageSize = 25;
const batchSize = 100;

interface Row {
  id: string;
  processed_at: Date;
  data: OrderData;
}

/** An order's place in the list: newest first, then by id. */
const cursorOf = (row: Row) => `${row.processed_at.toISOString()}_${row.id}`;

function readCursor(cursor: string | null): [string, string] | null {
  const match = /^(\d{4}-[\dT:.-]+Z)_(\d+)$/.exec(cursor ?? '');
  return match?.[1] === undefined || match[2] === undefined ? null : [match[1], match[2]];
}

/**
 * One page of orders, newest first. States are not columns (they follow from the order's document), so the list is read
 * on in batches until a page is full.
 */
export async function findOrders(on: Reader, shop: string, filter: OrderFilter): Promise<OrderPage> {
  const backwards = readCursor(filter.before) !== null;
  const found: Row[] = [];
  let from = readCursor(backwards ? filter.before : filter.after);
  for (let more = true; more && found.length <= pageSize; ) {
    const rows = await readBatch(on, shop, filter.text, from, backwards);
    found.push(...rows.filter(({ data }) => fits(data, filter)));
    const last = rows.at(-1);
    more = rows.length === batchSize && last !== undefined;
    if (last !== undefined) from = [last.processed_at.toISOString(), last.id];
  }
  const page = found.slice(0, pageSize);
  const beyond = found.length > pageSize;
  if (backwards) page.reverse();
  const first = page[0];
  const last = page.at(-1);
  return {
    orders: page.map((row) => row.data),
    older: last !== undefined && (backwards || beyond) ? cursorOf(last) : null,
    newer: first !== undefined && (backwards ? beyond : filter.after !== null) ? cursorOf(first) : null,
  };
}

function fits(order: OrderData, filter: OrderFilter): boolean {
  return (
    (filter.payment === null || financialStatus(order) === filter.payment) &&
    (filter.fulfilment === null ||
      (order.cancelledAt === null && fulfillmentStatus(order) === filter.fulfilment))
  );
}

async function readBatch(
  on: Reader,
  shop: string,
  text: string,
  from: [string, string] | null,
  backwards: boolean,
): Promise<Row[]> {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const beyond = backwards ? '>' : '<';
  const direction = backwards ? 'asc' : 'desc';
  const rows = await on.query<Row>(
    `select id, processed_at, data from resource
     where shop = $1 and kind = 'order'
       and ($2 or name ilike $3 or email ilike $3
            or concat_ws(' ', data #>> '{address,firstName}', data #>> '{address,lastName}') ilike $3)
       and ($4::timestamptz is null or (processed_at, id) ${beyond} ($4::timestamptz, $5::bigint))
     order by processed_at ${direction}, id ${direction} limit ${batchSize}`,
    [shop, text === '', like, from?.[0] ?? null, from?.[1] ?? null],
  );
  return rows;
}

/** The orders of these customers, newest first, 2,000 at most. */
export async function ordersOfCustomers(on: Reader, shop: string, customers: string[]): Promise<OrderData[]> {
  const rows = await on.query<Row>(
    `select id, processed_at, data from resource
     where shop = $1 and kind = 'order' and customer_id = any($2::bigint[])
     order by processed_at desc, id desc limit 2000`,
    [shop, customers],
  );
  return rows.map((row) => row.data);
}

/** Orders since an instant, newest first. */
export async function ordersSince(on: Reader, shop: string, since: string): Promise<OrderData[]> {
  const rows = await on.query<Row>(
    `select id, processed_at, data from resource
     where shop = $1 and kind = 'order' and processed_at >= $2 order by processed_at desc, id desc limit 5000`,
    [shop, since],
  );
  return rows.map((row) => row.data);
}

export async function findOrder(on: Reader, shop: string, id: string): Promise<OrderData | null> {
  const rows = await on.query<{ data: OrderData }>(
    `select data from resource where shop = $1 and kind = 'order' and id = $2`,
    [shop, id],
  );
  return rows[0]?.data ?? null;
}
