import type { Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { performJob, returnFact } from '../case/facts.ts';
import { intentOf, type StoredReturn, standingOf } from '../case/stored-return.ts';
import { tabOf } from '../decisions/moves.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { Moved } from '../door.ts';
import { billOf } from '../money/quote.ts';
import type { ReturnableOrder } from '../ports.ts';
import { planIntent } from '../store/intents.server.ts';
import { addStep, setHold, setState } from '../store/write-returns.server.ts';
import { moveReturn } from './move-return.server.ts';
import { orderOfReturn } from './order-of-return.server.ts';
import { quotedUnits } from './quoted-units.ts';

/** Says yes and has Shopify's return made: see `Returns.approve`. Tries again what Shopify refused. */
export async function approveReturn(
  deps: ReturnsDeps,
  shopId: bigint,
  returnId: bigint,
  actor: string,
  now: Instant,
): Promise<Moved> {
  const order = await orderOfReturn(deps, shopId, returnId);
  return moveReturn(deps, shopId, returnId, {
    move: 'approve',
    evenSo: (stored) => stored.state === 'approved' && intentOf(stored, 'create')?.state === 'refused',
    async make(tx, stored) {
      if (order === null) return { refused: 'not-allowed' };
      await approveLocked(tx, stored, order, actor, now);
      return null;
    },
  });
}

/** Within a transaction that has locked the return. */
export async function approveLocked(
  tx: Tx,
  stored: StoredReturn,
  order: ReturnableOrder,
  actor: string,
  now: Instant,
): Promise<void> {
  // The fee that Shopify is told is what is left of it after restocking.
  const bill = billOf({ order, policy: stored.policy, units: quotedUnits(stored, order) });
  const plan = { returnShippingFee: bill.shippingFee.minor > 0n ? bill.shippingFee : null };
  await planIntent(tx, stored.id, { kind: 'create', plan, at: now });
  if (stored.hold !== null) await setHold(tx, stored.id, null);
  if (stored.state === 'requested') {
    const tab = tabOf({ ...standingOf(stored), state: 'approved' });
    await setState(tx, stored.id, { state: 'approved', tab, since: now });
    await addStep(tx, stored.id, { kind: 'approved', at: now, actor });
    await tx.announce([returnFact('return-approved', stored, now, stored.units.length)]);
  }
  await tx.enqueue(performJob(tx.shopId, stored.id));
}
