import type { ApiContext, View } from '../api-types.ts';
import type { BulkOperationRow } from '../bulk/records.ts';
import { gid } from '../gid.ts';

export function bulkOperationView(row: BulkOperationRow, context: ApiContext): View {
  const url = `${context.app.origin}/shopify/${context.shop.domain}/bulk/${row.id}.jsonl`;
  const done = row.status === 'COMPLETED';
  const partial = (row.status === 'FAILED' || row.status === 'CANCELED') && row.object_count !== '0';
  return {
    __typename: 'BulkOperation',
    id: gid('BulkOperation', row.id),
    type: 'QUERY',
    status: row.status,
    errorCode: row.error_code,
    query: row.query,
    objectCount: row.object_count,
    rootObjectCount: row.root_object_count,
    fileSize: done && row.object_count !== '0' ? row.file_size : null,
    // Shopify gives no address for a result without objects.
    url: done && row.object_count !== '0' ? url : null,
    partialDataUrl: partial ? url : null,
    createdAt: row.created_at.toISOString(),
    completedAt: row.completed_at?.toISOString() ?? null,
  };
}
