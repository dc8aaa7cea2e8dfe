import type { ShownQuestions } from '../listing/shown.ts';
import type { ReviewsShop } from '../ports.ts';

/** What questions are handed beside what all of reviews is. */
export interface QuestionPorts {
  /** Addresses to which answers go are kept sealed. */
  readonly seal: {
    seal(text: string): Uint8Array;
    /** Breaks on bytes that were not sealed by it. */
    open(sealed: Uint8Array): string;
    /** The same for every spelling of an address. */
    emailIndex(email: string): Uint8Array;
  };
  /** Customers with this address, at most a few. */
  customersNamed(shopId: bigint, email: string): Promise<readonly bigint[]>;
  /** Of these questions, those whose news has gone out or never will. */
  toldOf(shopId: bigint, questions: readonly bigint[]): Promise<ReadonlySet<bigint>>;
  readonly shopify: QuestionsAtShopify;
}

/**
 * Questions at Shopify. Each sets a state. A call breaks when Shopify cannot be asked; such an error carries
 * `temporary: true`. What Shopify no longer has is no error.
 */
export interface QuestionsAtShopify {
  /** At most 25 products. */
  writeQuestions(
    shop: ReviewsShop,
    products: readonly { readonly product: bigint; readonly shown: ShownQuestions }[],
  ): Promise<void>;
  removeQuestions(shop: ReviewsShop, products: readonly bigint[]): Promise<void>;
}
