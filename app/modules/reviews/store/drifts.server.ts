import type { Sql } from '#app/kernel/transaction.ts';
import type { Drift } from '../counting/drift.ts';

// Each counter against one grouped read of the reviews. Those that nobody keeps as a row count as nothing.

type Of<Counter extends Drift['counter']> = Extract<Drift, { counter: Counter }>;

export async function listRatingDrifts(sql: Sql, shopId: bigint, limit: number): Promise<Of<'rating'>[]> {
  const rows = await sql<{ product: bigint }>`
    with counted as (
      select product_shopify_id as product, count(*) filter (where rating = 1) as n1,
        count(*) filter (where rating = 2) as n2, count(*) filter (where rating = 3) as n3,
        count(*) filter (where rating = 4) as n4, count(*) filter (where rating = 5) as n5,
        count(*) filter (where verification = 'verified_buyer') as verified, count(*) filter (where has_media) as media,
        count(*) filter (where incentivised) as incentivised, count(*) filter (where purchase = 'exchanged') as exchanged,
        count(*) filter (where purchase = 'returned') as returned, count(*) filter (where recommends) as yes,
        count(*) filter (where not recommends) as no, count(*) filter (where via = 'import') as imported
      from review where shop_id = ${shopId} and status = 'published' group by 1
    )
    select coalesce(c.product, r.product_shopify_id) as product
    from counted c full join (select * from review_rating where shop_id = ${shopId}) r on r.product_shopify_id = c.product
    where (coalesce(r.n1, 0), coalesce(r.n2, 0), coalesce(r.n3, 0), coalesce(r.n4, 0), coalesce(r.n5, 0),
        coalesce(r.n_verified, 0), coalesce(r.n_media, 0), coalesce(r.n_incentivised, 0), coalesce(r.n_exchanged, 0),
        coalesce(r.n_returned, 0), coalesce(r.n_recommended, 0), coalesce(r.n_not_recommended, 0),
        coalesce(r.n_imported, 0))
      is distinct from (coalesce(c.n1, 0), coalesce(c.n2, 0), coalesce(c.n3, 0), coalesce(c.n4, 0), coalesce(c.n5, 0),
        coalesce(c.verified, 0), coalesce(c.media, 0), coalesce(c.incentivised, 0), coalesce(c.exchanged, 0),
        coalesce(c.returned, 0), coalesce(c.yes, 0), coalesce(c.no, 0), coalesce(c.imported, 0))
    order by 1 limit ${limit}`;
  return rows.map(({ product }) => ({ counter: 'rating', product }));
}

export async function listAnswerDrifts(sql: Sql, shopId: bigint, limit: number): Promise<Of<'answers'>[]> {
  const rows = await sql<{ product: bigint; attribute: string; value: string }>`
    with counted as (
      select r.product_shopify_id as product, a.attribute, a.value, count(*) as n
      from review_answer a join review r on r.shop_id = a.shop_id and r.id = a.review_id
      where a.shop_id = ${shopId} and r.status = 'published' group by 1, 2, 3
    )
    select coalesce(c.product, k.product_shopify_id) as product, coalesce(c.attribute, k.attribute) as attribute,
      coalesce(c.value, k.value) as value
    from counted c full join (select * from review_answer_count where shop_id = ${shopId}) k
      on k.product_shopify_id = c.product and k.attribute = c.attribute and k.value = c.value
    where coalesce(k.n, 0) <> coalesce(c.n, 0) order by 1, 2, 3 limit ${limit}`;
  return rows.map((row) => ({ counter: 'answers', ...row }));
}

export async function listTallyDrifts(sql: Sql, shopId: bigint, limit: number): Promise<Of<'tally'>[]> {
  const rows = await sql<{ status: string; rating: number; purchase: string; imported: boolean }>`
    with counted as (
      select status, rating, purchase, via = 'import' as imported, count(*) as n
      from review where shop_id = ${shopId} group by 1, 2, 3, 4
    )
    select coalesce(c.status, t.status) as status, coalesce(c.rating, t.rating) as rating,
      coalesce(c.purchase, t.purchase) as purchase, coalesce(c.imported, t.imported) as imported
    from counted c full join (select * from review_tally where shop_id = ${shopId}) t
      on t.status = c.status and t.rating = c.rating and t.purchase = c.purchase and t.imported = c.imported
    where coalesce(t.n, 0) <> coalesce(c.n, 0) order by 1, 2, 3, 4 limit ${limit}`;
  return rows.map((row) => ({ counter: 'tally', ...row }));
}

export async function listDayDrifts(sql: Sql, shopId: bigint, limit: number): Promise<Of<'day'>[]> {
  const rows = await sql<{ day: string; product: bigint }>`
    with counted as (
      select (r.submitted_at at time zone s.timezone)::date as day, r.product_shopify_id as product,
        count(*) filter (where rating = 1) as n1, count(*) filter (where rating = 2) as n2,
        count(*) filter (where rating = 3) as n3, count(*) filter (where rating = 4) as n4,
        count(*) filter (where rating = 5) as n5
      from review r join commerce_shop s on s.id = r.shop_id where r.shop_id = ${shopId} group by 1, 2
    )
    select coalesce(c.day, d.day)::text as day, coalesce(c.product, d.product_shopify_id) as product
    from counted c full join (select * from review_day where shop_id = ${shopId}) d
      on d.day = c.day and d.product_shopify_id = c.product
    where (coalesce(d.n1, 0), coalesce(d.n2, 0), coalesce(d.n3, 0), coalesce(d.n4, 0), coalesce(d.n5, 0))
      is distinct from (coalesce(c.n1, 0), coalesce(c.n2, 0), coalesce(c.n3, 0), coalesce(c.n4, 0), coalesce(c.n5, 0))
    order by 1, 2 limit ${limit}`;
  return rows.map((row) => ({ counter: 'day', ...row }));
}
