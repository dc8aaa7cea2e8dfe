import type { CustomerData, Id, Shop } from '../../domain/types.ts';
import type { State } from '../../state/database.ts';
import type { Strict } from '../liquid/strict.ts';

/** What the objects of one page are made from. */
export interface PageContext {
  state: State;
  shop: Shop;
  /** where browsers find the sandbox */
  origin: string;
  /** /store/afterglow-demo */
  root: string;
  customer: CustomerData | null;
  cartToken: string | null;
  locale: string;
  url: URL;
  /** the collections a product is in, as Liquid objects */
  collectionsWith(product: Id): Promise<Strict[]>;
}
