import { backfillProgress, continueBackfill, startBackfill } from './backfill/run-backfill.server.ts';
import { mergeCustomers } from './customers/merge-customers.server.ts';
import { syncCustomer } from './customers/sync-customer.server.ts';
import { handleDelivery } from './deliveries/handle-delivery.server.ts';
import type { Commerce } from './door.ts';
import { recordOrder } from './orders/record-order.server.ts';
import { syncOrder } from './orders/sync-order.server.ts';
import type { CommerceDeps } from './ports.ts';
import { erasedPeople } from './privacy/erased-people.server.ts';
import { erasePayloads, exportCustomer } from './privacy/privacy.server.ts';
import { listErasedOrders } from './privacy/store/erasures.server.ts';
import { readCollectionTitles } from './products/collection-titles.server.ts';
import { syncCollection, syncProduct } from './products/sync-product.server.ts';
import { reconcile } from './reconciliation/reconcile.server.ts';
import { reconciliationDue } from './reconciliation/reconciliation-due.ts';
import { changeScopes } from './shops/change-scopes.server.ts';
import { onInstalled, onUninstalled, readShop } from './shops/install.server.ts';
import {
  findCatalogueProducts,
  findCustomersByAddress,
  listPurchases,
  listPurchasesOfOrders,
} from './store/catalogue-reads.server.ts';
import {
  findCustomerView,
  listCustomerCountries,
  listCustomerShopifyIds,
  listCustomers,
  readCustomerNames,
} from './store/customer-list.server.ts';
import {
  dismissDelivery,
  listDeadDeliveries,
  readDeliveryFigures,
  reviveDelivery,
} from './store/delivery-store.server.ts';
import { readMailedCustomers, readMailedOrders } from './store/mail-reads.server.ts';
import { listOrders, listOrdersRefundedSince } from './store/order-batches.server.ts';
import { listLatestSummaries, listSummaries, listSummariesOfCustomer } from './store/order-list.server.ts';
import {
  findOrder,
  findOrderByShopifyId,
  listBuyers,
  listOrdersOfCustomer,
  listOrdersOfCustomers,
  listOrdersProcessed,
  listValidBuyers,
} from './store/order-store.server.ts';
import { completePrivacyRequest, listPrivacyRequests } from './store/privacy-store.server.ts';
import { readProductCards, readProductTraits } from './store/product-store.server.ts';
import { findLastReach, readReconciliationFigures } from './store/reconciliation-store.server.ts';
import {
  countUnitsBought,
  findOrderIdNamed,
  listUnitsBought,
  listVariants,
  readCustomerTraits,
  sumUnitsSold,
} from './store/return-reads.server.ts';
import { findShopByDomain, getShop, hideOnboarding, listActiveShops } from './store/shop-store.server.ts';
import { readTimeline } from './store/timeline-store.server.ts';
import { readWholeRange } from './store/whole-range.server.ts';

export type { Commerce } from './door.ts';
export type { CommerceDeps } from './ports.ts';

/** Shops, customers, products and orders as we know them. */
export function openCommerce(deps: CommerceDeps): Commerce {
  return { ...shopUseCases(deps), ...mirrorUseCases(deps), ...views(deps) };
}

function shopUseCases(deps: CommerceDeps) {
  const { sql } = deps;
  return {
    findShop: (domain) => findShopByDomain(sql, domain),
    getShop: (shopId) => getShop(sql, shopId),
    listActiveShops: () => listActiveShops(sql),
    hideOnboarding: (shopId) => hideOnboarding(sql, shopId),
    onInstalled: (domain, scopes) => onInstalled(deps, domain, scopes),
    onUninstalled: async (shopId) => void (await onUninstalled(deps, shopId)),
    onScopesChanged: (shopId, scopes) => changeScopes(deps, shopId, scopes),
    startBackfill: (shopId) => startBackfill(deps, shopId),
    continueBackfill: (shopId) => continueBackfill(deps, shopId),
    backfillProgress: (shopId) => backfillProgress(deps, shopId),
    async reconciliationDue(shopId, now) {
      const shop = await getShop(sql, shopId);
      const lastNightlyAt = await findLastReach(sql, shopId, 'nightly');
      return reconciliationDue({ ...shop, now, zone: shop.timezone, lastNightlyAt });
    },
    reconcile: (shopId, kind) => reconcile(deps, shopId, kind),
    listPrivacyRequests: (shopId) => listPrivacyRequests(sql, shopId),
    exportCustomer: (shopId, customerId) => exportCustomer(deps, shopId, customerId),
    erasedPeople: (tx, asked) => erasedPeople(deps, tx, asked),
    erasedOrders: (shopId, orders) => listErasedOrders(sql, shopId, orders),
    completeDataRequest: (shopId, requestId) => completePrivacyRequest(sql, shopId, requestId),
    erasePayloads: (shopId) => erasePayloads(deps, shopId),
  } satisfies Partial<Commerce>;
}

