import { type Fields, Strict } from './strict.ts';

/** A block of the app in a section; in a list of products it is rendered for each of them. */
export class AppBlock extends Strict {
  readonly #forProduct: (product: unknown) => Promise<string>;

  constructor(fields: Fields, forProduct: (product: unknown) => Promise<string>) {
    super('block', fields);
    this.#forProduct = forProduct;
  }

  /** As it is for the closest product, which a setting of the kind `product` takes. */
  forProduct(product: unknown): Promise<string> {
    return this.#forProduct(product);
  }
}
