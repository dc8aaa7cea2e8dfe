import type { GraphQLResolveInfo } from 'graphql';
import type { ReturnData } from '../domain/returns/types.ts';
import type { CollectionData, CustomerData, Id, OrderData, ProductData, Shop } from '../domain/types.ts';
import type { FlowTrigger } from '../elsewhere/flow-triggers.ts';
import type { Reader, State } from '../state/database.ts';

export type Args = Readonly<Record<string, unknown>>;

/** A field that is worked out when it is asked for. */
export type FieldFunction = (args: Args, context: ApiContext, info: GraphQLResolveInfo) => unknown;

/** What a GraphQL object shows: every field a value or a FieldFunction; what is absent has no resolver. */
export interface View {
  /** Needed where the schema says interface or union. */
  readonly __typename?: string;
  readonly [field: string]: unknown;
}

/** Who calls: the app, as the shop knows it. */
export interface AppIdentity {
  /** A number like a real app's; `$app` namespaces are named after it. */
  id: Id;
  apiKey: string;
  title: string;
  handle: string;
  /** What it brings to Flow. */
  flowTriggers: readonly FlowTrigger[];
  /** Where the sandbox's own pages are, such as http://localhost:4000. */
  origin: string;
}

/** Documents read once per request. */
export interface Loader {
  product(id: Id): Promise<ProductData | null>;
  customer(id: Id): Promise<CustomerData | null>;
  order(id: Id): Promise<OrderData | null>;
}

/** How documents are shown; handed over in the context, because they show one another. */
export interface Views {
  product(product: ProductData, context: ApiContext): View;
  collection(collection: CollectionData, context: ApiContext): View;
  customer(customer: CustomerData, context: ApiContext): View;
  order(order: OrderData, context: ApiContext): View;
  return(order: OrderData, found: ReturnData, context: ApiContext): View;
}

/** What resolvers get. */
export interface ApiContext {
  state: State;
  on: Reader;
  shop: Shop;
  app: AppIdentity;
  /** A bulk operation: connections give everything they have. */
  unlimited: boolean;
  load: Loader;
  show: Views;
  /** Tells the runner of bulk operations that there is work. */
  wakeBulk(): void;
}
