import { type Instant, localDate, type Zone } from '#app/kernel/calendar.ts';
import type { NewFact, Tx } from '#app/kernel/transaction.ts';
import { countChanges } from '../../counting/count-change.server.ts';
import type { Counted } from '../../counting/counted.ts';
import { attachToFetch } from '../../media/attach-media.server.ts';
import type { ReviewsDeps } from '../../ports.ts';
import type { Problem } from '../reading/row.ts';
import { insertProblems } from '../store/import-problems.server.ts';
import { endImport, findImport, lockImport, readBytes, saveProgress } from '../store/imports.server.ts';
import { type Added, addToDays, insertIncoming, insertParts } from '../store/incoming.server.ts';
import { dayDeltas } from './day-deltas.ts';
import type { Incoming } from './incoming.ts';
import { knownAmong } from './known-reviews.server.ts';
import { leaveOutErased } from './leave-out-erased.server.ts';
import { batchSize, countsOf } from './look-through.server.ts';
import { readBatches } from './read-rows.server.ts';
import { type Resolving, resolveRows } from './resolve-rows.server.ts';

type Deps = Pick<ReviewsDeps, 'db' | 'orders' | 'moving' | 'returns' | 'erased'>;

/** Real time after which others get their turn. */
const shiftMs = 30_000;

interface Batch {
  readonly id: bigint;
  readonly actor: string;
  readonly shop: Resolving;
  readonly zone: Zone;
}

/** Goes on with a batch from where it stands: see `Moving.runImport`. */
export async function runImport(
  deps: Deps,
  shopId: bigint,
  importId: bigint,
  now: Instant,
): Promise<'more' | 'done'> {
  const { sql } = deps.db;
  const batch = await findImport(sql, shopId, importId);
  if (batch === null || batch.state !== 'running') return 'done';
  const bytes = await readBytes(sql, shopId, importId);
  if (bytes === null) return 'done';
  const { domain, zone } = await deps.orders.shopForReviews(shopId);
  const { format, options } = batch;
  const shop = { shopId, domain, format };
  const until = performance.now() + shiftMs;
  let position = batch.position;
  const at = { from: position, size: batchSize };
  for await (const part of readBatches({ bytes, format, options, zone, now }, at)) {
    const resolved = await resolveRows(deps, shop, part.rows);
    const step: Step = {
      ...{ incoming: resolved.incoming, problems: [...part.problems, ...resolved.problems] },
      ...{ from: position, to: part.position },
    };
    if (!(await takeStep(deps, { id: importId, actor: batch.createdBy, shop, zone }, step))) return 'done';
    position = part.position;
    if (performance.now() > until) return 'more';
  }
  await deps.db.inTransaction(shopId, (tx) => endImport(tx, importId, 'running', 'done'));
  return 'done';
}

interface Step {
  readonly incoming: readonly Incoming[];
  readonly problems: readonly Problem[];
  readonly from: number;
  readonly to: number;
}

/** One transaction: rows, what is counted of them and how far the batch is. False: somebody stopped it or is at it, too. */
async function takeStep(
  deps: Deps,
  { id, actor, shop, zone }: Batch,
  { from, to, ...resolved }: Step,
): Promise<boolean> {
  const { db, moving } = deps;
  return db.inTransaction(shop.shopId, async (tx) => {
    const { incoming, problems } = await leaveOutErased(deps, tx, resolved);
    const locked = await lockImport(tx, id, ['running']);
    if (locked === null || locked.position !== from) return false;
    const known = await knownAmong(tx.sql, shop, incoming);
    const fresh = new Map(incoming.flatMap((one) => (known.has(one.key) ? [] : [[one.key, one] as const])));
    const added = await addAll(tx, id, [...fresh.values()]);
    await insertParts(tx, added, { actor, seal: moving.seal });
    for (const { id: review, incoming: one } of added)
      if (one.row.media.length > 0)
        await attachToFetch(
          tx,
          review,
          one.row.media.map(({ url }) => url),
        );
    await tx.announce(added.flatMap(factsOf));
    await countChanges(
      tx,
      added.map((one) => ({ before: null, after: countedAs(one) })),
    );
    const days = added.map(({ incoming: { row, productShopifyId } }) => ({
      ...{ day: localDate(row.submittedAt, zone).toString(), product: productShopifyId, stars: row.stars },
    }));
    await addToDays(tx, dayDeltas(days, 1));
    await insertProblems(tx, id, problems);
    const counts = { added: added.length, known: incoming.length - added.length, ...countsOf(problems) };
    await saveProgress(tx, id, to, counts);
    return true;
  });
}

/** A line that somebody reviewed at this very moment is theirs; the file's review then stands behind no order. */
async function addAll(tx: Tx, importId: bigint, incoming: readonly Incoming[]): Promise<Added[]> {
  const ids = await insertIncoming(tx, importId, incoming);
  const left = incoming.flatMap((one) =>
    ids.has(one.key) || one.bought === null
      ? []
      : [{ ...one, bought: null, verification: 'unverified' as const }],
  );
  const again = left.length === 0 ? new Map<string, bigint>() : await insertIncoming(tx, importId, left);
  const added = (all: readonly Incoming[], known: ReadonlyMap<string, bigint>) =>
    all.flatMap((one) => {
      const id = known.get(one.key);
      return id === undefined ? [] : [{ id, incoming: one }];
    });
  return [...added(incoming, ids), ...added(left, again)];
}

const countedAs = ({ incoming: { row, bought, ...known } }: Added): Counted => ({
  productShopifyId: known.productShopifyId,
  stars: row.stars,
  status: row.status,
  purchase: bought?.purchase ?? 'unknown',
  verification: known.verification,
  incentivised: row.incentivised,
  // Nothing is shown before it was fetched.
  hasMedia: false,
  recommends: row.recommends,
  imported: true,
  answers: row.answers,
});

/** What happened elsewhere is recorded, and nothing follows from it. */
function factsOf({ id, incoming: { row, customerId, bought } }: Added): NewFact[] {
  const fact = (kind: string, happenedAt: Instant, data: Record<string, unknown>): NewFact => ({
    key: `review:${id}:${kind}`,
    kind,
    customerId,
    orderId: bought?.orderId ?? null,
    happenedAt,
    imported: true,
    data: { review: id.toString(), stars: row.stars, ...data },
  });
  return [
    fact('review-submitted', row.submittedAt, { via: 'import' }),
    ...(row.publishedAt === null ? [] : [fact('review-published', row.publishedAt, {})]),
  ];
}
