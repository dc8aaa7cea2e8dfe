import { parseInstant } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import type { CustomerId, ShopId } from '../../app/kernel/ids.ts';
import { points } from '../../app/kernel/points.ts';
import { programForm } from '../../app/modules/loyalty/earning/forms.ts';
import { defaultProgram } from '../../app/modules/loyalty/earning/program.ts';
import type { TiersForm } from '../../app/modules/loyalty/tiers/tiers-form.ts';
import { openApiKeys } from '../../app/platform/secrets/api-keys.server.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import type { Doors } from './filled-shop.ts';

export interface FilledLoyalty {
  /** Points of `customer` that are reserved, and points that were used on an order. */
  readonly held: bigint;
  readonly used: bigint;
  /** Number of the entry of `customer` that gave points by hand. */
  readonly adjusted: number;
  /** Used by an order after its points had been given free. */
  readonly late: bigint;
}

/** One level that every order reaches, and that changes no number. */
function sampleTiersForm(name: string): TiersForm {
  const asked = { spend: '1.00', points: '', orders: '' };
  const gives = { factor: '1', entryPoints: '0', customerTag: name };
  const perks = { freeShipping: true, percent: '', priority: false };
  return {
    ...{ match: 'all', window: 'lifetime', downgrade: 'immediate', oneStep: false, graceDays: '0' },
    levels: [{ id: '', name, ...asked, ...gives, ...perks }],
  };
}

/** A program that is live and has caught up with the orders of before. */
export async function startLoyalty(
  { loyalty, now }: Pick<Doors, 'loyalty' | 'now'>,
  { shopId, name }: { shopId: ShopId; name: string },
): Promise<void> {
  const form = {
    ...programForm(defaultProgram(currencyCode('USD')), currencyCode('USD')),
    pendingDays: '3',
    tiers: sampleTiersForm(name),
    ways: [{ way: 'birthday', points: '9' } as const],
  };
  await loyalty.saveProgram(shopId, form, name, now);
  await loyalty.goLive(shopId, now, name);
  await loyalty.startCatchUp(shopId, { from: parseInstant('2026-01-01T00:00:00Z') }, name, now);
  while ((await loyalty.runCatchUp(shopId))?.finished === false);
}

/** A key of another system's, and what it told of the customer: from before going live, so it gives nothing. */
export async function tellOfWorkshop(
  { db, loyalty, now }: Pick<Doors, 'db' | 'loyalty' | 'now'>,
  { shopId, name, customer }: { shopId: ShopId; name: string; customer: CustomerId },
): Promise<void> {
  const keys = openApiKeys(db, openSeal(Buffer.alloc(32, 7)), () => Date.now());
  const made = await keys.create(shopId, { name, createdBy: name });
  if (made === 'too-many') throw new Error('The key is not made');
  const happenedAt = parseInstant('2026-02-01T12:00:00Z');
  const told = { event: 'workshop', key: name, fingerprint: name, happenedAt, apiKeyId: made.id };
  await loyalty.recordEvent(shopId, customer, told, now);
}

/** Rewards, points by hand, a hold, a redemption that an order has used, and one that it used after its end. */
export async function redeemSome(
  { loyalty, now }: Pick<Doors, 'loyalty' | 'now'>,
  { shopId, name, customer }: { shopId: ShopId; name: string; customer: CustomerId },
  order: (code: string) => Promise<void>,
): Promise<FilledLoyalty> {
  const reward = { id: name, name, kind: 'amount-off', points: '5', value: '5.00' };
  const form = { rewards: [reward], holdMinutes: '60', unusedPart: 'returned' };
  await loyalty.saveRewards(shopId, form, name, now);
  const redeem = async (key: string) => {
    const asked = { reward: name, points: null, key, place: 'cart' } as const;
    const made = await loyalty.redeem(shopId, customer, asked, now);
    if ('refused' in made) throw new Error(`The points are not reserved: ${made.refused}`);
    return made.redemption;
  };
  const used = await redeem('used');
  await order(used.code ?? '');
  const late = await redeem('late');
  await loyalty.releaseRedemption(shopId, customer, late.id);
  await order(late.code ?? '');
  const given = { points: 20n, reason: 'goodwill', note: name, key: 'given' } as const;
  const adjusted = await loyalty.adjustPoints(shopId, customer, given, { actor: name, limit: null }, now);
  if ('refused' in adjusted) throw new Error(`The points are not given: ${adjusted.refused}`);
  const filter = { atLeast: points(1n), expiring: false, owing: false, level: null };
  const run = {
    filter,
    customers: null,
    points: points(3n),
    reason: 'event',
    key: name,
    actor: name,
  } as const;
  await loyalty.startRun(shopId, run, now);
  while ((await loyalty.continueRun(shopId))?.finished === false);
  return {
    ...{ held: (await redeem('held')).id, used: used.id, late: late.id },
    adjusted: adjusted.entryNumber,
  };
}
