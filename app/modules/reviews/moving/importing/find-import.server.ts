import type { Instant } from '#app/kernel/calendar.ts';
import type { ReviewsDeps } from '../../ports.ts';
import type { ImportDetail, PreviewRow } from '../door.ts';
import { openQuestions } from '../reading/options.ts';
import { suggestColumns } from '../reading/suggest-columns.ts';
import { countImportMedia } from '../store/import-media.server.ts';
import { countProblems } from '../store/import-problems.server.ts';
import { findImport, readBytes, type StoredImport } from '../store/imports.server.ts';
import { knownAmong } from './known-reviews.server.ts';
import { leaveOutErased } from './leave-out-erased.server.ts';
import { readBatches } from './read-rows.server.ts';
import { resolveRows } from './resolve-rows.server.ts';

type Deps = Pick<ReviewsDeps, 'db' | 'orders' | 'moving' | 'returns' | 'erased'>;

const previewRows = 10;

/** A batch with what is asked about it and its first rows: see `Moving.findImport`. */
export async function findImportDetail(
  deps: Deps,
  shopId: bigint,
  importId: bigint,
  now: Instant,
): Promise<ImportDetail | null> {
  const { sql } = deps.db;
  const batch = await findImport(sql, shopId, importId);
  if (batch === null) return null;
  const { options, ...summary } = batch;
  const unstarted = batch.state === 'looking' || batch.state === 'ready';
  const [problems, media, preview] = await Promise.all([
    countProblems(sql, shopId, importId),
    countImportMedia(sql, shopId, importId),
    unstarted && options.mapped ? firstRows(deps, shopId, batch, now) : [],
  ]);
  return {
    ...summary,
    ...options,
    questions: batch.state === 'looking' ? openQuestions(options) : [],
    suggested: options.mapped ? {} : suggestColumns(options.header),
    preview,
    problems,
    failedMedia: media.failed,
    waitingMedia: media.waiting,
  };
}

async function firstRows(
  deps: Deps,
  shopId: bigint,
  batch: StoredImport,
  now: Instant,
): Promise<PreviewRow[]> {
  const bytes = await readBytes(deps.db.sql, shopId, batch.id);
  if (bytes === null) return [];
  const { domain, zone } = await deps.orders.shopForReviews(shopId);
  const file = { bytes, format: batch.format, options: batch.options, zone, now };
  for await (const part of readBatches(file, { from: 0, size: previewRows })) {
    const shop = { shopId, domain, format: batch.format };
    const found = await resolveRows(deps, shop, part.rows);
    const { incoming, problems } = await deps.db.inTransaction(shopId, (tx) =>
      leaveOutErased(deps, tx, found),
    );
    const known = await knownAmong(deps.db.sql, shop, incoming);
    const shown = incoming.map(
      ({ row, key, productTitle, verification, bought }): PreviewRow => ({
        line: row.line,
        problem: null,
        product: productTitle,
        ...{ stars: row.stars, title: row.title, body: row.body, displayName: row.displayName },
        ...{ submittedAt: row.submittedAt, status: row.status, verification },
        purchase: bought?.purchase ?? 'unknown',
        media: row.media.length,
        reply: row.reply !== null,
        known: known.has(key),
      }),
    );
    return [...shown, ...part.problems, ...problems].toSorted((a, b) => a.line - b.line);
  }
  return [];
}
