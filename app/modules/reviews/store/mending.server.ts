import type { Tx } from '#app/kernel/transaction.ts';
import type { Drift } from '../counting/drift.ts';

/*
 * One counter at a time. Its row is locked before the reviews are counted: a change that has counted itself is seen, and
 * one that has not yet waits for the row and adds to what is written here.
 */

type Of<Counter extends Drift['counter']> = Extract<Drift, { counter: Counter }>;

export async function mendRating(tx: Tx, { product }: Of<'rating'>): Promise<void> {
  await tx.sql`insert into review_rating (shop_id, product_shopify_id) values (${tx.shopId}, ${product})
    on conflict do nothing`;
  await tx.sql`select 1 as one from review_rating
    where shop_id = ${tx.shopId} and product_shopify_id = ${product} for no key update`;
  await tx.sql`update review_rating set version = version + 1,
      (n1, n2, n3, n4, n5, n_verified, n_media, n_incentivised, n_exchanged, n_returned, n_recommended,
        n_not_recommended, n_imported) = (
        select count(*) filter (where rating = 1), count(*) filter (where rating = 2),
          count(*) filter (where rating = 3), count(*) filter (where rating = 4), count(*) filter (where rating = 5),
          count(*) filter (where verification = 'verified_buyer'), count(*) filter (where has_media),
          count(*) filter (where incentivised), count(*) filter (where purchase = 'exchanged'),
          count(*) filter (where purchase = 'returned'), count(*) filter (where recommends),
          count(*) filter (where not recommends), count(*) filter (where via = 'import')
        from review where shop_id = ${tx.shopId} and product_shopify_id = ${product} and status = 'published')
    where shop_id = ${tx.shopId} and product_shopify_id = ${product}`;
}

/** What is shown of the product changes with it. */
export async function mendAnswers(tx: Tx, { product, attribute, value }: Of<'answers'>): Promise<void> {
  await tx.sql`insert into review_answer_count (shop_id, product_shopify_id, attribute, value)
    values (${tx.shopId}, ${product}, ${attribute}, ${value}) on conflict do nothing`;
  await tx.sql`select 1 as one from review_answer_count where shop_id = ${tx.shopId}
    and product_shopify_id = ${product} and attribute = ${attribute} and value = ${value} for no key update`;
  await tx.sql`update review_answer_count set n = (
      select count(*) from review r join review_answer a on a.shop_id = r.shop_id and a.review_id = r.id
      where r.shop_id = ${tx.shopId} and r.product_shopify_id = ${product} and r.status = 'published'
        and a.attribute = ${attribute} and a.value = ${value})
    where shop_id = ${tx.shopId} and product_shopify_id = ${product} and attribute = ${attribute} and value = ${value}`;
}

export async function mendTally(tx: Tx, { status, rating, purchase, imported }: Of<'tally'>): Promise<void> {
  await tx.sql`insert into review_tally (shop_id, status, rating, purchase, imported)
    values (${tx.shopId}, ${status}, ${rating}, ${purchase}, ${imported}) on conflict do nothing`;
  await tx.sql`select 1 as one from review_tally where shop_id = ${tx.shopId} and status = ${status}
    and rating = ${rating} and purchase = ${purchase} and imported = ${imported} for no key update`;
  await tx.sql`update review_tally set n = (
      select count(*) from review where shop_id = ${tx.shopId} and status = ${status} and rating = ${rating}
        and purchase = ${purchase} and (via = 'import') = ${imported})
    where shop_id = ${tx.shopId} and status = ${status} and rating = ${rating} and purchase = ${purchase}
      and imported = ${imported}`;
}

export async function mendDay(tx: Tx, { day, product }: Of<'day'>): Promise<void> {
  await tx.sql`insert into review_day (shop_id, day, product_shopify_id)
    values (${tx.shopId}, ${day}::date, ${product}) on conflict do nothing`;
  await tx.sql`select 1 as one from review_day where shop_id = ${tx.shopId} and day = ${day}::date
    and product_shopify_id = ${product} for no key update`;
  await tx.sql`update review_day set (n1, n2, n3, n4, n5) = (
      select count(*) filter (where r.rating = 1), count(*) filter (where r.rating = 2),
        count(*) filter (where r.rating = 3), count(*) filter (where r.rating = 4), count(*) filter (where r.rating = 5)
      from review r join commerce_shop s on s.id = r.shop_id
      where r.shop_id = ${tx.shopId} and r.product_shopify_id = ${product}
        and r.submitted_at >= (${day}::date)::timestamp at time zone s.timezone
        and r.submitted_at < (${day}::date + 1)::timestamp at time zone s.timezone)
    where shop_id = ${tx.shopId} and day = ${day}::date and product_shopify_id = ${product}`;
}
