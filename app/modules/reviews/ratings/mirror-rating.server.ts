import type { Instant } from '#app/kernel/calendar.ts';
import type { MirrorOutcome } from '../door.ts';
import { readShown, type ShownDeps } from '../listing/read-shown.server.ts';
import type { RatingStanding, RatingToSet, ReviewsDeps, ReviewsShop } from '../ports.ts';
import { listTogether } from '../store/groups.server.ts';
import {
  listBehindAfter,
  listStandings,
  noteAllMirrored,
  noteForeign,
  type ProductStanding,
} from '../store/mirroring.server.ts';
import { enqueueMirrorBehind, touchAllRatings } from '../store/ratings.server.ts';
import { findState, noteDefined, type ReviewState } from '../store/settings.server.ts';
import { sameStands } from './same-stands.ts';

export const ratingScope = 'write_products';

/** Three metafields each, of 25 that Shopify takes in a call. */
const productsAtOnce = 8;
/** Products that one job brings in line before it gives way to others. */
const productsOfJob = 400;

type MirrorDeps = ShownDeps & Pick<ReviewsDeps, 'shopify'>;

/** Brings one product's metafields in line: see `Reviews.mirrorProduct`. */
export async function mirrorProduct(
  deps: MirrorDeps,
  shopId: bigint,
  product: bigint,
  now: Instant,
): Promise<MirrorOutcome> {
  const shop = await deps.orders.shopForReviews(shopId);
  if (!mayWrite(shop)) return 'scope-missing';
  return (await mirrorTogether(deps, shop, [product], now)).get(product) ?? 'unchanged';
}

/**
 * Brings the metafields of every product that is behind in line, several with each call: see `Reviews.mirrorRatings`.
 * It goes through them once, by number: what changes behind it has a job of its own.
 */
export async function mirrorRatings(deps: MirrorDeps, shopId: bigint, now: Instant): Promise<number> {
  const shop = await deps.orders.shopForReviews(shopId);
  if (!mayWrite(shop)) return 0;
  const refused: Error[] = [];
  let written = 0;
  for (let after = 0n; written < productsOfJob; ) {
    const behind = await listBehindAfter(deps.db.sql, shopId, after, productsAtOnce);
    const last = behind.at(-1);
    if (last === undefined) break;
    after = last;
    written += behind.length;
    refused.push(...(await mirrorEach(deps, shop, behind, now)));
  }
  if (refused[0] !== undefined) throw refused[0];
  if (written >= productsOfJob) await mirrorBehind(deps, shopId);
  return written;
}

/** One that Shopify refuses keeps no other from being written: it is left behind, and its error is handed back. */
async function mirrorEach(
  deps: MirrorDeps,
  shop: ReviewsShop,
  products: readonly bigint[],
  now: Instant,
): Promise<Error[]> {
  try {
    await mirrorTogether(deps, shop, products, now);
    return [];
  } catch (error) {
    if (!(error instanceof Error) || isTemporary(error)) throw error;
    if (products.length === 1) return [error];
    const refused: Error[] = [];
    for (const product of products) refused.push(...(await mirrorEach(deps, shop, [product], now)));
    return refused;
  }
}

/** Enqueues a job for what is behind: see `Reviews.mirrorBehind`. */
export async function mirrorBehind(
  { db, orders }: Pick<ReviewsDeps, 'db' | 'orders'>,
  shopId: bigint,
): Promise<number> {
  if (!mayWrite(await orders.shopForReviews(shopId))) return 0;
  const behind = await listBehindAfter(db.sql, shopId, 0n, 250);
  if (behind.length > 0) await db.inTransaction(shopId, enqueueMirrorBehind);
  return behind.length;
}

/** What stands beside every rating may have changed: see `Reviews.remirrorRatings`. */
export async function remirrorRatings(
  deps: Pick<ReviewsDeps, 'db' | 'orders'>,
  shopId: bigint,
): Promise<void> {
  await deps.db.inTransaction(shopId, touchAllRatings);
  await mirrorBehind(deps, shopId);
}

