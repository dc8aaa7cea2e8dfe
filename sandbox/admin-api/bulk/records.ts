import type { Id, Shop } from '../../domain/types.ts';
import type { Reader } from '../../state/database.ts';

export type BulkStatus = 'CREATED' | 'RUNNING' | 'CANCELING' | 'CANCELED' | 'COMPLETED' | 'FAILED';

export interface BulkOperationRow {
  shop: string;
  id: Id;
  status: BulkStatus;
  error_code: string | null;
  query: string;
  after_cursor: string | null;
  object_count: string;
  root_object_count: string;
  file_size: string;
  created_at: Date;
  completed_at: Date | null;
}

/** Newest first. */
export function listBulkOperations(on: Reader, shop: Pick<Shop, 'domain'>): Promise<BulkOperationRow[]> {
  return on.query<BulkOperationRow>('select * from bulk_operation where shop = $1 order by id desc', [
    shop.domain,
  ]);
}

export async function findBulkOperation(
  on: Reader,
  shop: Pick<Shop, 'domain'>,
  id: Id,
): Promise<BulkOperationRow | null> {
  const rows = await on.query<BulkOperationRow>('select * from bulk_operation where shop = $1 and id = $2', [
    shop.domain,
    id,
  ]);
  return rows[0] ?? null;
}

/** The one made last, whatever became of it. */
export async function currentBulkOperation(
  on: Reader,
  shop: Pick<Shop, 'domain'>,
): Promise<BulkOperationRow | null> {
  const rows = await listBulkOperations(on, shop);
  return rows[0] ?? null;
}

/** The lines written so far, in pieces and in order; null when there is no such operation. */
export async function readBulkResult(on: Reader, shop: Pick<Shop, 'domain'>, id: Id): Promise<string | null> {
  if ((await findBulkOperation(on, shop, id)) === null) return null;
  const rows = await on.query<{ lines: string }>(
    'select lines from bulk_chunk where shop = $1 and operation_id = $2 order by position',
    [shop.domain, id],
  );
  return rows.map((row) => row.lines).join('');
}
