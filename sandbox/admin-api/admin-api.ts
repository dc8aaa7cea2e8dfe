import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  getOperationAST,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import type { Shop } from '../domain/types.ts';
import type { Reader, State, Tx } from '../state/database.ts';
import type { ApiContext, AppIdentity, View } from './api-types.ts';
import { startBulkRunner, step } from './bulk/runner.ts';
import { actualCost, requestedCost } from './limits/cost.ts';
import { createThrottle, type Throttle } from './limits/throttle.ts';
import { createLoader } from './loader.ts';
import { automaticMutations } from './mutations/automatic-mutations.ts';
import { bulkMutations } from './mutations/bulk-mutations.ts';
import { customerMutations } from './mutations/customer-mutations.ts';
import { discountMutations } from './mutations/discount-mutations.ts';
import { fileMutations } from './mutations/file-mutations.ts';
import { flowMutations } from './mutations/flow-mutations.ts';
import { fulfillmentMutations } from './mutations/fulfillment-mutations.ts';
import { giftCardMutations } from './mutations/gift-card-mutations.ts';
import { metafieldMutations } from './mutations/metafields/set-and-delete.ts';
import { orderEditMutations } from './mutations/order-edit-mutations.ts';
import { orderMutations } from './mutations/order-mutations.ts';
import { returnMutations } from './mutations/returns/return-mutations.ts';
import { segmentMutations } from './mutations/segment-mutations.ts';
import { storeCreditMutations } from './mutations/store-credit-mutations.ts';
import { queries } from './queries.ts';
import { adminSchema } from './schema.ts';
import { strictResolver, typeResolver } from './strict-resolver.ts';
import { collectionView } from './views/collection.ts';
import { customerView } from './views/customer.ts';
import { orderView } from './views/order/order.ts';
import { productView } from './views/product.ts';
import { returnView } from './views/returns/return.ts';

export interface AdminRequest {
  query: string;
  variables?: Record<string, unknown> | null | undefined;
  operationName?: string | null | undefined;
}

/** A stand-in for Shopify's Admin GraphQL API over the sandbox's state. */
export interface AdminApi {
  /** The answer's body; its HTTP status is always 200, throttled or wrong queries included. */
  execute(shop: Shop, request: AdminRequest): Promise<object>;
  /** One page of the bulk operation that waited longest; false when none waits. */
  stepBulk(): Promise<boolean>;
  /** Stops the bulk operations, which go on where they were at the next start. */
  close(): Promise<void>;
}

/** What one query may ask for at most, whatever the plan. */
const largestQuery = 1000;

const mutations: View = {
  ...orderMutations,
  ...orderEditMutations,
  ...returnMutations,
  ...storeCreditMutations,
  ...automaticMutations,
  ...segmentMutations,
  ...fulfillmentMutations,
  ...customerMutations,
  ...metafieldMutations,
  ...discountMutations,
  ...giftCardMutations,
  ...bulkMutations,
  ...flowMutations,
  ...fileMutations,
};

export interface AdminApiDeps {
  state: State;
  app: AppIdentity;
  throttle?: Throttle;
  /** false: bulk operations are taken and left for another process to run. */
  runsBulk?: boolean;
}

export function createAdminApi(deps: AdminApiDeps): AdminApi {
  const schema = adminSchema();
  const throttle = deps.throttle ?? createThrottle();
  const context = (shop: Shop, on: Reader, unlimited: boolean): ApiContext => ({
    state: deps.state,
    on,
    shop,
    app: deps.app,
    unlimited,
    load: createLoader(on, shop),
    show: {
      product: productView,
      collection: collectionView,
      customer: customerView,
      order: orderView,
      return: returnView,
    },
    wakeBulk: () => bulk?.wake(),
  });
  const run = async (document: DocumentNode, request: AdminRequest, contextValue: ApiContext) => {
    const operation = getOperationAST(document, request.operationName);
    return execute({
      schema,
      document,
      rootValue: operation?.operation === OperationTypeNode.MUTATION ? mutations : queries,
      contextValue,
      variableValues: request.variables ?? {},
      operationName: request.operationName ?? null,
      fieldResolver: strictResolver,
      typeResolver,
    });
  };
  const bulkDeps = {
    state: deps.state,
    schema,
    execute: (tx: Tx, shop: Shop, document: DocumentNode) =>
      run(document, { query: '' }, context(shop, tx, true)),
  };
  const bulk = deps.runsBulk === false ? null : startBulkRunner(bulkDeps);
  return {
    stepBulk: () => step(bulkDeps),
    close: async () => bulk?.close(),
    execute: async (shop, request) => {
      const read = readDocument(request.query);
      if ('errors' in read) return read;
      const cost = requestedCost(
        schema,
        read.document,
        request.variables ?? {},
        request.operationName ?? undefined,
      );
      const refusal = refuse(throttle, shop, cost);
      if (refusal !== null) return refusal;
      const result = await run(read.document, request, context(shop, deps.state, false));
      const actual = actualCost(cost, result.data);
      throttle.giveBack(shop.domain, shop.plan, cost - actual);
      return { ...bodyOf(result), ...costOf(throttle, shop, cost, actual) };
    },
  };
}

function readDocument(query: string): { document: DocumentNode } | { errors: object[] } {
  try {
    const document = parse(query);
    const errors = validate(adminSchema(), document);
    return errors.length === 0 ? { document } : { errors: errors.map((error) => error.toJSON()) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { errors: [error.toJSON()] };
  }
}

function refuse(throttle: Throttle, shop: Shop, cost: number): object | null {
  if (cost > largestQuery) {
    const message = `Query cost is ${cost}, which exceeds the single query max cost limit (${largestQuery}).`;
    return { errors: [{ message, extensions: { code: 'MAX_COST_EXCEEDED', cost, maxCost: largestQuery } }] };
  }
  if (throttle.take(shop.domain, shop.plan, cost)) return null;
  const documentation = 'https://shopify.dev/api/usage/rate-limits';
  return {
    errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED', documentation } }],
    ...costOf(throttle, shop, cost, null),
  };
}

function costOf(throttle: Throttle, shop: Shop, requested: number, actual: number | null): object {
  return {
    extensions: {
      cost: {
        requestedQueryCost: requested,
        actualQueryCost: actual,
        throttleStatus: throttle.status(shop.domain, shop.plan),
      },
    },
  };
}

function bodyOf(result: ExecutionResult): object {
  return {
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(result.errors === undefined ? {} : { errors: result.errors.map((error) => error.toJSON()) }),
  };
}
