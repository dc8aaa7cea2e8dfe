import type { Instant } from '#app/kernel/calendar.ts';
import type { ReviewsDeps } from '../../ports.ts';
import type { Problem } from '../reading/row.ts';
import { deleteProblems, insertProblems } from '../store/import-problems.server.ts';
import { type Counts, readBytes, type StoredImport, saveLook } from '../store/imports.server.ts';
import { knownAmong } from './known-reviews.server.ts';
import { leaveOutErased } from './leave-out-erased.server.ts';
import { readBatches } from './read-rows.server.ts';
import { resolveRows } from './resolve-rows.server.ts';

type Deps = Pick<ReviewsDeps, 'db' | 'orders' | 'moving' | 'returns' | 'erased'>;

/** Rows that are looked at together. */
export const batchSize = 500;

/** What would come of a file whose every question is answered. True: the batch is ready. */
export async function lookThrough(
  deps: Deps,
  shopId: bigint,
  batch: StoredImport,
  now: Instant,
): Promise<boolean> {
  const bytes = await readBytes(deps.db.sql, shopId, batch.id);
  if (bytes === null) return false;
  const { domain, zone } = await deps.orders.shopForReviews(shopId);
  const shop = { shopId, domain, format: batch.format };
  const problems: Problem[] = [];
  const seen = new Set<string>();
  let [rows, added, known] = [0, 0, 0];
  const file = { bytes, format: batch.format, options: batch.options, zone, now };
  for await (const part of readBatches(file, { from: 0, size: batchSize })) {
    const found = await resolveRows(deps, shop, part.rows);
    const resolved = await deps.db.inTransaction(shopId, (tx) => leaveOutErased(deps, tx, found));
    const here = await knownAmong(deps.db.sql, shop, resolved.incoming);
    for (const { key } of resolved.incoming) {
      if (here.has(key) || seen.has(key)) known += 1;
      else added += 1;
      seen.add(key);
    }
    problems.push(...part.problems, ...resolved.problems);
    rows = part.position;
  }
  const counts: Counts = { added, known, ...countsOf(problems) };
  return deps.db.inTransaction(shopId, async (tx) => {
    if (!(await saveLook(tx, batch, rows, counts))) return false;
    await deleteProblems(tx, batch.id);
    await insertProblems(tx, batch.id, problems);
    return true;
  });
}

/** Spam is skipped, everything else is a fault. */
export function countsOf(problems: readonly Problem[]): Pick<Counts, 'skipped' | 'faulty'> {
  const skipped = problems.filter(({ problem }) => problem === 'spam').length;
  return { skipped, faulty: problems.length - skipped };
}