const mayWrite = ({ installed, grantedScopes }: ReviewsShop) =>
  installed && grantedScopes.includes(ratingScope);

/** Shopify could not be asked: what was to be written may be well. */
export const isTemporary = (error: Error) =>
  'retryAfterSeconds' in error || ('temporary' in error && error.temporary === true);

/** Every product of a group shows what one of them gets, so they go together. */
async function mirrorTogether(
  deps: MirrorDeps,
  shop: ReviewsShop,
  products: readonly bigint[],
  now: Instant,
): Promise<ReadonlyMap<bigint, MirrorOutcome>> {
  const { sql } = deps.db;
  const concerned = [...new Set([...(await listTogether(sql, shop.id, products)).values()].flat())];
  // Read before everything that is shown: what changes afterwards has a job of its own.
  const standings = await listStandings(sql, shop.id, concerned);
  const together = await listTogether(sql, shop.id, concerned);
  const state = await findState(sql, shop.id);
  const outcomes = new Map<bigint, MirrorOutcome>();
  const noted: Omit<ProductStanding, 'mirrored'>[] = [];
  for (let from = 0; from < standings.length; from += productsAtOnce) {
    const part = standings.slice(from, from + productsAtOnce);
    for (const { outcome, ...standing } of await mirrorPart(deps, shop, part, { state, together, now })) {
      outcomes.set(standing.product, outcome);
      noted.push(standing);
    }
  }
  // Not before all of a group stand: one that is noted would not be looked at again.
  await noteAllMirrored(sql, shop.id, noted);
  return outcomes;
}

type Together = ReadonlyMap<bigint, readonly bigint[]>;

type Mirrored = Omit<ProductStanding, 'mirrored'> & { readonly outcome: MirrorOutcome };

async function mirrorPart(
  deps: MirrorDeps,
  shop: ReviewsShop,
  standings: readonly ProductStanding[],
  {
    state,
    together,
    now,
  }: { readonly state: ReviewState; readonly together: Together; readonly now: Instant },
): Promise<Mirrored[]> {
  const there = await deps.shopify.standing(
    shop,
    standings.map(({ product }) => product),
  );
  const wanted: RatingToSet[] = [];
  const mirrored: Mirrored[] = [];
  for (const { product, version, foreign } of standings) {
    const stands = there.get(product);
    if (stands === undefined) {
      mirrored.push({ product, version, foreign: false, outcome: 'gone' });
      continue;
    }
    const others = isOthers(stands, foreign) && !state.replacesOthers;
    const shown =
      state.liveFrom === null
        ? null
        : await readShown(deps, shop, product, together.get(product) ?? [product], now);
    const rating = { productShopifyId: product, shown, standard: !others };
    const same = sameStands(stands, rating);
    if (!same) wanted.push(rating);
    const outcome = others && shown !== null ? 'foreign' : same ? 'unchanged' : outcomeOf(rating);
    mirrored.push({ product, version, foreign: others, outcome });
  }
  // Before anything of ours stands beside it: after an answer that was lost, it would look like ours.
  await noteForeign(
    deps.db.sql,
    shop.id,
    mirrored.filter(({ foreign }) => foreign).map(({ product }) => product),
  );
  if (wanted.some(({ shown }) => shown !== null) && !state.defined) {
    await deps.shopify.defineRatings(shop);
    await noteDefined(deps.db.sql, shop.id);
  }
  if (wanted.length > 0) await deps.shopify.setRatings(shop, wanted);
  return mirrored;
}

/** What stands there before we ever wrote is another app's, until the merchant says otherwise. */
const isOthers = ({ standard, ours }: RatingStanding, known: boolean) =>
  standard !== null && (known || ours === null);

const outcomeOf = ({ shown }: RatingToSet): MirrorOutcome => (shown === null ? 'removed' : 'written');
