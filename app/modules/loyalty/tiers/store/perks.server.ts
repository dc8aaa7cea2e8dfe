import type { Instant } from '#app/kernel/calendar.ts';
import { type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import {
  type PerkContent,
  type PerkKind,
  perkContent,
  perkKinds,
  type WantedPerk,
} from '../perks/wanted-perks.ts';

/** A perk as stored. */
export interface StoredPerk {
  readonly level: string;
  readonly perk: PerkKind;
  readonly wanted: PerkContent | null;
  readonly made: PerkContent | null;
  readonly segmentId: ShopifyId | null;
  readonly discountId: ShopifyId | null;
  readonly refused: string | null;
}

/** One that is being brought in line; `askedAt` tells this attempt from others. */
export interface ClaimedPerk extends StoredPerk {
  readonly askedAt: Instant;
}

interface Row {
  level: string;
  perk: string;
  wanted: unknown;
  made: unknown;
  segment_id: bigint | null;
  discount_id: bigint | null;
  refused: string | null;
}

/** Longer than what is asked of Shopify for one perk takes: whoever took it up before is no longer at it. */
export const leaseSeconds = 60;

/** Writes what Shopify is to have; everything else is to end. Returns how many changed. */
export async function saveWanted(tx: Tx, wanted: readonly WantedPerk[]): Promise<number> {
  const [levels, kinds] = [wanted.map(({ level }) => level), wanted.map(({ perk }) => perk)];
  const contents = wanted.map((one) => JSON.stringify(one.wanted));
  const ended = await tx.sql`update loyalty_perk p set wanted = null, refused = null
    where p.shop_id = ${tx.shopId} and p.wanted is not null and not exists (
      select from unnest(${levels}::text[], ${kinds}::text[]) as w (level, perk)
      where w.level = p.level and w.perk = p.perk)
    returning 1`;
  const begun = await tx.sql`insert into loyalty_perk as p (shop_id, level, perk, wanted)
    select ${tx.shopId}, level, perk, content::jsonb
    from unnest(${levels}::text[], ${kinds}::text[], ${contents}::text[]) as w (level, perk, content)
    on conflict (shop_id, level, perk) do update set wanted = excluded.wanted, refused = null
      where p.wanted is distinct from excluded.wanted
    returning 1`;
  return ended.length + begun.length;
}

/** Lets everything be asked for again, also what Shopify refused. Returns how many there are. */
export async function forgetMade(tx: Tx): Promise<number> {
  const rows = await tx.sql`update loyalty_perk set made = null, refused = null
    where shop_id = ${tx.shopId} returning 1`;
  return rows.length;
}

/**
 * Takes up the next one that is not as wanted, or of which nobody knows, and that nobody is at. That it is asked for
 * is stored before Shopify hears of it.
 */
export async function claimPerk(sql: Sql, shopId: bigint): Promise<ClaimedPerk | null> {
  const [row] = await sql<Row & { asked_at: Instant }>`
    with next as (
      select level, perk from loyalty_perk where shop_id = ${shopId} and refused is null
        and (wanted is distinct from made or wanted is null or asked_at is not null)
        and (asked_at is null or asked_at < clock_timestamp() - make_interval(secs => ${leaseSeconds}))
      order by level, perk limit 1 for update skip locked)
    update loyalty_perk p set asked_at = clock_timestamp() from next
    where p.shop_id = ${shopId} and p.level = next.level and p.perk = next.perk
    returning p.level, p.perk, wanted, made, segment_id, discount_id, refused, asked_at`;
  return row === undefined ? null : { ...storedPerk(row), askedAt: row.asked_at };
}

/** Is there one left that is not as wanted, as one that somebody else is at? */
export async function hasOpenPerks(sql: Sql, shopId: bigint): Promise<boolean> {
  const [row] = await sql<{ open: boolean }>`select exists (
    select from loyalty_perk where shop_id = ${shopId} and refused is null
      and (wanted is distinct from made or wanted is null or asked_at is not null)) as open`;
  return row?.open ?? false;
}

/** Shopify has it as it was claimed. What is wanted since is still to come. */
export async function saveMade(
  sql: Sql,
  shopId: bigint,
  claimed: ClaimedPerk,
  ids: { readonly segmentId: ShopifyId; readonly discountId: ShopifyId },
): Promise<void> {
  await sql`update loyalty_perk set made = ${JSON.stringify(claimed.wanted)}::jsonb, asked_at = null,
      segment_id = ${ids.segmentId}, discount_id = ${ids.discountId}
    where shop_id = ${shopId} and level = ${claimed.level} and perk = ${claimed.perk}
      and asked_at = ${claimed.askedAt}`;
}

/** Shopify has nothing of it any more. A perk that is wanted again by now begins anew. */
export async function saveEnded(sql: Sql, shopId: bigint, claimed: ClaimedPerk): Promise<void> {
  const { level, perk, askedAt } = claimed;
  const gone = await sql`delete from loyalty_perk where shop_id = ${shopId} and level = ${level}
    and perk = ${perk} and asked_at = ${askedAt} and wanted is null returning 1`;
  if (gone.length > 0) return;
  await sql`update loyalty_perk set made = null, segment_id = null, discount_id = null, asked_at = null
    where shop_id = ${shopId} and level = ${level} and perk = ${perk} and asked_at = ${askedAt}`;
}

/** Shopify does not take it; what is wanted since is tried all the same. */
export async function saveRefused(
  sql: Sql,
  shopId: bigint,
  claimed: ClaimedPerk,
  refused: string,
): Promise<void> {
  await sql`update loyalty_perk set asked_at = null,
      refused = case when wanted = ${JSON.stringify(claimed.wanted)}::jsonb then ${refused} end
    where shop_id = ${shopId} and level = ${claimed.level} and perk = ${claimed.perk}
      and asked_at = ${claimed.askedAt}`;
}

/** All of a shop, by level. */
export async function listPerks(sql: Sql, shopId: bigint): Promise<readonly StoredPerk[]> {
  const rows = await sql<Row>`select level, perk, wanted, made, segment_id, discount_id, refused
    from loyalty_perk where shop_id = ${shopId} order by level, perk`;
  return rows.map(storedPerk);
}

function storedPerk(row: Row): StoredPerk {
  const perk = perkKinds.find((kind) => kind === row.perk);
  if (perk === undefined) throw new Error(`No perk is called ${row.perk}`);
  return {
    level: row.level,
    perk,
    wanted: perkContent.nullable().parse(row.wanted),
    made: perkContent.nullable().parse(row.made),
    segmentId: row.segment_id === null ? null : shopifyId(row.segment_id),
    discountId: row.discount_id === null ? null : shopifyId(row.discount_id),
    refused: row.refused,
  };
}
