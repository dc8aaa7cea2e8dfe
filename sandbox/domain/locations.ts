import type { Id, Shop } from './types.ts';

export interface LocationData {
  id: Id;
  name: string;
}

/** Where a shop of the sandbox keeps its goods: it sells from the first, and may take returns back in either. */
export function locationsOf(shop: Shop): readonly LocationData[] {
  return [
    { id: shop.id, name: 'Shop location' },
    { id: shop.warehouseId, name: 'Returns warehouse' },
  ];
}

export const findLocation = (shop: Shop, id: Id): LocationData | undefined =>
  locationsOf(shop).find((one) => one.id === id);
