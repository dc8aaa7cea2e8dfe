import type { CustomerData } from '../../domain/types.ts';
import type { Reader } from '../../state/database.ts';

const pageSize = 40;

export interface CustomerPage {
  customers: CustomerData[];
  /** orders per customer id */
  orderCounts: Map<string, number>;
  next: string | null;
}

/** Customers, newest first (by when they became customers, then id), 40 at a time. Merged ones are left out. */
export async function findCustomers(
  on: Reader,
  shop: string,
  text: string,
  after: string | null,
): Promise<CustomerPage> {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const cursor = /^(\d{4}-[\dT:.-]+Z)_(\d+)$/.exec(after ?? '');
  const rows = await on.query<{ id: string; created_at: Date; data: CustomerData }>(
    `select id, created_at, data from resource
     where shop = $1 and kind = 'customer' and data ->> 'mergedInto' is null
       and (email ilike $2 or concat_ws(' ', data ->> 'firstName', data ->> 'lastName') ilike $2)
       and ($3::timestamptz is null or (created_at, id) < ($3::timestamptz, $4::bigint))
     order by created_at desc, id desc limit ${pageSize + 1}`,
    [shop, like, cursor?.[1] ?? null, cursor?.[2] ?? null],
  );
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    customers: page.map((row) => row.data),
    orderCounts: await countOrders(
      on,
      shop,
      page.map((row) => row.id),
    ),
    next: rows.length > pageSize && last !== undefined ? `${last.created_at.toISOString()}_${last.id}` : null,
  };
}

async function countOrders(on: Reader, shop: string, customers: string[]): Promise<Map<string, number>> {
  const rows = await on.query<{ customer_id: string; orders: number }>(
    `select customer_id, count(*)::int as orders from resource
     where shop = $1 and kind = 'order' and customer_id = any($2::bigint[]) group by customer_id`,
    [shop, customers],
  );
  return new Map(rows.map((row) => [row.customer_id, row.orders]));
}

export async function findCustomer(on: Reader, shop: string, id: string): Promise<CustomerData | null> {
  const [row] = await on.query<{ data: CustomerData }>(
    `select data from resource where shop = $1 and kind = 'customer' and id = $2`,
    [shop, id],
  );
  return row?.data ?? null;
}

/** E-mail addresses to choose a buyer from; 1,000 at most. */
export async function listEmails(on: Reader, shop: string): Promise<{ email: string; name: string }[]> {
  return on.query<{ email: string; name: string }>(
    `select email, concat_ws(' ', data ->> 'firstName', data ->> 'lastName') as name from resource
     where shop = $1 and kind = 'customer' and email is not null and data ->> 'mergedInto' is null
     order by email limit 1000`,
    [shop],
  );
}
