import type { Database } from '../../app/platform/db/database.server.ts';

export const shopId = 1n;
/** Has an eighth of all reviews. */
export const busyProduct = 1n;

/**
 * A shop with so many published reviews, an eighth of them of one product and the rest spread over many, with stars,
 * pictures, votes and outcomes as shops have them. Indexes are made when the rows are there.
 */
export async function fillReviews({ sql }: Pick<Database, 'sql'>, count: number): Promise<void> {
  await sql`insert into commerce_shop (domain, installed_at, currency, timezone)
    values ('bench.myshopify.com', '2020-01-01', 'USD', 'UTC')`;
  await sql`insert into review_state (shop_id, live_from) values (${shopId}, '2020-01-01')`;
  await sql`insert into commerce_order (shop_id, shopify_id, name, currency, presentment_currency, total_minor,
      total_presentment, financial_status, processed_at, updated_at, snapshot)
    values (${shopId}, 1, '#1', 'USD', 'USD', 0, 0, 'paid', '2020-01-01', '2020-01-01', '{}')`;
  const indexes = await sql<{ name: string; definition: string }>`
    select i.indexname as name, i.indexdef as definition from pg_indexes i
    where i.tablename in ('review', 'review_text')
      and not exists (select 1 from pg_constraint c where c.conname = i.indexname)`;
  for (const { name } of indexes) await sql`select drop_index(${name})`;
  await insertReviews(sql, count);
  for (const { definition } of indexes) await sql`select run_statement(${definition})`;
  await sql`insert into review_rating (shop_id, product_shopify_id, n1, n2, n3, n4, n5, n_media, version)
    select shop_id, product_shopify_id, count(*) filter (where rating = 1), count(*) filter (where rating = 2),
      count(*) filter (where rating = 3), count(*) filter (where rating = 4), count(*) filter (where rating = 5),
      count(*) filter (where has_media), 1
    from review group by 1, 2`;
}

/** Of 100: 62 with five stars, 20 with four, 8, 4 and 6; 8 with pictures, 4 returned, 3 exchanged, 90 of buyers. */
async function insertReviews(sql: Database['sql'], count: number): Promise<void> {
  await sql`
    insert into review (shop_id, order_id, line_shopify_id, product_shopify_id, rating, status, verification, purchase, via,
      has_media, helpful, unhelpful, helpful_score, submitted_at, published_at)
    select ${shopId}, 1, n, case when n % 8 = 0 then ${busyProduct} else 2 + (n::bigint * 7919) % greatest(1, ${count}::bigint / 200) end,
      case when a < 62 then 5 when a < 82 then 4 when a < 90 then 3 when a < 94 then 2 else 1 end, 'published',
      case when b < 90 then 'verified_buyer' else 'verified_reviewer' end,
      case when c < 4 then 'returned' when c < 7 then 'exchanged' else 'kept' end, 'mail', d < 8, votes, 0,
      (votes * 1000000) / (votes + 4), at, at
    from generate_series(1, ${count}::int) n,
      lateral (select abs(hashint4(n)) % 100 as a, abs(hashint4(n + 1000000007)) % 100 as b, abs(hashint4(n * 3 + 7)) % 100 as c,
        abs(hashint4(n * 5 + 11)) % 100 as d, greatest(0, abs(hashint4(n * 7 + 13)) % 40 - 30) as votes,
        timestamptz '2026-03-01' - (abs(hashint4(n * 11 + 17)) % 150000000) * interval '1 second' as at) as given`;
  await sql`insert into review_text (shop_id, review_id, title, body, display_name)
    select shop_id, id, 'Title ' || id, 'What somebody wrote of what they bought, number ' || id || '.', 'Ana L.' from review`;
}
