import { Kind, OperationTypeNode, parse } from 'graphql';
import type { Reader } from '../state/database.ts';
import type { FaultRow } from './faults.ts';

/** What happens to one Admin API call before it is executed. */
export interface CallFault {
  slowMs: number;
  instead: { kind: 'status'; status: number } | { kind: 'throttled' } | null;
}

/** Uses up what one call uses up. */
export async function faultOfCall(on: Reader, shop: string): Promise<CallFault> {
  const [row] = await on.query<FaultRow>('select * from fault where shop = $1', [shop]);
  if (row === undefined) return { slowMs: 0, instead: null };
  const status = row.status === null ? null : await takeStatus(on, shop, row);
  if (status !== null) return { slowMs: row.slow_ms, instead: { kind: 'status', status } };
  const throttled = row.throttle > 0 && (await takeThrottle(on, shop));
  return { slowMs: row.slow_ms, instead: throttled ? { kind: 'throttled' } : null };
}

async function takeStatus(on: Reader, shop: string, row: FaultRow): Promise<number | null> {
  if (row.status_calls === null) return row.status;
  const [taken] = await on.query<{ status: number }>(
    'update fault set status_calls = status_calls - 1 where shop = $1 and status_calls > 0 returning status',
    [shop],
  );
  return taken?.status ?? null;
}

async function takeThrottle(on: Reader, shop: string): Promise<boolean> {
  const taken = await on.query(
    'update fault set throttle = throttle - 1 where shop = $1 and throttle > 0 returning throttle',
    [shop],
  );
  return taken.length > 0;
}

/** True once for each named mutation: its answer is to be lost after the commit. */
export async function takeTimeout(on: Reader, shop: string, mutations: string[]): Promise<boolean> {
  if (mutations.length === 0) return false;
  const taken = await on.query(
    `update fault set timeout_after_commit =
       array(select name from unnest(timeout_after_commit) as name where name <> all($2))
     where shop = $1 and timeout_after_commit && $2 returning shop`,
    [shop, mutations],
  );
  return taken.length > 0;
}

/** The root fields of a document's mutations, such as returnProcess; none for a query or a broken document. */
export function mutationFields(query: string): string[] {
  if (!query.includes('mutation')) return [];
  try {
    return parse(query).definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.MUTATION
        ? definition.selectionSet.selections.flatMap((field) =>
            field.kind === Kind.FIELD ? [field.name.value] : [],
          )
        : [],
    );
  } catch {
    return [];
  }
}

/** The answer to a call over the budget, as the Admin API gives it: status 200. */
export const THROTTLED = {
  errors: [
    {
      message: 'Throttled',
      extensions: { code: 'THROTTLED', documentation: 'https://shopify.dev/api/usage/rate-limits' },
    },
  ],
  extensions: {
    cost: {
      requestedQueryCost: 50,
      actualQueryCost: null,
      throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 10, restoreRate: 100 },
    },
  },
};
