import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { shopId as asShopId } from '../../app/kernel/ids.ts';
import { readBalance } from '../../app/modules/loyalty/read-balance.server.ts';
import { openSettleOnce, readSettlement } from '../../app/modules/loyalty/settle-order.server.ts';
import { openDatabase } from '../../app/platform/db/database.server.ts';
import { openMedusa } from './peers/medusa.ts';
import { concurrency, fill, noOrders, orderAt } from './points.ts';
import { type Comparison, compare, perSecond } from './rounds.ts';

const perRound = 800;
const people = 1000;

/**
 * An order's points beside a credit of Medusa's loyalty plugin, and a balance beside a balance: each side reads what it
 * needs, decides and writes, with the same concurrency on the same server. They do not do the same: docs/deep-runs.md.
 */
export async function comparePeers(
  urls: { ours: string; theirs: string },
  folder: string,
  rounds: number,
): Promise<Comparison[]> {
  const client = new pg.Client({ connectionString: urls.ours });
  client.on('error', () => {});
  await client.connect();
  await fill(client, perRound * (rounds + 1));
  const db = openDatabase({ url: urls.ours, poolSize: concurrency, reactionsOf: () => [] });
  const deps = { db, announcing: db.announcing, orders: noOrders };
  const settleOnce = openSettleOnce(deps);
  const shop = asShopId(1n);
  const now = Temporal.Instant.from('2026-03-02T12:00:00Z');
  const medusa = await openMedusa(folder, urls.theirs, concurrency);
  const accounts: string[] = [];
  for (let index = 0; index < people; index++) accounts.push(await medusa.open(`customer-${index}`));
  const accountAt = (index: number) => accounts[index % people] ?? '';
  let [ours, theirs] = [0, 0];
  const grants = await compare(
    "grant: an order's points beside a credit of Medusa's loyalty plugin",
    1,
    rounds,
    async () => {
      const first = ours;
      ours += perRound;
      return perSecond(perRound, concurrency, async (index) => {
        const order = orderAt(first + index);
        const stored = await readSettlement({ db }, shop, order);
        if (!(await settleOnce(shop, order, stored, now))?.granted)
          throw new Error('A grant was not written');
      });
    },
    async () => {
      const first = theirs;
      theirs += perRound;
      return perSecond(perRound, concurrency, (index) =>
        medusa.credit(accountAt(first + index), 48, String(first + index)),
      );
    },
  );
  const balances = await compare(
    "balance: ours beside that of Medusa's loyalty plugin",
    1,
    rounds,
    () =>
      perSecond(perRound, concurrency, (index) => readBalance(deps, shop, BigInt(1 + (index % people)), now)),
    () => perSecond(perRound, concurrency, (index) => medusa.balance(accountAt(index))),
  );
  await client.end();
  await db.close();
  return [grants, balances];
}
