import type { ReturnsDeps } from '../../app/modules/returns/index.server.ts';
import { dyingBefore } from './dying.ts';

/** The same database, gone before its n-th use. */
export function dyingAt(deps: ReturnsDeps, n: number): { deps: Partial<ReturnsDeps>; died: () => boolean } {
  const { died, database } = dyingBefore(n);
  return { died, deps: { db: database(deps.db) } };
}
