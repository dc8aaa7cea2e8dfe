/** What publishing is handed beside what reviews are. */
export interface PublishingPort {
  /** What is known of whoever placed the order, for signals. What is not known is false. */
  buyerOf(
    shopId: bigint,
    order: { readonly orderId: bigint; readonly customerId: bigint | null },
  ): Promise<Buyer>;
}

export interface Buyer {
  /** Their address is of a provider of addresses that are thrown away. */
  readonly disposable: boolean;
  /** Their address is of the shop's own domain, or the one that it writes from. */
  readonly own: boolean;
  /** All of the order was paid back, and nothing of it came back. */
  readonly refunded: boolean;
  /** ISO 3166 alpha-2 of where the order went; null: not known. */
  readonly country: string | null;
}
