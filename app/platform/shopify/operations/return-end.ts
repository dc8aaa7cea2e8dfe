import { z } from 'zod';
import { operation } from '../operation.ts';
import { userErrors } from './return-fields.ts';

const cancelDocument = `#graphql
  mutation ReturnCancel($id: ID!) {
    returnCancel(id: $id) {
      userErrors { code field message }
    }
  }
`;

const closeDocument = `#graphql
  mutation ReturnClose($id: ID!) {
    returnClose(id: $id) {
      userErrors { code field message }
    }
  }
`;

const reopenDocument = `#graphql
  mutation ReturnReopen($id: ID!) {
    returnReopen(id: $id) {
      userErrors { code field message }
    }
  }
`;

/** Answers what was refused. */
export const cancelReturn = operation<{ id: string }>()({
  name: 'ReturnCancel',
  document: cancelDocument,
  answer: z
    .object({ returnCancel: z.object({ userErrors }) })
    .transform((data) => data.returnCancel.userErrors),
  cost: 10,
});

/** Answers what was refused. */
export const closeReturn = operation<{ id: string }>()({
  name: 'ReturnClose',
  document: closeDocument,
  answer: z
    .object({ returnClose: z.object({ userErrors }) })
    .transform((data) => data.returnClose.userErrors),
  cost: 10,
});

/** Answers what was refused. */
export const reopenReturn = operation<{ id: string }>()({
  name: 'ReturnReopen',
  document: reopenDocument,
  answer: z
    .object({ returnReopen: z.object({ userErrors }) })
    .transform((data) => data.returnReopen.userErrors),
  cost: 10,
});
