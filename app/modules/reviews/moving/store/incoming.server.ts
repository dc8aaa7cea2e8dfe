import type { Sql, Tx } from '#app/kernel/transaction.ts';
import { byAuthor } from '../../writing/edit-review.server.ts';
import type { Incoming } from '../importing/incoming.ts';

/** Which of these keys the shop has. Ids: of reviews that were written here and have no key of their own. */
export async function listKnownKeys(
  sql: Sql,
  shopId: bigint,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await sql<{ key: string }>`select external_key as key from review
    where shop_id = ${shopId} and external_key = any(${keys}::text[])`;
  return new Set(rows.map((row) => row.key));
}

/** Of these reviews, those that were written here. */
export async function listNative(
  sql: Sql,
  shopId: bigint,
  ids: readonly bigint[],
): Promise<ReadonlySet<bigint>> {
  if (ids.length === 0) return new Set();
  const rows = await sql<{ id: bigint }>`select id from review
    where shop_id = ${shopId} and id = any(${ids}::bigint[]) and external_key is null`;
  return new Set(rows.map((row) => row.id));
}

/** Lines of these orders that have a review, as "order line". */
export async function listReviewedLines(
  sql: Sql,
  shopId: bigint,
  orders: readonly bigint[],
): Promise<ReadonlySet<string>> {
  if (orders.length === 0) return new Set();
  const rows = await sql<{
    order_id: bigint;
    line_shopify_id: bigint;
  }>`select order_id, line_shopify_id from review
    where shop_id = ${shopId} and order_id = any(${orders}::bigint[])`;
  return new Set(rows.map((row) => `${row.order_id} ${row.line_shopify_id}`));
}

/** Adds those that are not there yet, without words. Returns our ids by key. */
export async function insertIncoming(
  tx: Tx,
  importId: bigint,
  incoming: readonly Incoming[],
): Promise<Map<string, bigint>> {
  const rows = JSON.stringify(incoming.map(rowOf));
  const added = await tx.sql<{ id: bigint; key: string }>`
    insert into review (shop_id, order_id, line_shopify_id, product_shopify_id, variant_shopify_id, customer_id, rating,
      status, verification, purchase, incentivised, via, recommends, language, country, helpful, unhelpful, helpful_score,
      import_id, external_key, submitted_at, published_at, edited_at, revision, held_for)
    select ${tx.shopId}, "order", line, product, variant, customer, rating, status, verification, purchase, incentivised,
      'import', recommends, language, country, helpful, unhelpful, score, ${importId}, key, submitted, published, edited,
      revision, array(select jsonb_array_elements_text(held))
    from jsonb_to_recordset(${rows}::jsonb) as r("order" bigint, line bigint, product bigint, variant bigint,
      customer bigint, rating int, status text, verification text, purchase text, incentivised boolean,
      recommends boolean, language text, country text, helpful int, unhelpful int, score int, key text,
      submitted timestamptz, published timestamptz, edited timestamptz, revision int, held jsonb)
    order by key on conflict do nothing returning id, external_key as key`;
  return new Map(added.map(({ id, key }) => [key, id]));
}

function rowOf({ row, bought, ...known }: Incoming) {
  return {
    order: bought?.orderId.toString() ?? null,
    line: bought?.lineShopifyId.toString() ?? null,
    product: known.productShopifyId.toString(),
    variant: known.variantShopifyId?.toString() ?? null,
    customer: known.customerId?.toString() ?? null,
    rating: row.stars,
    status: row.status,
    verification: known.verification,
    purchase: bought?.purchase ?? 'unknown',
    incentivised: row.incentivised,
    recommends: row.recommends,
    language: row.language,
    country: row.country,
    helpful: known.helpful,
    unhelpful: known.unhelpful,
    score: known.helpfulScore,
    key: known.key,
    submitted: row.submittedAt.toString(),
    published: row.publishedAt?.toString() ?? null,
    edited: row.editedAt?.toString() ?? null,
    // Its hiding is the first change of its status.
    revision: row.hiddenFor === null ? 0 : 1,
    held: known.heldFor,
  };
}

export interface Added {
  readonly id: bigint;
  readonly incoming: Incoming;
}

