import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { LoyaltyDeps } from '../deps.ts';
import type { DueRules } from '../ledger/due.ts';
import { listAccounts } from '../store/accounts.server.ts';
import { listMemberIds } from '../store/by-hand/members.server.ts';
import { findExpiryNow, findLatestVersion } from '../store/programs.server.ts';
import type { Member, MembersFilter, MembersPage, MembersQuery } from './door.ts';
import { matches, memberOf } from './member.ts';

const scanned = 500;
/** A page looks through at most so many accounts, however few of them match. */
const mostScans = 10;

/** What members are read with, read once. */
export interface MembersRules {
  readonly due: DueRules;
  /** The level that asks for nothing: whoever has no other one holds it. */
  readonly baseLevel: string | null;
}

export interface Scan {
  readonly members: readonly Member[];
  /** The last account looked at; null: there are no more. */
  readonly last: bigint | null;
}

/** A page of a shop's members: see `MembersDoor.listMembers`. */
export async function listMembers(
  deps: Pick<LoyaltyDeps, 'db' | 'orders'>,
  shopId: bigint,
  { filter, customers, after, limit }: MembersQuery,
  now: Instant,
): Promise<MembersPage> {
  const rules = await readMembersRules(deps, shopId, now);
  const most = Math.min(250, Math.max(1, limit));
  const members: Member[] = [];
  let last = after;
  for (let round = 0; round < mostScans; round++) {
    const scan = await scanMembers(
      deps,
      shopId,
      { filter, customers, after: last, limit: scanned },
      rules,
      now,
    );
    members.push(...scan.members);
    if (members.length > most) {
      const shown = members.slice(0, most);
      return { members: shown, next: shown.at(-1)?.customerId ?? null };
    }
    if (scan.last === null) return { members, next: null };
    last = scan.last;
  }
  return { members, next: last };
}

export async function readMembersRules(
  { db, orders }: Pick<LoyaltyDeps, 'db' | 'orders'>,
  shopId: bigint,
  now: Instant,
): Promise<MembersRules> {
  const [{ zone }, expiry, baseLevel] = await Promise.all([
    orders.shopForLoyalty(shopId),
    findExpiryNow(db.sql, shopId, now),
    findBaseLevel(db.sql, shopId),
  ]);
  return { due: { zone, expiry }, baseLevel };
}

/** Looks through the next accounts. Customers whom Shopify no longer knows are left out. */
export async function scanMembers(
  { db, orders }: Pick<LoyaltyDeps, 'db' | 'orders'>,
  shopId: bigint,
  page: {
    readonly filter: MembersFilter;
    readonly customers: readonly bigint[] | null;
    readonly after: bigint | null;
    readonly limit: number;
  },
  rules: MembersRules,
  now: Instant,
): Promise<Scan> {
  const { filter, limit } = page;
  const found = await listMemberIds(db.sql, shopId, { ...page, now });
  const ids = found
    .filter(({ level }) => filter.level === null || (level ?? rules.baseLevel) === filter.level)
    .map(({ customerId }) => customerId);
  const [accounts, known] = await Promise.all([
    listAccounts(db.sql, shopId, ids),
    orders.customerShopifyIds(shopId, ids),
  ]);
  return {
    members: accounts
      .filter(({ customerId }) => known.has(customerId))
      .map((account) => memberOf(account, now, rules.due))
      .filter((member) => matches(member, filter, now, rules.due))
      .sort((a, b) => (a.customerId > b.customerId ? -1 : 1)),
    last: found.length < limit ? null : (found.at(-1)?.customerId ?? null),
  };
}

async function findBaseLevel(sql: Sql, shopId: bigint): Promise<string | null> {
  const lowest = (await findLatestVersion(sql, shopId))?.program.tiers?.levels[0];
  if (lowest === undefined) return null;
  const { spendMinor, points, orders } = lowest.from;
  return (spendMinor ?? 0) === 0 && (points ?? 0) === 0 && (orders ?? 0) === 0 ? lowest.id : null;
}
