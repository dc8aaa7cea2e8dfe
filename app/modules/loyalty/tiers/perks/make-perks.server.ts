import type { ShopifyId } from '#app/kernel/ids.ts';
import type { LoyaltyDeps } from '../../deps.ts';
import type { AutomaticPerk } from '../../ports.ts';
import {
  type ClaimedPerk,
  claimPerk,
  hasOpenPerks,
  leaseSeconds,
  listPerks,
  saveEnded,
  saveMade,
  saveRefused,
} from '../store/perks.server.ts';
import { makePerksJob } from './follow-perks.server.ts';
import { type PerkContent, perkMark, segmentName } from './wanted-perks.ts';

type Deps = Pick<LoyaltyDeps, 'db' | 'perks' | 'jobs' | 'now'>;

/**
 * Brings Shopify's own discounts for levels in line with what is wanted: see `TiersDoor.makePerks`. One that breaks
 * keeps no other from being made; it is taken up again once nobody can be at it any more.
 */
export async function makePerks(deps: Deps, shopId: bigint): Promise<void> {
  const { db, perks, jobs } = deps;
  if (!(await perks.allowed(shopId))) return;
  const broken: unknown[] = [];
  for (;;) {
    const claimed = await claimPerk(db.sql, shopId);
    if (claimed === null) break;
    try {
      await settle(deps, shopId, claimed);
    } catch (error) {
      broken.push(error);
    }
  }
  if (await hasOpenPerks(db.sql, shopId)) await jobs.enqueue(makePerksJob(shopId, leaseSeconds));
  if (broken.length > 0) throw broken[0];
}

async function settle(deps: Deps, shopId: bigint, claimed: ClaimedPerk): Promise<void> {
  const { sql } = deps.db;
  if (claimed.wanted === null) {
    await end(deps, shopId, claimed);
    await saveEnded(sql, shopId, claimed);
    return;
  }
  const segment = await segmentFor(deps, shopId, claimed, claimed.wanted.tag);
  if ('refused' in segment) return saveRefused(sql, shopId, claimed, segment.refused);
  const discount = await discountFor(deps, shopId, claimed, claimed.wanted, segment.made);
  if ('refused' in discount) return saveRefused(sql, shopId, claimed, discount.refused);
  await saveMade(sql, shopId, claimed, { segmentId: segment.made, discountId: discount.made });
}

type Made = { readonly made: ShopifyId } | { readonly refused: string };

/** The segment of a level, which its perks share. It is known by its name, whether or not we ever learnt its id. */
async function segmentFor(
  { db, perks }: Deps,
  shopId: bigint,
  { level, segmentId }: ClaimedPerk,
  tag: string,
): Promise<Made> {
  const name = segmentName(level);
  const siblings = (await listPerks(db.sql, shopId)).filter((one) => one.level === level);
  const known = segmentId ?? siblings.find((one) => one.segmentId !== null)?.segmentId ?? null;
  const found = known ?? (await perks.findSegment(shopId, name));
  if (found !== null) {
    const outcome = await perks.retagSegment(shopId, found, tag);
    if (!('gone' in outcome)) return outcome;
  }
  const outcome = await perks.createSegment(shopId, name, tag);
  if ('made' in outcome) return outcome;
  // Another one with the name may have come between.
  const taken = await perks.findSegment(shopId, name);
  if (taken !== null) return { made: taken };
  return 'refused' in outcome ? outcome : { refused: 'no answer' };
}

/** What bears the mark is ours. Of several, as where an answer was lost, one stays. */
async function discountFor(
  { perks, now }: Deps,
  shopId: bigint,
  { level, perk, segmentId, discountId }: ClaimedPerk,
  { title, value }: PerkContent,
  segment: ShopifyId,
): Promise<Made> {
  const mark = perkMark(level, perk);
  const formerly = segmentId === null || segmentId === segment ? null : segmentId;
  const asked: AutomaticPerk = { title, mark, value, segment, formerly };
  const known = discountId === null ? [] : [discountId];
  const others = (await perks.findDiscounts(shopId, mark)).filter((id) => id !== discountId);
  let kept: Made | null = null;
  for (const id of [...known, ...others]) {
    if (kept !== null) {
      await perks.removeDiscount(shopId, id, mark);
      continue;
    }
    const outcome = await perks.changeDiscount(shopId, id, asked);
    if (!('gone' in outcome)) kept = outcome;
  }
  if (kept !== null) return kept;
  const created = await perks.createDiscount(shopId, { ...asked, formerly: null }, await now(shopId));
  return 'gone' in created ? { refused: 'no answer' } : created;
}

/** The segment goes with the last perk of its level. */
async function end({ db, perks }: Deps, shopId: bigint, claimed: ClaimedPerk): Promise<void> {
  const { level, perk, discountId } = claimed;
  const mark = perkMark(level, perk);
  const found = await perks.findDiscounts(shopId, mark);
  const ids = new Set(discountId === null ? found : [discountId, ...found]);
  for (const id of ids) await perks.removeDiscount(shopId, id, mark);
  const wanted = (await listPerks(db.sql, shopId)).some((one) => one.level === level && one.wanted !== null);
  if (wanted) return;
  const name = segmentName(level);
  const segment = claimed.segmentId ?? (await perks.findSegment(shopId, name));
  if (segment !== null) await perks.removeSegment(shopId, segment, name);
}
