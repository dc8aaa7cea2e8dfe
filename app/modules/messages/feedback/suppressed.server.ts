import { z } from 'zod';
import type { Instant } from '#app/kernel/calendar.ts';
import type { NewFact } from '#app/kernel/transaction.ts';
import type { MessagesDeps } from '../ports.ts';
import { addSuppression, listSuppressions, removeSuppression } from '../store/suppressions.server.ts';
import type { BadInput, SuppressionRow } from '../views.ts';

type Deps = Pick<MessagesDeps, 'db' | 'people'>;

const pageSize = 50;
const address = z.email().max(254);

/** Newest first: see `Messages.listSuppressed`. */
export async function listSuppressed(
  { db, people }: Deps,
  shopId: bigint,
  { after, email }: { readonly after?: string | null; readonly email?: string },
): Promise<{ readonly rows: readonly SuppressionRow[]; readonly next: string | null }> {
  const wanted = email?.trim() ?? '';
  const rows = await listSuppressions(db.sql, shopId, {
    after: /^\d{1,18}$/.test(after ?? '') ? BigInt(after ?? '') : null,
    emailIndex: wanted === '' ? null : people.emailIndex(wanted),
    limit: pageSize + 1,
  });
  const shown = rows.slice(0, pageSize);
  return { rows: shown, next: rows.length > pageSize ? String(shown.at(-1)?.id ?? '') : null };
}

/** A person's word that nothing goes to an address: see `Messages.suppress`. */
export async function suppress(
  { db, people }: Deps,
  shopId: bigint,
  email: string,
  actor: string,
  now: Instant,
): Promise<BadInput | { readonly ok: true }> {
  const parsed = address.safeParse(email.trim());
  if (!parsed.success)
    return { refused: 'bad-input', errors: { email: 'Enter an e-mail address, such as anna@example.com.' } };
  const emailIndex = people.emailIndex(parsed.data);
  await db.inTransaction(shopId, async (tx) => {
    const entry = { emailIndex, reason: 'manual', since: now, customerId: null, messageId: null } as const;
    const id = await addSuppression(tx, entry);
    if (id !== null) await tx.announce([changed('address-suppressed', id, null, { actor }, now)]);
  });
  return { ok: true };
}

/** Mails go there again: see `Messages.unsuppress`. False: there is no such entry. */
export async function unsuppress(
  { db }: Pick<MessagesDeps, 'db'>,
  shopId: bigint,
  id: bigint,
  actor: string,
  now: Instant,
): Promise<boolean> {
  return db.inTransaction(shopId, async (tx) => {
    const removed = await removeSuppression(tx, id);
    if (removed === null) return false;
    const { reason, customerId } = removed;
    await tx.announce([changed('address-unsuppressed', id, customerId, { actor, reason }, now)]);
    return true;
  });
}

function changed(
  kind: string,
  id: bigint,
  customerId: bigint | null,
  data: Readonly<Record<string, string>>,
  now: Instant,
): NewFact {
  const key = `${kind}:${id}:${now.epochMilliseconds}`;
  return { key, kind, customerId, orderId: null, happenedAt: now, data };
}
