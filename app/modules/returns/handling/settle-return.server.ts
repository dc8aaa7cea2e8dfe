import { randomUUID } from 'node:crypto';
import type { Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { performJob } from '../case/facts.ts';
import { intentOf, type StoredIntent, type StoredReturn } from '../case/stored-return.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { Moved } from '../door.ts';
import { planIntent } from '../store/intents.server.ts';
import { addStep, setHold } from '../store/write-returns.server.ts';
import { moveReturn } from './move-return.server.ts';

/** Has it paid, once: see `Returns.settle`. What is paid is worked out and fixed just before it is written at Shopify. */
export function settleReturn(
  deps: ReturnsDeps,
  shopId: bigint,
  returnId: bigint,
  how: { readonly despite?: boolean },
  actor: string,
  now: Instant,
): Promise<Moved> {
  return moveReturn(deps, shopId, returnId, {
    move: 'settle',
    evenSo: (stored) => unfinished(stored).length > 0,
    async make(tx, stored) {
      const plan = { despite: how.despite === true, actor };
      if (stored.state === 'settled') await planAgain(tx, stored, now);
      else if (stored.outcome === 'keep')
        await planIntent(tx, stored.id, { kind: 'refund', plan, at: now, idempotency: randomUUID() });
      else if (!isComing(stored)) return { refused: 'not-allowed' };
      else await planIntent(tx, stored.id, { kind: 'process', plan, at: now });
      if (stored.hold !== null) {
        await setHold(tx, stored.id, null);
        await addStep(tx, stored.id, { kind: 'hold-lifted', at: now, actor });
      }
      await tx.enqueue(performJob(tx.shopId, stored.id));
      return null;
    },
  });
}

/** Is there a return at Shopify, or will there be? */
function isComing(stored: StoredReturn): boolean {
  const waits = (['create', 'approve'] as const).some((kind) => intentOf(stored, kind)?.state === 'waiting');
  return stored.shopifyId !== null || waits;
}

/** What follows a settlement and was refused at Shopify. */
function unfinished(stored: StoredReturn): StoredIntent[] {
  if (stored.state !== 'settled') return [];
  return (['bonus', 'invoice'] as const).flatMap((kind) => {
    const intent = intentOf(stored, kind);
    return intent?.state === 'refused' ? [intent] : [];
  });
}

async function planAgain(tx: Tx, stored: StoredReturn, now: Instant): Promise<void> {
  for (const { kind, plan } of unfinished(stored)) await planIntent(tx, stored.id, { kind, plan, at: now });
}
