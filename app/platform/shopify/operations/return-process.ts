import { z } from 'zod';
import { operation } from '../operation.ts';
import type { DisposeInput } from './return-dispose.ts';
import { userErrors } from './return-fields.ts';

export const document = `#graphql
  mutation ReturnProcess($input: ReturnProcessInput!) {
    returnProcess(input: $input) {
      return { id }
      userErrors { code field message }
    }
  }
`;

const answer = z
  .object({ returnProcess: z.object({ userErrors }) })
  .transform((data) => data.returnProcess.userErrors);

interface Amount {
  readonly amount: string;
  readonly currencyCode: string;
}

export interface ReturnProcessInput {
  readonly returnId: string;
  readonly returnLineItems: readonly {
    readonly id: string;
    readonly quantity: number;
    readonly dispositions?: readonly DisposeInput[];
  }[];
  readonly exchangeLineItems: readonly { readonly id: string; readonly quantity: number }[];
  readonly refundShipping?: { readonly shippingRefundAmount: Amount };
  readonly financialTransfer?: {
    readonly issueRefund: {
      readonly orderTransactions: readonly {
        readonly parentId: string;
        readonly transactionAmount: Amount;
      }[];
      readonly refundMethods?: readonly { readonly storeCreditRefund: { readonly amount: Amount } }[];
    };
  };
}

/** Processes units and pays. It takes no idempotency key: what is processed is read back before another try. */
export const processReturn = operation<{ input: ReturnProcessInput }>()({
  name: 'ReturnProcess',
  document,
  answer,
  cost: 20,
});
