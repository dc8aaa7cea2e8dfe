import type { Sql } from '#app/kernel/transaction.ts';
import { listKnownKeys, listNative } from '../store/incoming.server.ts';
import type { Incoming } from './incoming.ts';

/** Under which a review that was written here leaves the shop, and is known when it comes back. */
export const keyOfNative = (domain: string, id: bigint): string => `afterglow:${domain}:${id}`;

/** Keys of reviews that are here already, whether a file brought them or they were written here. */
export async function knownAmong(
  sql: Sql,
  { shopId, domain }: { readonly shopId: bigint; readonly domain: string },
  incoming: readonly Pick<Incoming, 'key'>[],
): Promise<ReadonlySet<string>> {
  const keys = incoming.map(({ key }) => key);
  const known = new Set(await listKnownKeys(sql, shopId, keys));
  const own = new Map<bigint, string>();
  for (const key of keys) {
    const id = key.startsWith(`afterglow:${domain}:`) ? key.slice(`afterglow:${domain}:`.length) : '';
    if (/^\d{1,18}$/.test(id)) own.set(BigInt(id), key);
  }
  for (const id of await listNative(sql, shopId, [...own.keys()])) known.add(keyOfNative(domain, id));
  return known;
}
