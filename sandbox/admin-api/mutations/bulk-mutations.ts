import { z } from 'zod';
import type { FieldFunction, View } from '../api-types.ts';
import { checkBulkQuery } from '../bulk/check.ts';
import { type BulkOperationRow, findBulkOperation } from '../bulk/records.ts';
import { idOf } from '../gid.ts';
import { bulkOperationView } from '../views/bulk-operation.ts';
import { runCommand, userError } from './run-command.ts';

/** Bulk queries that one app may have under way in a shop. */
const mostAtOnce = 5;

const bulkOperationRunQuery: FieldFunction = async (args, context, info) => {
  const { query, groupObjects } = z.object({ query: z.string(), groupObjects: z.boolean() }).parse(args);
  const checked = checkBulkQuery(info.schema, query);
  if ('problem' in checked) return refused(['query'], checked.problem, 'INVALID');
  const result = await runCommand(context, null, async (tx, shop) => {
    // One at a time, or two calls together could both be the fifth.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 7))', [shop.domain]);
    const running = await tx.query(
      "select 1 from bulk_operation where shop = $1 and status in ('CREATED', 'RUNNING', 'CANCELING')",
      [shop.domain],
    );
    if (running.length >= mostAtOnce) return null;
    const [row] = await tx.query<BulkOperationRow>(
      `insert into bulk_operation (shop, status, query, grouped, created_at) values ($1, 'CREATED', $2, $3, $4)
       returning *`,
      [shop.domain, query, groupObjects, shop.now],
    );
    return row ?? null;
  });
  if ('refused' in result) return { bulkOperation: null, userErrors: [result.refused] };
  if (result.done === null) {
    return refused(
      null,
      `A maximum of ${mostAtOnce} bulk query operations can run at a time.`,
      'LIMIT_REACHED',
    );
  }
  context.wakeBulk();
  return { bulkOperation: bulkOperationView(result.done, context), userErrors: [] };
};

function refused(field: string[] | null, message: string, code: string): View {
  const error = { ...userError(field, message, code), __typename: 'BulkOperationUserError' };
  return { bulkOperation: null, userErrors: [error] };
}

const bulkOperationCancel: FieldFunction = async (args, context) => {
  const id = idOf('BulkOperation', args.id) ?? '0';
  const [row] = await context.on.query<BulkOperationRow>(
    `update bulk_operation set status = 'CANCELING' where shop = $1 and id = $2 and status in ('CREATED', 'RUNNING')
     returning *`,
    [context.shop.domain, id],
  );
  if (row === undefined) {
    const found = await findBulkOperation(context.on, context.shop, id);
    const message =
      found === null
        ? 'Bulk operation does not exist'
        : 'A bulk operation cannot be canceled when it is completed';
    const shown = found === null ? null : bulkOperationView(found, context);
    return { bulkOperation: shown, userErrors: [userError(['id'], message)] };
  }
  context.wakeBulk();
  return { bulkOperation: bulkOperationView(row, context), userErrors: [] };
};

export const bulkMutations: View = { bulkOperationRunQuery, bulkOperationCancel };
