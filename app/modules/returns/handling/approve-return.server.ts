import type { Instant, Zone } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { performJob, returnFact } from '../case/facts.ts';
import { intentOf, type StoredReturn, standingOf } from '../case/stored-return.ts';
import { expiryOf } from '../decisions/expiry.ts';
import { tabOf } from '../decisions/moves.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { Moved } from '../door.ts';
import { billOf } from '../money/bill.ts';
import type { ReturnableOrder } from '../ports.ts';
import { planIntent } from '../store/intents.server.ts';
import { readSettings } from '../store/settings.server.ts';
import { addStep, setExpiry, setHold, setState } from '../store/write-returns.server.ts';
import { moveReturn } from './move-return.server.ts';
import { orderOfReturn } from './order-of-return.server.ts';
import { billedOf } from './quoted-units.ts';

/** How it is approved: what its fees are reckoned from, in which zone it expires, by whom and when. */
export interface Approving {
  readonly order: ReturnableOrder;
  readonly zone: Zone;
  readonly actor: string;
  readonly now: Instant;
}

/** Says yes and has Shopify's return made: see `Returns.approve`. Tries again what Shopify refused. */
export async function approveReturn(
  deps: ReturnsDeps,
  shopId: bigint,
  returnId: bigint,
  actor: string,
  now: Instant,
): Promise<Moved> {
  const order = await orderOfReturn(deps, shopId, returnId);
  const { zone } = await deps.orders.shop(shopId);
  return moveReturn(deps, shopId, returnId, {
    move: 'approve',
    evenSo: (stored) => stored.state === 'approved' && wasRefused(stored),
    async make(tx, stored) {
      if (order === null) return { refused: 'not-allowed' };
      await approveLocked(tx, stored, { order, zone, actor, now });
      return null;
    },
  });
}

const wasRefused = (stored: StoredReturn) =>
  (['create', 'approve'] as const).some((kind) => intentOf(stored, kind)?.state === 'refused');

/** Within a transaction that has locked the return. */
export async function approveLocked(tx: Tx, stored: StoredReturn, approving: Approving): Promise<void> {
  const { zone, actor, now } = approving;
  const isNew = stored.state === 'requested';
  if (stored.hold !== null) await setHold(tx, stored.id, null);
  if (isNew) {
    await setState(tx, stored.id, {
      state: 'approved',
      tab: tabOf(standingOf(stored, 'approved')),
      since: now,
    });
    if (stored.outcome !== 'keep')
      await setExpiry(tx, stored.id, expiryOf(await readSettings(tx.sql, tx.shopId), now, zone));
    await addStep(tx, stored.id, { kind: 'approved', at: now, actor });
    await tx.announce([returnFact('return-approved', stored, now, stored.units.length)]);
  }
  await planAtShopify(tx, stored, approving);
  await tx.enqueue(performJob(tx.shopId, stored.id));
}

/**
 * What Shopify hears of it: a return of ours is made there, one that was asked for there is approved there, one that
 * was made there is there. Where the goods stay there is no return: it waits to be settled, as everything does.
 */
async function planAtShopify(tx: Tx, stored: StoredReturn, { order, now }: Approving): Promise<void> {
  if (stored.outcome === 'keep') return;
  if (stored.origin === 'shopify-request')
    return planIntent(tx, stored.id, { kind: 'approve', plan: {}, at: now });
  if (stored.origin === 'shopify') return;
  // The fee that Shopify is told is what is left of it after restocking.
  const bill = billOf(billedOf(stored, order), stored.outcome);
  const returnShippingFee = bill.shippingFee.minor > 0n ? bill.shippingFee : null;
  const plan = { returnShippingFee, outcome: stored.outcome };
  await planIntent(tx, stored.id, { kind: 'create', plan, at: now });
}
