import type { Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { performJob } from '../case/facts.ts';
import { intentOf, type StoredReturn } from '../case/stored-return.ts';
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
  const owesBonus = (stored: StoredReturn) =>
    stored.state === 'settled' && intentOf(stored, 'bonus')?.state === 'refused';
  return moveReturn(deps, shopId, returnId, {
    move: 'settle',
    evenSo: owesBonus,
    async make(tx, stored) {
      const create = intentOf(stored, 'create');
      if (stored.shopifyId === null && create?.state !== 'waiting') return { refused: 'not-allowed' };
      if (owesBonus(stored)) await planAgain(tx, stored, now);
      else {
        const plan = { despite: how.despite === true, actor };
        await planIntent(tx, stored.id, { kind: 'process', plan, at: now });
      }
      if (stored.hold !== null) {
        await setHold(tx, stored.id, null);
        await addStep(tx, stored.id, { kind: 'hold-lifted', at: now, actor });
      }
      await tx.enqueue(performJob(tx.shopId, stored.id));
      return null;
    },
  });
}

async function planAgain(tx: Tx, stored: StoredReturn, now: Instant): Promise<void> {
  const plan = intentOf(stored, 'bonus')?.plan ?? {};
  await planIntent(tx, stored.id, { kind: 'bonus', plan, at: now });
}
