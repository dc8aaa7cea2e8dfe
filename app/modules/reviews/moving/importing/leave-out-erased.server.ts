import { compareInstants } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { ReviewsDeps } from '../../ports.ts';
import { holdOwners } from '../../store/owners.server.ts';
import type { Problem } from '../reading/row.ts';
import type { Incoming } from './incoming.ts';

interface Resolved {
  readonly incoming: readonly Incoming[];
  readonly problems: readonly Problem[];
}

/**
 * Leaves out what somebody wrote who was forgotten since: by the address in the row, or by the order that stands behind
 * it. Whoever writes again afterwards comes in, as whoever they are by now. Nobody else is forgotten before the transaction ends.
 */
export async function leaveOutErased(
  { erased }: Pick<ReviewsDeps, 'erased'>,
  tx: Tx,
  { incoming: read, problems }: Resolved,
): Promise<Resolved> {
  const incoming = await asOwnedNow(tx, read);
  const gone = await erased(tx, {
    orders: incoming.flatMap(({ bought }) => bought?.orderId ?? []),
    customers: incoming.flatMap(({ customerId }) => customerId ?? []),
    emails: [...new Set(incoming.flatMap(({ row }) => row.email || []))],
  });
  const isGone = ({ row, bought, customerId }: Incoming) => {
    const until = gone.emails.get(row.email);
    return (
      (until !== undefined && compareInstants(row.submittedAt, until) <= 0) ||
      (bought !== null && gone.orders.has(bought.orderId)) ||
      (customerId !== null && gone.customers.has(customerId))
    );
  };
  const left = incoming.filter(isGone).map(({ row }): Problem => ({ line: row.line, problem: 'erased' }));
  return { incoming: incoming.filter((one) => !isGone(one)), problems: [...problems, ...left] };
}

async function asOwnedNow(tx: Tx, incoming: readonly Incoming[]): Promise<readonly Incoming[]> {
  const ownerOf = await holdOwners(
    tx,
    incoming.flatMap(({ customerId }) => customerId ?? []),
  );
  return incoming.map((one) => ({
    ...one,
    customerId: one.customerId === null ? null : ownerOf(one.customerId),
  }));
}
