import type { ReviewsDeps } from '../ports.ts';
import type { Triggers } from './door.ts';
import { claimTrigger, releaseTrigger, settleTrigger } from './store/claims.server.ts';

export function openTriggers({ db: { sql } }: Pick<ReviewsDeps, 'db'>): Triggers {
  return {
    claimTrigger: (shopId, factId, handle) => claimTrigger(sql, shopId, factId, handle),
    settleTrigger: (shopId, factId, handle, state) => settleTrigger(sql, shopId, factId, handle, state),
    releaseTrigger: (shopId, factId, handle) => releaseTrigger(sql, shopId, factId, handle),
  };
}
