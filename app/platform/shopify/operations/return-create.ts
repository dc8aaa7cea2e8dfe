import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid } from '../scalars.ts';
import { userErrors } from './return-fields.ts';

export const document = `#graphql
  mutation ReturnCreate($input: ReturnInput!) {
    returnCreate(returnInput: $input) {
      return { id }
      userErrors { code field message }
    }
  }
`;

const answer = z
  .object({ returnCreate: z.object({ return: z.object({ id: gid }).nullable(), userErrors }) })
  .transform(({ returnCreate }) => ({
    id: returnCreate.return?.id ?? null,
    refused: returnCreate.userErrors,
  }));

export interface NewExchangeLine {
  readonly variantId: string;
  readonly quantity: number;
  readonly appliedDiscount?: {
    readonly value: { readonly amount: { readonly amount: string; readonly currencyCode: string } };
  };
}

export interface ReturnCreateInput {
  readonly orderId: string;
  readonly requestedAt: string;
  readonly returnLineItems: readonly {
    readonly fulfillmentLineItemId: string;
    readonly quantity: number;
    readonly returnReasonDefinitionId?: string;
    readonly returnReasonNote: string;
    readonly restockingFee?: { readonly percentage: number };
  }[];
  readonly exchangeLineItems: readonly NewExchangeLine[];
  readonly returnShippingFee?: {
    readonly amount: { readonly amount: string; readonly currencyCode: string };
  };
}

/** An open return. It takes no idempotency key: see `ShopifyReturns.createReturn`. */
export const createReturn = operation<{ input: ReturnCreateInput }>()({
  name: 'ReturnCreate',
  document,
  answer,
  cost: 20,
});