function mirrorUseCases(deps: CommerceDeps) {
  return {
    handleDelivery: (shopId, deliveryId) => handleDelivery(deps, shopId, deliveryId),
    reviveDelivery: (shopId, deliveryId) => reviveDelivery(deps.sql, shopId, deliveryId),
    dismissDelivery: (shopId, deliveryId) => dismissDelivery(deps.sql, shopId, deliveryId),
    recordOrder: (shopId, reading, source) => recordOrder(deps, shopId, reading, source),
    syncShop: (shopId) => readShop(deps, shopId),
    syncOrder: (shopId, order) => syncOrder(deps, shopId, order),
    syncCustomer: (shopId, customer) => syncCustomer(deps, shopId, customer),
    syncProduct: (shopId, product) => syncProduct(deps, shopId, product),
    syncCollection: (shopId, collection) => syncCollection(deps, shopId, collection),
    mergeCustomers: (shopId, merge) => mergeCustomers(deps, shopId, merge),
  } satisfies Partial<Commerce>;
}

function views(deps: CommerceDeps) {
  const { sql, seal } = deps;
  return {
    async getOrder(shopId, orderId) {
      const order = await findOrder(sql, shopId, orderId);
      if (order === null) throw new Error(`There is no order ${orderId} in shop ${shopId}`);
      return order;
    },
    findOrder: (shopId, orderId) => findOrder(sql, shopId, orderId),
    findOrderByShopifyId: (shopId, order) => findOrderByShopifyId(sql, shopId, order),
    listOrdersProcessed: (shopId, page) => listOrdersProcessed(sql, shopId, page),
    listOrdersOfCustomers: (shopId, customers, from) => listOrdersOfCustomers(sql, shopId, customers, from),
    listBuyers: (shopId, page) => listBuyers(sql, shopId, page),
    listValidBuyers: (shopId, page) => listValidBuyers(sql, shopId, page),
    listOrders: (shopId, orderIds) => listOrders(sql, shopId, orderIds),
    listOrdersRefundedSince: (shopId, since, page) => listOrdersRefundedSince(sql, shopId, since, page),
    listWholeOrdersOfCustomer: (shopId, customerId, limit) =>
      listOrdersOfCustomer(sql, shopId, customerId, limit),
    listOrderSummaries: (shopId, orderIds) => listSummaries(sql, shopId, orderIds),
    listLatestOrders: (shopId, asked) => listLatestSummaries(sql, shopId, asked),
    listOrdersOfCustomer: (shopId, customerId, limit) =>
      listSummariesOfCustomer(sql, shopId, customerId, limit),
    listCustomers: (shopId, query) => listCustomers(sql, shopId, query, seal),
    listCustomerCountries: (shopId) => listCustomerCountries(sql, shopId),
    findCustomer: (shopId, id) => findCustomerView(sql, shopId, { id }, seal),
    findCustomerByShopifyId: (shopId, shopifyId) => findCustomerView(sql, shopId, { shopifyId }, seal),
    customerShopifyIds: (shopId, customerIds) => listCustomerShopifyIds(sql, shopId, customerIds),
    mailedCustomers: (shopId, customerIds) => readMailedCustomers(sql, shopId, customerIds, seal),
    mailedOrders: (shopId, orderIds) => readMailedOrders(sql, shopId, orderIds),
    customerNames: (shopId, customerIds) => readCustomerNames(sql, shopId, customerIds, seal),
    customerTraits: (shopId, customerIds) => readCustomerTraits(sql, shopId, customerIds),
    async findOrderNamed(shopId, named) {
      const id = await findOrderIdNamed(sql, shopId, named, seal);
      return id === null ? null : findOrder(sql, shopId, id);
    },
    listUnitsBought: (shopId, customerIds, since) => listUnitsBought(sql, shopId, customerIds, since),
    unitsSold: (shopId, span) => sumUnitsSold(sql, shopId, span),
    countUnitsBought: (shopId, customerId, since) => countUnitsBought(sql, shopId, customerId, since),
    timeline: (shopId, customerId, query) => readTimeline(sql, shopId, customerId, query),
    productTraits: (shopId, products) => readProductTraits(sql, shopId, products),
    productCards: (shopId, products) => readProductCards(sql, shopId, products),
    findProducts: (shopId, names) => findCatalogueProducts(sql, shopId, names),
    purchasesByAddress: (shopId, emails) => listPurchases(sql, shopId, emails, seal),
    purchasesOfOrders: (shopId, orders) => listPurchasesOfOrders(sql, shopId, orders),
    customersByAddress: (shopId, emails) => findCustomersByAddress(sql, shopId, emails, seal),
    wholeRange: (shopId) => readWholeRange(sql, shopId),
    listVariants: (shopId, products) => listVariants(sql, shopId, products),
    collectionTitles: (shopId, collections) => readCollectionTitles(deps, shopId, collections),
    deliveryFigures: (shopId) => readDeliveryFigures(sql, shopId),
    listDeadDeliveries: (shopId, limit) => listDeadDeliveries(sql, shopId, limit),
    reconciliationFigures: (shopId) => readReconciliationFigures(sql, shopId),
  } satisfies Partial<Commerce>;
}
