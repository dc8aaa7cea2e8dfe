import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Tx } from '#app/kernel/transaction.ts';
import type { IntentKind, StoredIntent, StoredReturn } from '../case/stored-return.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { ReturnsShop } from '../ports.ts';
import { claimIntent, fixPlan, keepIntent, releaseIntent } from '../store/intents.server.ts';
import { findReturn } from '../store/load-returns.server.ts';
import { lockOrder } from '../store/write-returns.server.ts';
import { performBonus } from './performers/perform-bonus.server.ts';
import { performCreate } from './performers/perform-create.server.ts';
import { performDispose } from './performers/perform-dispose.server.ts';
import { performCancel, performClose } from './performers/perform-ends.server.ts';
import { performInvoice } from './performers/perform-invoice.server.ts';
import { performProcess } from './performers/perform-process.server.ts';
import { performRefund } from './performers/perform-refund.server.ts';
import { performRemove } from './performers/perform-remove.server.ts';
import { performApprove, performDecline } from './performers/perform-request.server.ts';

/** One write at a time, in this order: what a return is made of has to be there before it is paid. */
const inOrder: readonly IntentKind[] = [
  ...(['create', 'approve', 'decline', 'cancel', 'process', 'refund', 'bonus', 'invoice'] as const),
  ...(['dispose', 'remove', 'close'] as const),
];

/** What a performer is handed. It records what came of the write itself, in one transaction with what follows. */
export interface Performing {
  readonly deps: ReturnsDeps;
  readonly shop: ReturnsShop;
  readonly stored: StoredReturn;
  readonly intent: StoredIntent;
  /** To be awaited just before the call that writes: breaks when somebody else has taken over. */
  readonly keep: () => Promise<void>;
  /** Keeps what was worked out before the first call; breaks when that took so long that others may have paid since. */
  readonly fix: (plan: unknown) => Promise<void>;
}

const performers: Readonly<Record<IntentKind, (performing: Performing) => Promise<void>>> = {
  create: performCreate,
  approve: performApprove,
  decline: performDecline,
  cancel: performCancel,
  process: performProcess,
  refund: performRefund,
  bonus: performBonus,
  invoice: performInvoice,
  dispose: performDispose,
  remove: performRemove,
  close: performClose,
};

/** Somebody else is writing it: whoever asks comes back. */
class AlreadyWriting extends Error {
  override name = 'AlreadyWriting';
  readonly temporary = true;
}

const taken = (returnId: bigint) =>
  new AlreadyWriting(`Return ${returnId} is being written by somebody else`);

const busyTries = 6;
const busyMilliseconds = 500;

/** Writes what waits, one after the other; breaks with an error when one has to be tried again. See `Returns.perform`. */
export async function perform(deps: ReturnsDeps, shopId: bigint, returnId: bigint): Promise<void> {
  for (let busy = 0; ; ) {
    const stored = await findReturn(deps.db.sql, shopId, returnId);
    const waiting = new Set(stored?.intents.filter((one) => one.state === 'waiting').map((one) => one.kind));
    const kind = inOrder.find((one) => waiting.has(one));
    if (stored === null || kind === undefined) return;
    const shop = await deps.orders.shop(shopId);
    if (await performOne(deps, shop, stored, kind)) busy = 0;
    else if (++busy > busyTries) throw taken(returnId);
    else await sleep(busyMilliseconds);
  }
}

/** As `perform`, for somebody who waits for an answer: what fails is left to the job. */
export async function performNow(deps: ReturnsDeps, shopId: bigint, returnId: bigint): Promise<void> {
  try {
    await perform(deps, shopId, returnId);
  } catch (error) {
    deps.log.warn(
      { err: error, shopId: shopId.toString(), returnId: returnId.toString() },
      'a return will be written at Shopify later',
    );
  }
}

/**
 * False: somebody else has it, or another return of the order is being paid. Until it is recorded, the write counts as
 * unknown, not as failed.
 */
async function performOne(
  deps: ReturnsDeps,
  shop: ReturnsShop,
  { id: returnId, orderId }: StoredReturn,
  kind: IntentKind,
): Promise<boolean> {
  const claim = randomUUID();
  const locked = <T>(work: (tx: Tx) => Promise<T>) =>
    deps.db.inTransaction(shop.id, async (tx) => {
      await lockOrder(tx, orderId);
      return work(tx);
    });
  const intent = await locked((tx) => claimIntent(tx, { returnId, orderId, kind, claim }));
  if (intent === null) return false;
  try {
    const keep = async () => {
      if (!(await keepIntent(deps.db.sql, shop.id, returnId, kind, claim))) throw taken(returnId);
    };
    const fix = async (plan: unknown) => {
      if (!(await locked((tx) => fixPlan(tx, returnId, { kind, claim, plan })))) throw taken(returnId);
    };
    // Read once it is ours: before, it may have been refused, changed by a person and decided anew.
    const stored = await findReturn(deps.db.sql, shop.id, returnId);
    if (stored === null) return true;
    await performers[kind]({ deps, shop, stored, intent, keep, fix });
    return true;
  } finally {
    await releaseIntent(deps.db.sql, shop.id, returnId, kind, claim);
  }
}
