import { z } from 'zod';
import type { ChangePage } from '../../../modules/commerce/ports.ts';
import { orderSign } from '../../../modules/commerce/reconciliation/order-sign.ts';
import { operation } from '../operation.ts';
import { gid, instant, moneyV2, pageInfo } from '../scalars.ts';
import { financialStatus } from './order-fields.ts';

export const document = `#graphql
  query ChangedOrders($query: String!, $after: String) {
    orders(first: 100, query: $query, sortKey: UPDATED_AT, after: $after) {
      nodes { id updatedAt cancelledAt displayFinancialStatus totalRefundedSet { presentmentMoney { amount currencyCode } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const node = z
  .object({
    id: gid,
    updatedAt: instant,
    cancelledAt: instant.nullable(),
    displayFinancialStatus: financialStatus.nullable(),
    totalRefundedSet: z.object({ presentmentMoney: moneyV2 }),
  })
  .transform((order) => ({
    shopifyId: order.id,
    updatedAt: order.updatedAt,
    sign: orderSign({
      financialStatus: order.displayFinancialStatus ?? 'pending',
      refunded: order.totalRefundedSet.presentmentMoney.minor,
      cancelled: order.cancelledAt !== null,
    }),
  }));

export const answer = z.object({ orders: z.object({ nodes: z.array(node), pageInfo }) }).transform(
  ({ orders }): ChangePage => ({
    changes: orders.nodes,
    next: orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null,
  }),
);

export const listChangedOrders = operation<{ query: string; after: string | null }>()({
  name: 'ChangedOrders',
  document,
  answer,
  cost: 310,
});
