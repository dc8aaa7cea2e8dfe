import type { Tx } from '#app/kernel/transaction.ts';
import type { AccountChange } from '../ledger/account-change.ts';

/**
 * Writes changes of locked accounts: entries, the lots that they make and change, and the accounts; then announces
 * their facts. Breaks when an account has moved since it was read.
 */
export async function writeChanges(tx: Tx, changes: readonly AccountChange[]): Promise<void> {
  if (changes.length === 0) return;
  const { shopId } = tx;
  const written = await tx.sql`
    with entry as (
      insert into loyalty_entry (shop_id, customer_id, number, kind, points, balance_after, source_key, order_id,
        happened_at, actor, reason, trace)
      select ${shopId}, "customerId", number, kind, points, "balanceAfter", "sourceKey", "orderId",
        "happenedAt", actor, reason, trace
      from jsonb_to_recordset(${linesAsJson(changes)}::jsonb) as line("customerId" bigint, number int, kind text,
        points bigint, "balanceAfter" bigint, "sourceKey" text, "orderId" bigint, "happenedAt" timestamptz,
        actor text, reason text, trace jsonb)
      order by "customerId", number
      returning id, customer_id, source_key, order_id
    ), used as (
      insert into loyalty_lot_use (shop_id, entry_id, lot_id, points)
      select ${shopId}, entry.id, "lotId", points
      from jsonb_to_recordset(${usesAsJson(changes)}::jsonb) as use("sourceKey" text, "lotId" bigint, points bigint)
      join entry on entry.source_key = "sourceKey"
    ), made as (
      insert into loyalty_lot (shop_id, customer_id, entry_id, order_id, granted, remaining, available_at, expires_at, matured)
      select ${shopId}, entry.customer_id, entry.id, entry.order_id, granted, granted, "availableAt", "expiresAt",
        coalesce(matured, false)
      from jsonb_to_recordset(${newLotsAsJson(changes)}::jsonb) as lot("sourceKey" text, granted bigint,
        "availableAt" timestamptz, "expiresAt" timestamptz, matured boolean)
      join entry on entry.source_key = "sourceKey"
    ), changed as (
      update loyalty_lot l set remaining = c.remaining, reserved = c.reserved, matured = c.matured,
        available_at = c."availableAt", expires_at = c."expiresAt", kept_from = c."keptFrom"
      from jsonb_to_recordset(${lotsAsJson(changes)}::jsonb) as c(id bigint, remaining bigint, reserved bigint,
        "availableAt" timestamptz, "expiresAt" timestamptz, "keptFrom" timestamptz, matured boolean)
      where l.shop_id = ${shopId} and l.id = c.id
    )
    update loyalty_account a set posted = c.posted, entries = c.entries, debt = c.debt, changes = a.changes + 1,
      last_activity_at = c."lastActivityAt", due_at = c."dueAt"
    from jsonb_to_recordset(${accountsAsJson(changes)}::jsonb) as c("customerId" bigint, expected int, entries int,
      posted bigint, debt bigint, "lastActivityAt" timestamptz, "dueAt" timestamptz)
    where a.shop_id = ${shopId} and a.customer_id = c."customerId" and a.entries = c.expected
    returning 1 as one`;
  if (written.length !== changes.length) throw new Error('An account changed while it was locked');
  await tx.announce(changes.flatMap((change) => change.facts));
}

/** Moves lots that are open or may be given back to, with the orders that earned them, to another account. */
export async function moveLots(tx: Tx, fromCustomerId: bigint, intoCustomerId: bigint): Promise<void> {
  await tx.sql`update loyalty_lot set customer_id = ${intoCustomerId}
    where shop_id = ${tx.shopId} and customer_id = ${fromCustomerId}`;
}

function linesAsJson(changes: readonly AccountChange[]): string {
  return json(
    changes.flatMap(({ customerId, lines }) =>
      lines.map(({ number, balanceAfter, entry, note }) => ({
        customerId,
        number,
        kind: entry.kind,
        points: entry.points,
        balanceAfter,
        sourceKey: entry.sourceKey,
        orderId: note.orderId,
        happenedAt: entry.happenedAt,
        actor: note.actor ?? 'afterglow',
        reason: note.reason ?? null,
        trace: entry.trace,
      })),
    ),
  );
}

function usesAsJson(changes: readonly AccountChange[]): string {
  return json(
    changes.flatMap(({ lines }) =>
      lines.flatMap(({ entry }) =>
        entry.uses.map(({ lotId, points }) => ({ sourceKey: entry.sourceKey, lotId, points })),
      ),
    ),
  );
}

function newLotsAsJson(changes: readonly AccountChange[]): string {
  return json(
    changes.flatMap(({ lines }) =>
      lines.flatMap(({ entry, note }) =>
        note.lot === undefined ? [] : [{ sourceKey: entry.sourceKey, ...note.lot }],
      ),
    ),
  );
}

function lotsAsJson(changes: readonly AccountChange[]): string {
  return json(changes.flatMap(({ lots }) => lots));
}

function accountsAsJson(changes: readonly AccountChange[]): string {
  return json(
    changes.map((change) => ({
      customerId: change.customerId,
      expected: change.expectedEntries,
      entries: change.expectedEntries + change.lines.length,
      posted: change.posted,
      debt: change.debt,
      lastActivityAt: change.lastActivityAt,
      dueAt: change.dueAt,
    })),
  );
}

/** Whole numbers as text; moments print themselves. */
function json(rows: readonly object[]): string {
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}