/** Words, addresses, answers, replies and reasons of what was added. `actor`: who brought the file. */
export async function insertParts(
  tx: Tx,
  added: readonly Added[],
  { actor, seal }: { readonly actor: string; readonly seal: Sealing },
): Promise<void> {
  const words = added.map(({ id, incoming: { row } }) => ({
    ...{ id: id.toString(), title: row.title, body: row.body, name: row.displayName },
  }));
  await tx.sql`insert into review_text (shop_id, review_id, title, body, display_name)
    select ${tx.shopId}, id, title, body, name
    from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as t(id bigint, title text, body text, name text)`;

  // Whom an order or a customer of ours tells, they tell.
  const unknown = added.filter(({ incoming }) => incoming.customerId === null && incoming.row.email !== '');
  await tx.sql`insert into review_author (shop_id, review_id, email_index, email)
    select ${tx.shopId}, id, index, email from unnest(${unknown.map(({ id }) => id)}::bigint[],
      ${unknown.map(({ incoming }) => seal.emailIndex(incoming.row.email))}::bytea[],
      ${unknown.map(({ incoming }) => seal.seal(incoming.row.email))}::bytea[]) as a(id, index, email)`;

  const answers = added.flatMap(({ id, incoming: { row } }) =>
    row.answers.map((answer) => ({ id: id.toString(), ...answer })),
  );
  if (answers.length > 0)
    await tx.sql`insert into review_answer (shop_id, review_id, attribute, value)
      select ${tx.shopId}, id, attribute, value
      from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as a(id bigint, attribute text, value text)`;

  const replies = added.flatMap(({ id, incoming: { row } }) =>
    [
      { visibility: 'public', reply: row.reply },
      { visibility: 'private', reply: row.privateReply },
    ].flatMap(({ visibility, reply }) =>
      reply === null ? [] : [{ id: id.toString(), visibility, body: reply.body, at: reply.at.toString() }],
    ),
  );
  if (replies.length > 0)
    await tx.sql`insert into review_reply (shop_id, review_id, visibility, body, actor, written_at)
      select ${tx.shopId}, id, visibility, body, ${actor}, at
      from jsonb_to_recordset(${JSON.stringify(replies)}::jsonb) as r(id bigint, visibility text, body text, at timestamptz)`;

  const hidden = added.flatMap(({ id, incoming: { row } }) =>
    row.hiddenFor === null
      ? []
      : [
          {
            ...{ id: id.toString(), reason: row.hiddenFor, at: row.submittedAt.toString() },
            by: row.hiddenFor === 'withdrawn' ? byAuthor : actor,
          },
        ],
  );
  if (hidden.length > 0)
    await tx.sql`insert into review_decision (shop_id, review_id, number, action, reason, actor, decided_at)
      select ${tx.shopId}, id, 1, 'hide', reason, by, at
      from jsonb_to_recordset(${JSON.stringify(hidden)}::jsonb) as d(id bigint, reason text, at timestamptz, by text)`;
}

interface Sealing {
  seal(text: string): Uint8Array;
  emailIndex(email: string): Uint8Array;
}

/** `by`: how many more or fewer were written on a local day about a product, by stars. */
export interface DayDelta {
  readonly day: string;
  readonly product: bigint;
  readonly n: readonly [number, number, number, number, number];
}

/** In the order of their keys, so that nobody waits in a circle. */
export async function addToDays(tx: Tx, deltas: readonly DayDelta[]): Promise<void> {
  const rows = deltas
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.product < b.product ? -1 : 1))
    .map(({ day, product, n }) => ({ day, product: product.toString(), n }));
  if (rows.length === 0) return;
  await tx.sql`
    with more as (
      select day, product, (n ->> 0)::int as n1, (n ->> 1)::int as n2, (n ->> 2)::int as n3, (n ->> 3)::int as n4,
        (n ->> 4)::int as n5, place
      from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (day date, product bigint, n jsonb))
        with ordinality as d(day, product, n, place)
    )
    insert into review_day as d (shop_id, day, product_shopify_id, n1, n2, n3, n4, n5)
    select ${tx.shopId}, day, product, greatest(0, n1), greatest(0, n2), greatest(0, n3), greatest(0, n4), greatest(0, n5)
    from more order by place
    on conflict (shop_id, day, product_shopify_id) do update set
      n1 = greatest(0, d.n1 + (select n1 from more m where m.day = d.day and m.product = d.product_shopify_id)),
      n2 = greatest(0, d.n2 + (select n2 from more m where m.day = d.day and m.product = d.product_shopify_id)),
      n3 = greatest(0, d.n3 + (select n3 from more m where m.day = d.day and m.product = d.product_shopify_id)),
      n4 = greatest(0, d.n4 + (select n4 from more m where m.day = d.day and m.product = d.product_shopify_id)),
      n5 = greatest(0, d.n5 + (select n5 from more m where m.day = d.day and m.product = d.product_shopify_id))`;
}

export interface LinkedAuthor {
  readonly reviewId: bigint;
  readonly email: Uint8Array;
}

/** Authors whom neither an order nor a customer tells, by review, those after `after`. */
export async function listAuthors(
  sql: Sql,
  shopId: bigint,
  { after, limit }: { readonly after: bigint; readonly limit: number },
): Promise<LinkedAuthor[]> {
  return sql<{
    reviewId: bigint;
    email: Uint8Array;
  }>`select a.review_id as "reviewId", a.email from review_author a
    join review r on r.shop_id = a.shop_id and r.id = a.review_id
    where a.shop_id = ${shopId} and a.review_id > ${after} and r.customer_id is null order by a.review_id limit ${limit}`;
}

/** From here on the customer tells who wrote it, and is forgotten together with it. */
export async function giveToCustomer(tx: Tx, reviewId: bigint, customerId: bigint): Promise<void> {
  await tx.sql`update review set customer_id = ${customerId}
    where shop_id = ${tx.shopId} and id = ${reviewId} and customer_id is null`;
  await tx.sql`delete from review_author where shop_id = ${tx.shopId} and review_id = ${reviewId}`;
}
