import { z } from 'zod';
import { operation } from '../operation.ts';
import { changePage } from './change-page.ts';

export const document = `#graphql
  query ChangedOrders($query: String!, $after: String) {
    orders(first: 250, query: $query, sortKey: UPDATED_AT, after: $after) {
      nodes { id updatedAt }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

export const answer = z.object({ orders: changePage }).transform((data) => data.orders);

export const listChangedOrders = operation<{ query: string; after: string | null }>()({
  name: 'ChangedOrders',
  document,
  answer,
  cost: 260,
});
