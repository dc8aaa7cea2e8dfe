import { z } from 'zod';
import { operation } from '../operation.ts';
import { userErrors } from './return-fields.ts';

const approveDocument = `#graphql
  mutation ReturnApproveRequest($input: ReturnApproveRequestInput!) {
    returnApproveRequest(input: $input) {
      userErrors { code field message }
    }
  }
`;

const declineDocument = `#graphql
  mutation ReturnDeclineRequest($input: ReturnDeclineRequestInput!) {
    returnDeclineRequest(input: $input) {
      userErrors { code field message }
    }
  }
`;

/** Opens a return that was requested. Answers what was refused. */
export const approveRequest = operation<{ input: { readonly id: string } }>()({
  name: 'ReturnApproveRequest',
  document: approveDocument,
  answer: z
    .object({ returnApproveRequest: z.object({ userErrors }) })
    .transform((data) => data.returnApproveRequest.userErrors),
  cost: 10,
});

export interface DeclineInput {
  readonly id: string;
  readonly declineReason: 'FINAL_SALE' | 'RETURN_PERIOD_ENDED' | 'OTHER';
  /** At most 500 characters. */
  readonly declineNote?: string;
}

/** Turns down a return that was requested; its units are free again. Answers what was refused. */
export const declineRequest = operation<{ input: DeclineInput }>()({
  name: 'ReturnDeclineRequest',
  document: declineDocument,
  answer: z
    .object({ returnDeclineRequest: z.object({ userErrors }) })
    .transform((data) => data.returnDeclineRequest.userErrors),
  cost: 10,
});
