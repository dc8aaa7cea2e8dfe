import { z } from 'zod';
import { operation } from '../operation.ts';
import { changePage } from './change-page.ts';

export const document = `#graphql
  query ChangedCustomers($query: String!, $after: String) {
    customers(first: 250, query: $query, sortKey: UPDATED_AT, after: $after) {
      nodes { id updatedAt }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

export const answer = z.object({ customers: changePage }).transform((data) => data.customers);

export const listChangedCustomers = operation<{ query: string; after: string | null }>()({
  name: 'ChangedCustomers',
  document,
  answer,
  cost: 260,
});
