import type { LoyaltyDeps } from '../../deps.ts';
import type { PerkState } from '../door.ts';
import { listPerks } from '../store/perks.server.ts';

/** Where Shopify's own discounts for levels stand: see `TiersDoor.perkStates`. */
export async function readPerkStates(
  { db }: Pick<LoyaltyDeps, 'db'>,
  shopId: bigint,
): Promise<readonly PerkState[]> {
  const stored = await listPerks(db.sql, shopId);
  return stored.map(({ level, perk, wanted, made, refused }) => ({
    level,
    perk,
    refused,
    state:
      refused !== null
        ? 'refused'
        : wanted === null
          ? 'ending'
          : JSON.stringify(wanted) === JSON.stringify(made)
            ? 'on'
            : 'waiting',
  }));
}
