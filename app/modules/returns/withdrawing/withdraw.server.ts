import type { Instant } from '#app/kernel/calendar.ts';
import type { NewFact, Tx } from '#app/kernel/transaction.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { Withdrawal, WithdrawalStatement } from '../door.ts';
import {
  acknowledgedSince,
  insertWithdrawal,
  linkReturn,
  lockAddress,
  type StoredWithdrawal,
  withdrawalByKey,
} from '../store/withdrawals.server.ts';
import { lockOrder } from '../store/write-returns.server.ts';
import type { ReturnRefusal } from '../views.ts';
import {
  isStillSo,
  openWithdrawal,
  type QuotedWithdrawal,
  quoteWithdrawal,
} from './open-withdrawal.server.ts';
import { showWithdrawals } from './read-withdrawals.server.ts';
import { printWritten, readStatement } from './statement.ts';
import {
  decideStanding,
  findWithdrawnOrder,
  loadWithdrawn,
  type WithdrawnOrder,
} from './withdrawn-order.server.ts';

/** Whoever has to look again has lost to somebody who got units. */
const maxLooks = 50;
/** Receipts to one address within 24 hours: whoever writes in somebody's name cannot fill their mailbox. */
const receiptsADay = 3;

/**
 * Records a statement, whatever it names, and opens the return that follows from it: see `Returns.withdraw`. Both are
 * one transaction; Shopify hears of it by the job that goes with it, so that nobody can tell by how long it takes
 * whether there is such an order.
 */
export async function withdraw(
  deps: ReturnsDeps,
  shopId: bigint,
  given: WithdrawalStatement,
  now: Instant,
): Promise<Withdrawal | ReturnRefusal> {
  const statement = readStatement(given);
  if (statement === null) return { refused: 'bad-input' };
  const known = await withdrawalByKey(deps.db.sql, shopId, statement.key);
  const stored = known ?? (await record(deps, shopId, statement, now));
  const [shown] = await showWithdrawals(deps, shopId, [stored]);
  if (shown === undefined) throw new Error('What was recorded can be shown');
  return shown;
}

async function record(
  deps: ReturnsDeps,
  shopId: bigint,
  statement: WithdrawalStatement,
  now: Instant,
): Promise<StoredWithdrawal> {
  const shop = await deps.orders.shop(shopId);
  // What others are asked is asked before the transaction: within, they would wait for its connection.
  const [found, named] = await Promise.all([
    findWithdrawnOrder(deps, shop, statement, now),
    deps.orders.customersNamed(shopId, statement.email),
  ]);
  const customerId = found?.order.customerId ?? (named.length === 1 ? (named[0] ?? null) : null);
  const emailIndex = deps.seal.emailIndex(statement.email);
  const sealed = deps.seal.seal(printWritten(statement));
  const one = { found, customerId, emailIndex, sealed, statement, now };
  for (let look = 1; look <= maxLooks; look++) {
    const first = await loadWithdrawn(deps.db.sql, shopId, found);
    const quoted =
      first === null || first.chosen.length === 0 ? null : await quoteWithdrawal(deps, shopId, first);
    const written = await deps.db.inTransaction(shopId, async (tx) => {
      if (found !== null) await lockOrder(tx, found.order.orderId);
      const withdrawn = await loadWithdrawn(tx.sql, shopId, found);
      if (!isStillSo(first, withdrawn)) return null;
      return write(tx, { ...one, standing: decideStanding(found, withdrawn), quoted });
    });
    if (written !== null) return written;
  }
  throw new Error('The units of an order kept changing while it was withdrawn from');
}

interface Writing {
  readonly found: WithdrawnOrder | null;
  readonly quoted: QuotedWithdrawal | null;
  readonly standing: Withdrawal['standing'];
  readonly customerId: bigint | null;
  readonly emailIndex: Uint8Array;
  readonly sealed: Uint8Array;
  readonly statement: WithdrawalStatement;
  readonly now: Instant;
}

/** Within a transaction that has locked the order. The same key at the same time waits here, and is the same statement. */
async function write(tx: Tx, one: Writing): Promise<StoredWithdrawal> {
  const { found, quoted, standing, customerId, emailIndex, sealed, statement, now } = one;
  await lockAddress(tx, emailIndex);
  const before = await acknowledgedSince(tx, emailIndex, now.subtract({ hours: 24 }));
  const row = {
    ...{ statedAt: now, standing, sealed, customerId, returnId: null },
    orderId: found?.order.orderId ?? null,
    language: statement.language,
  };
  const id = await insertWithdrawal(tx, { ...row, key: statement.key, emailIndex });
  if (id === null) {
    const other = await withdrawalByKey(tx.sql, tx.shopId, statement.key);
    if (other === null) throw new Error('A statement with this key is there');
    return other;
  }
  const returnId = quoted === null ? null : await openWithdrawal(tx, quoted);
  if (returnId !== null) await linkReturn(tx, id, returnId);
  const stored = { ...row, id, returnId };
  await tx.announce([statedFact(stored, found, before < receiptsADay)]);
  return stored;
}

/** `receipt`: whether it is acknowledged by mail. Of whoever only says that the order is theirs, it names nobody. */
function statedFact(
  { id, standing, statedAt, returnId }: StoredWithdrawal,
  found: WithdrawnOrder | null,
  receipt: boolean,
): NewFact {
  return {
    key: `withdrawal:${id}:stated`,
    kind: 'withdrawal-stated',
    customerId: found?.order.customerId ?? null,
    orderId: found?.order.orderId ?? null,
    happenedAt: statedAt,
    data: {
      withdrawalId: id.toString(),
      standing,
      receipt: receipt ? 'yes' : 'no',
      ...(found === null ? {} : { order: found.order.name }),
      ...(returnId === null ? {} : { returnId: returnId.toString() }),
    },
  };
}
