import type { ReviewsDeps } from '../../ports.ts';
import type { ImportRefusal } from '../door.ts';
import { runImportJob, undoImportJob } from '../jobs.ts';
import { deleteProblems } from '../store/import-problems.server.ts';
import { beginImport, beginUndo, deleteUnstarted, endImport, findImport } from '../store/imports.server.ts';

type Deps = Pick<ReviewsDeps, 'db'>;
type Refused = { readonly refused: ImportRefusal };

async function refusal({ db }: Deps, shopId: bigint, importId: bigint): Promise<Refused> {
  const batch = await findImport(db.sql, shopId, importId);
  return { refused: batch === null ? 'not-yours' : 'not-allowed' };
}

/** Brings a file in that has been looked through: see `Moving.startImport`. */
export async function startImport(
  deps: Deps,
  shopId: bigint,
  importId: bigint,
): Promise<{ readonly started: true } | Refused> {
  const started = await deps.db.inTransaction(shopId, async (tx) => {
    if (!(await beginImport(tx, importId))) return false;
    await deleteProblems(tx, importId);
    await tx.enqueue(runImportJob(shopId, importId));
    return true;
  });
  return started ? { started } : refusal(deps, shopId, importId);
}

/** See `Moving.stopImport`. A step that is under way is waited for. */
export async function stopImport(
  deps: Deps,
  shopId: bigint,
  importId: bigint,
): Promise<{ readonly stopped: true } | Refused> {
  const stopped = await deps.db.inTransaction(shopId, (tx) => endImport(tx, importId, 'running', 'done'));
  return stopped ? { stopped } : refusal(deps, shopId, importId);
}

export async function discardImport(
  deps: Deps,
  shopId: bigint,
  importId: bigint,
): Promise<{ readonly discarded: true } | Refused> {
  const discarded = await deleteUnstarted(deps.db.sql, shopId, importId);
  return discarded ? { discarded } : refusal(deps, shopId, importId);
}

/** See `Moving.undoImport`. */
export async function undoImport(
  deps: Deps,
  shopId: bigint,
  importId: bigint,
): Promise<{ readonly started: true } | Refused> {
  const started = await deps.db.inTransaction(shopId, async (tx) => {
    if (!(await beginUndo(tx, importId))) return false;
    await tx.enqueue(undoImportJob(shopId, importId));
    return true;
  });
  return started ? { started } : refusal(deps, shopId, importId);
}
