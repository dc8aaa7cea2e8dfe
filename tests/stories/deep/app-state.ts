import pg from 'pg';

/** What the app has written for a shop, read once everything is quiet. */
export interface AppState {
  /** Shopify id of the order → Σ earn and clawback entries. */
  points: Map<string, number>;
  /** `topic event-id` of every delivery stored, with its state. */
  deliveries: Map<string, string>;
  /** Shopify id of the order → how many order-paid facts. */
  paidFacts: Map<string, number>;
  /** Accounts whose lots, debt and ledger do not add up. */
  unbalanced: string[];
  failedJobs: number;
}

export async function readApp(appUrl: string, domain: string): Promise<AppState> {
  const client = new pg.Client({ connectionString: appUrl, options: '-c default_transaction_read_only=on' });
  await client.connect();
  const rows = async <Row extends pg.QueryResultRow>(text: string) =>
    (await client.query<Row>(text, [domain])).rows;
  try {
    const points = await rows<{ id: string; points: string }>(
      `select o.shopify_id as id, sum(e.points) as points from loyalty_entry e
       join commerce_shop s on s.id = e.shop_id join commerce_order o on o.shop_id = e.shop_id and o.id = e.order_id
       where s.domain = $1 and e.kind in ('earn', 'clawback') group by 1`,
    );
    const deliveries = await rows<{ key: string; state: string }>(
      `select d.topic || ' ' || d.event_id as key, d.state from platform_delivery d
       join commerce_shop s on s.id = d.shop_id where s.domain = $1`,
    );
    const facts = await rows<{ id: string; facts: string }>(
      `select o.shopify_id as id, count(*) as facts from platform_fact f join commerce_shop s on s.id = f.shop_id
       join commerce_order o on o.shop_id = f.shop_id and o.id = f.order_id
       where s.domain = $1 and f.kind = 'order-paid' group by 1`,
    );
    const unbalanced = await rows<{ account: string }>(
      `select concat_ws(' ', 'customer', a.customer_id, 'posted', a.posted, 'ledger', e.points, 'lots', l.points, 'debt', a.debt) as account
       from loyalty_account a join commerce_shop s on s.id = a.shop_id
       cross join lateral (select coalesce(sum(points), 0) as points, count(*) as entries, max(number) as last
         from loyalty_entry e where e.shop_id = a.shop_id and e.customer_id = a.customer_id) e
       cross join lateral (select coalesce(sum(remaining), 0) as points
         from loyalty_lot l where l.shop_id = a.shop_id and l.customer_id = a.customer_id) l
       where s.domain = $1 and (a.posted <> e.points or l.points - a.debt <> e.points or e.entries <> coalesce(e.last, 0))`,
    );
    const failed = await rows<{ count: string }>(
      `select count(*) from graphile_worker._private_jobs j join commerce_shop s on j.payload ->> 'shopId' = s.id::text
       where s.domain = $1 and j.attempts >= j.max_attempts`,
    );
    return {
      points: new Map(points.map((row) => [row.id, Number(row.points)])),
      deliveries: new Map(deliveries.map((row) => [row.key, row.state])),
      paidFacts: new Map(facts.map((row) => [row.id, Number(row.facts)])),
      unbalanced: unbalanced.map((row) => row.account),
      failedJobs: Number(failed[0]?.count ?? 0),
    };
  } finally {
    await client.end();
  }
}
