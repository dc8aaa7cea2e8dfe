import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { Problem, ProblemCode } from '../reading/row.ts';

export async function insertProblems(tx: Tx, importId: bigint, problems: readonly Problem[]): Promise<void> {
  if (problems.length === 0) return;
  await tx.sql`insert into review_import_problem (shop_id, import_id, line, code)
    select ${tx.shopId}, ${importId}, line, code
    from unnest(${problems.map(({ line }) => line)}::int[], ${problems.map(({ problem }) => problem)}::text[]) as p(line, code)
    on conflict do nothing`;
}

export async function deleteProblems(tx: Tx, importId: bigint): Promise<void> {
  await tx.sql`delete from review_import_problem where shop_id = ${tx.shopId} and import_id = ${importId}`;
}

/** By line. */
export async function listProblems(
  sql: Sql,
  shopId: bigint,
  importId: bigint,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<Problem[]> {
  return sql<{ line: number; problem: ProblemCode }>`select line, code as problem from review_import_problem
    where shop_id = ${shopId} and import_id = ${importId} and line > ${after} order by line limit ${limit}`;
}

export async function countProblems(
  sql: Sql,
  shopId: bigint,
  importId: bigint,
): Promise<{ readonly problem: ProblemCode; readonly rows: number }[]> {
  return sql<{ problem: ProblemCode; rows: number }>`select code as problem, count(*)::int as rows
    from review_import_problem where shop_id = ${shopId} and import_id = ${importId} group by code order by 2 desc, 1`;
}
