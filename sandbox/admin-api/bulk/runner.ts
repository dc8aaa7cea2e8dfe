import { type DocumentNode, type ExecutionResult, type GraphQLSchema, parse } from 'graphql';
import { z } from 'zod';
import { getShop } from '../../domain/shops.ts';
import { isoSeconds, isoWithOffset } from '../../domain/timestamps.ts';
import type { Shop } from '../../domain/types.ts';
import type { State, Tx } from '../../state/database.ts';
import { enqueueWebhook } from '../../webhooks/outbox.ts';
import { gid } from '../gid.ts';
import { connectionNodes, flatten } from './flatten.ts';
import { pageAlias, stepDocument } from './paging.ts';
import type { BulkOperationRow, BulkStatus } from './records.ts';

/** Runs bulk operations in the background, one page per transaction, so that a kill loses one page at most. */
export interface BulkRunner {
  /** Looks for work now. */
  wake(): void;
  close(): Promise<void>;
}

export interface BulkDeps {
  state: State;
  schema: GraphQLSchema;
  /** Executes one step's document for the shop, reading through `tx`. */
  execute(tx: Tx, shop: Shop, document: DocumentNode): Promise<ExecutionResult>;
  /** Milliseconds between looks for work that another process may have left. */
  idleMs?: number;
}

type Row = BulkOperationRow & { grouped: boolean };

export function startBulkRunner(deps: BulkDeps): BulkRunner {
  let closed = false;
  let wake: () => void = () => undefined;
  const loop = async () => {
    while (!closed) {
      const worked = await step(deps).catch((error: unknown) => {
        // The database may be away for a moment; what was under way goes on when it is back.
        if (!closed) console.error('A step of a bulk operation failed:', error);
        return false;
      });
      if (worked || closed) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, deps.idleMs ?? 500);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = loop();
  return {
    wake: () => wake(),
    close: async () => {
      closed = true;
      wake();
      await running;
    },
  };
}

/** One page of the operation that waited longest; false when there is nothing to do. */
export function step(deps: BulkDeps): Promise<boolean> {
  return deps.state.transaction(async (tx) => {
    const [row] = await tx.query<Row>(
      `select * from bulk_operation where status in ('CREATED', 'RUNNING', 'CANCELING')
       order by touched_at limit 1 for update skip locked`,
    );
    if (row === undefined) return false;
    const shop = await getShop(tx, row.shop);
    if (row.status === 'CANCELING') await finish(tx, shop, row, 'CANCELED', null);
    else await page(deps, tx, shop, row);
    return true;
  });
}

async function page(deps: BulkDeps, tx: Tx, shop: Shop, row: Row): Promise<void> {
  const { document, paged } = stepDocument(deps.schema, parse(row.query), row.after_cursor);
  const result = await deps.execute(tx, shop, document);
  const [error] = result.errors ?? [];
  if (error !== undefined || result.data == null) {
    const denied = error?.extensions?.code === 'ACCESS_DENIED';
    await finish(tx, shop, row, 'FAILED', denied ? 'ACCESS_DENIED' : 'INTERNAL_SERVER_ERROR');
    return;
  }
  const [root] = Object.values(result.data);
  const roots = paged ? (connectionNodes(root) ?? []) : connectionNodes({ nodes: [root] });
  const flat = flatten(roots ?? [], row.grouped || !shop.switches.bulkChildrenLast);
  const next = paged ? pageInfo.parse(root)[pageAlias] : { hasNextPage: false, endCursor: null };
  const lines = flat.lines.map((line) => `${line}\n`).join('');
  if (lines !== '') {
    await tx.query(
      `insert into bulk_chunk (shop, operation_id, position, lines)
       select $1, $2, coalesce(max(position), 0) + 1, $3 from bulk_chunk where shop = $1 and operation_id = $2`,
      [shop.domain, row.id, lines],
    );
  }
  await tx.query(
    `update bulk_operation set status = 'RUNNING', after_cursor = $3, object_count = object_count + $4,
       root_object_count = root_object_count + $5, file_size = file_size + $6, touched_at = clock_timestamp()
     where shop = $1 and id = $2`,
    [shop.domain, row.id, next.endCursor, flat.lines.length, flat.roots, Buffer.byteLength(lines)],
  );
  if (!next.hasNextPage) await finish(tx, shop, row, 'COMPLETED', null);
}

const pageInfo = z.object({
  [pageAlias]: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
});

async function finish(
  tx: Tx,
  shop: Shop,
  row: Row,
  status: BulkStatus,
  error: 'ACCESS_DENIED' | 'INTERNAL_SERVER_ERROR' | null,
): Promise<void> {
  const at = isoSeconds(shop.now);
  await tx.query(
    `update bulk_operation set status = $3, error_code = $4, completed_at = $5, touched_at = clock_timestamp()
     where shop = $1 and id = $2`,
    [shop.domain, row.id, status, error, at],
  );
  await enqueueWebhook(tx, shop, 'bulk_operations/finish', {
    payload: {
      admin_graphql_api_id: gid('BulkOperation', row.id),
      completed_at: isoWithOffset(at, shop.timezone),
      created_at: isoWithOffset(isoSeconds(row.created_at.toISOString()), shop.timezone),
      error_code: error?.toLowerCase() ?? null,
      status: status.toLowerCase(),
      type: 'query',
    },
  });
}
