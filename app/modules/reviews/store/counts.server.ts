import type { LocalDate } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { AnswerDelta, RatingDelta, TallyDelta } from '../counting/deltas.ts';
import type { Stars } from '../review.ts';

// Rows are locked in the order in which they are given. No count falls below nothing: one that has drifted keeps nobody
// from hiding a review, and is mended by night.

export async function addToRatings(tx: Tx, deltas: ReadonlyMap<bigint, RatingDelta>): Promise<void> {
  if (deltas.size === 0) return;
  const rows = JSON.stringify(
    [...deltas].map(([product, delta]) => ({ product: product.toString(), ...delta })),
  );
  await tx.sql`
    with d as materialized (
      select * from jsonb_to_recordset(${rows}::jsonb) as d(product bigint, n1 int, n2 int, n3 int, n4 int, n5 int,
        n_verified int, n_media int, n_incentivised int, n_exchanged int, n_returned int, n_recommended int,
        n_not_recommended int, n_imported int)
    )
    insert into review_rating as r (shop_id, product_shopify_id, n1, n2, n3, n4, n5, n_verified, n_media,
      n_incentivised, n_exchanged, n_returned, n_recommended, n_not_recommended, n_imported, version)
    select ${tx.shopId}, product, greatest(0, n1), greatest(0, n2), greatest(0, n3), greatest(0, n4), greatest(0, n5),
      greatest(0, n_verified), greatest(0, n_media), greatest(0, n_incentivised), greatest(0, n_exchanged),
      greatest(0, n_returned), greatest(0, n_recommended), greatest(0, n_not_recommended), greatest(0, n_imported), 1
    from d order by product
    on conflict (shop_id, product_shopify_id) do update set
      (n1, n2, n3, n4, n5, n_verified, n_media, n_incentivised, n_exchanged, n_returned, n_recommended,
        n_not_recommended, n_imported, version) = (
        select greatest(0, r.n1 + d.n1), greatest(0, r.n2 + d.n2), greatest(0, r.n3 + d.n3), greatest(0, r.n4 + d.n4),
          greatest(0, r.n5 + d.n5), greatest(0, r.n_verified + d.n_verified), greatest(0, r.n_media + d.n_media),
          greatest(0, r.n_incentivised + d.n_incentivised), greatest(0, r.n_exchanged + d.n_exchanged),
          greatest(0, r.n_returned + d.n_returned), greatest(0, r.n_recommended + d.n_recommended),
          greatest(0, r.n_not_recommended + d.n_not_recommended), greatest(0, r.n_imported + d.n_imported), r.version + 1
        from d where d.product = excluded.product_shopify_id)`;
}

export async function addToAnswers(tx: Tx, deltas: readonly AnswerDelta[]): Promise<void> {
  for (const { product, attribute, value, n } of deltas)
    await tx.sql`insert into review_answer_count as c (shop_id, product_shopify_id, attribute, value, n)
      values (${tx.shopId}, ${product}, ${attribute}, ${value}, greatest(0, ${n}::int))
      on conflict (shop_id, product_shopify_id, attribute, value) do update set n = greatest(0, c.n + ${n}::int)`;
}

export async function addToTallies(tx: Tx, deltas: readonly TallyDelta[]): Promise<void> {
  for (const { status, rating, purchase, imported, n } of deltas)
    await tx.sql`insert into review_tally as t (shop_id, status, rating, purchase, imported, n)
      values (${tx.shopId}, ${status}, ${rating}, ${purchase}, ${imported}, greatest(0, ${n}::int))
      on conflict (shop_id, status, rating, purchase, imported) do update set n = greatest(0, t.n + ${n}::int)`;
}

export async function addToDay(
  tx: Tx,
  day: LocalDate,
  product: bigint,
  stars: Stars,
  by: 1 | -1,
): Promise<void> {
  const one = (of: Stars) => (of === stars ? by : 0);
  await tx.sql`insert into review_day as d (shop_id, day, product_shopify_id, n1, n2, n3, n4, n5)
    values (${tx.shopId}, ${day.toString()}::date, ${product}, ${Math.max(0, one(1))}, ${Math.max(0, one(2))},
      ${Math.max(0, one(3))}, ${Math.max(0, one(4))}, ${Math.max(0, one(5))})
    on conflict (shop_id, day, product_shopify_id) do update set n1 = greatest(0, d.n1 + ${one(1)}),
      n2 = greatest(0, d.n2 + ${one(2)}), n3 = greatest(0, d.n3 + ${one(3)}), n4 = greatest(0, d.n4 + ${one(4)}),
      n5 = greatest(0, d.n5 + ${one(5)})`;
}
