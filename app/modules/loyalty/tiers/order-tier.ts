/** The level by which an order earns, kept with it from its first points on. */
export interface OrderTier {
  /** Id of the level that its owner held before it; null: none. */
  readonly level: string | null;
  /** Exact, as the programme of the order says. */
  readonly factor: string;
}

export const NO_TIER: OrderTier = { level: null, factor: '1' };
