import type { Outcome } from '#app/contracts/returns.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { Moved } from '../door.ts';
import { addStep, setOutcome } from '../store/write-returns.server.ts';
import { moveReturn } from './move-return.server.ts';

/** Another of the outcomes that were offered, until it is settled: see `Returns.switchOutcome`. */
export function switchOutcome(
  deps: ReturnsDeps,
  shopId: bigint,
  returnId: bigint,
  outcome: Outcome,
  actor: string,
  now: Instant,
): Promise<Moved> {
  return moveReturn(deps, shopId, returnId, {
    move: 'switch-outcome',
    async make(tx, stored) {
      if (stored.outcome === outcome) return { refused: 'already-done' };
      const offered = stored.quote.outcomes.find((one) => one.outcome === outcome);
      if (offered === undefined) return { refused: 'not-allowed', values: { outcome } };
      await setOutcome(tx, stored.id, outcome, offered.total.minor);
      await addStep(tx, stored.id, { kind: 'outcome-switched', at: now, actor, data: { outcome } });
      return null;
    },
  });
}
