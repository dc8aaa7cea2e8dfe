import type { ShopId } from '#app/kernel/ids.ts';
import type { BackfillStep } from '../door.ts';
import type { CommerceDeps } from '../ports.ts';
import type { Shop } from '../shop.ts';
import {
  type BackfillRow,
  finishBackfill,
  isBackfillOperation,
  listBackfill,
  openBackfill,
  restartBackfill,
  saveBackfillResult,
  saveBackfillStart,
} from '../store/backfill-store.server.ts';
import { getShop } from '../store/shop-store.server.ts';
import type { BackfillView } from '../views.ts';
import { importBatches } from './import-batches.server.ts';

/*
 * The import of the past: one bulk operation for each area, one after the other. Each step reads the row, does one
 * thing and writes the row; a process that dies in between leaves a state from which the next one goes on.
 */

const again: BackfillStep = { next: 'again' };
const wait = (seconds: number): BackfillStep => ({ next: 'wait', seconds });

export async function startBackfill(deps: CommerceDeps, shopId: ShopId): Promise<void> {
  await openBackfill(deps.sql, shopId);
}

export async function continueBackfill(deps: CommerceDeps, shopId: ShopId): Promise<BackfillStep> {
  const shop = await getShop(deps.sql, shopId);
  if (shop.uninstalledAt !== null) return { next: 'nothing' };
  const row = (await listBackfill(deps.sql, shopId)).find((area) => area.state !== 'done');
  switch (row?.state) {
    case undefined:
    case 'failed':
    case 'done':
      return { next: 'nothing' };
    case 'waiting':
      return startArea(deps, shop, row);
    case 'running':
      return lookAtOperation(deps, shop, row);
    case 'importing':
      return importArea(deps, shop, row);
  }
}

/** A bulk operation has finished: if it is one of ours, its import goes on. False: it is not. */
export async function noteBulkFinished(
  deps: CommerceDeps,
  shopId: ShopId,
  operationId: string,
): Promise<boolean> {
  return deps.inTransaction(shopId, async (tx) => {
    if (!(await isBackfillOperation(tx.sql, shopId, operationId))) return false;
    await tx.enqueue({
      task: 'backfill',
      payload: { shopId: String(shopId) },
      key: `backfill:${shopId}`,
    });
    return true;
  });
}

export async function backfillProgress(deps: CommerceDeps, shopId: ShopId): Promise<BackfillView> {
  const rows = await listBackfill(deps.sql, shopId);
  const areas = rows.map(({ operationId: _, resultUrl: __, line: ___, ...area }) => area);
  if (areas.length === 0) return { state: 'absent', areas };
  if (areas.some((area) => area.state === 'failed')) return { state: 'failed', areas };
  return { state: areas.every((area) => area.state === 'done') ? 'done' : 'running', areas };
}

/*
 * A process that dies between the start and the note of it leaves an operation that nobody reads. It only reads
 * at Shopify's, and ends by itself.
 */
async function startArea(deps: CommerceDeps, shop: Shop, row: BackfillRow): Promise<BackfillStep> {
  const started = await deps.shopify.startBulk(shop, row.area);
  if ('refused' in started) {
    if (started.refused === 'busy') return wait(30);
    await finishBackfill(deps.sql, shop.id, row.area, 'Shopify refused the query');
    return { next: 'nothing' };
  }
  await saveBackfillStart(deps.sql, shop.id, row.area, started.id);
  return wait(1);
}

async function lookAtOperation(deps: CommerceDeps, shop: Shop, row: BackfillRow): Promise<BackfillStep> {
  const operation = row.operationId === null ? null : await deps.shopify.bulkOperation(shop, row.operationId);
  if (operation === null) {
    await restartBackfill(deps.sql, shop.id, row.area);
    return wait(5);
  }
  switch (operation.status) {
    case 'created':
    case 'running':
    case 'canceling':
      return wait(3);
    case 'canceled':
    case 'expired':
    case 'failed':
      await finishBackfill(deps.sql, shop.id, row.area, operation.errorCode ?? operation.status);
      return { next: 'nothing' };
    case 'completed': {
      const { url, rootObjects: total } = operation;
      if (url === null) await finishBackfill(deps.sql, shop.id, row.area, null);
      else await saveBackfillResult(deps.sql, shop.id, row.area, { url, total });
      return again;
    }
  }
}

async function importArea(deps: CommerceDeps, shop: Shop, row: BackfillRow): Promise<BackfillStep> {
  const records =
    row.resultUrl === null ? null : await deps.shopify.openBulkResult(row.area, row.resultUrl, row.line);
  if (records === null) {
    await restartBackfill(deps.sql, shop.id, row.area);
    return wait(5);
  }
  if ((await importBatches(deps, shop, row, records)) === 'more') return again;
  await finishBackfill(deps.sql, shop.id, row.area, null);
  return again;
}
