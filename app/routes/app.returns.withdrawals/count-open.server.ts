import { app } from '../../wiring.server.ts';

/** More than anybody leaves open. */
const counted = 100;

/** Withdrawals that a person has to look at; at most 100. */
export async function countOpenWithdrawals(shopId: bigint): Promise<number> {
  const { withdrawals } = await app().returns.listWithdrawals(shopId, { open: true, limit: counted });
  return withdrawals.length;
}
