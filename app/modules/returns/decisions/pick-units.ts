import type { ShopifyId } from '#app/kernel/ids.ts';

interface Pickable {
  readonly lineShopifyId: ShopifyId;
}

interface Wanted {
  readonly lineShopifyId: ShopifyId;
  readonly quantity: number;
}

/** For each wish, that many of the units of its line, the first ones first. Null: there are not so many. */
export function pickUnits<Unit extends Pickable, Wish extends Wanted>(
  units: readonly Unit[],
  wishes: readonly Wish[],
): { readonly of: Wish; readonly found: readonly Unit[] }[] | null {
  if (wishes.length === 0) return null;
  const left = [...units];
  const picked: { of: Wish; found: Unit[] }[] = [];
  for (const wish of wishes) {
    const { quantity } = wish;
    if (!Number.isSafeInteger(quantity) || quantity < 1) return null;
    const found = left.filter((unit) => unit.lineShopifyId === wish.lineShopifyId).slice(0, quantity);
    if (found.length < quantity) return null;
    for (const unit of found) left.splice(left.indexOf(unit), 1);
    picked.push({ of: wish, found });
  }
  return picked;
}
