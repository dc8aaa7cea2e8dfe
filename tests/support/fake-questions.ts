import type { ShownQuestions } from '../../app/modules/reviews/listing/shown.ts';
import type { QuestionPorts, QuestionsAtShopify } from '../../app/modules/reviews/questions/ports.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';

/** Shopify's side of questions, in memory. */
export class FakeQuestions implements QuestionsAtShopify {
  readonly shown = new Map<bigint, ShownQuestions>();
  /** How many products each call was about. */
  readonly calls: number[] = [];
  /** Products whose values Shopify refuses. */
  readonly refused = new Set<bigint>();

  async writeQuestions(
    _shop: unknown,
    products: readonly { readonly product: bigint; readonly shown: ShownQuestions }[],
  ) {
    if (products.some(({ product }) => this.refused.has(product))) throw new Error('Shopify refuses it');
    this.calls.push(products.length);
    for (const { product, shown } of products) this.shown.set(product, shown);
  }
  async removeQuestions(_shop: unknown, products: readonly bigint[]) {
    this.calls.push(products.length);
    for (const product of products) this.shown.delete(product);
  }
}

/** What questions are handed where nobody has an address; `named`: who has one. */
export function plainQuestions(
  shopify: QuestionsAtShopify = new FakeQuestions(),
  named: ReadonlyMap<string, readonly bigint[]> = new Map(),
  told: ReadonlySet<bigint> = new Set(),
): QuestionPorts {
  return {
    seal: openSeal(Buffer.alloc(32, 7)),
    shopify,
    toldOf: async (_shop, questions) => new Set(questions.filter((id) => told.has(id))),
    customersNamed: async (_shop, email) => named.get(email) ?? [],
  };
}
