import { z } from 'zod';
import { operation } from '../operation.ts';
import { changePage } from './change-page.ts';

export const document = `#graphql
  query ChangedProducts($query: String!, $after: String) {
    products(first: 250, query: $query, sortKey: UPDATED_AT, after: $after) {
      nodes { id updatedAt }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

export const answer = z.object({ products: changePage }).transform((data) => data.products);

export const listChangedProducts = operation<{ query: string; after: string | null }>()({
  name: 'ChangedProducts',
  document,
  answer,
  cost: 260,
});
