import { z } from 'zod';
import { operation } from '../operation.ts';
import { userErrors } from './return-fields.ts';

export const document = `#graphql
  mutation ReturnDispose($dispositionInputs: [ReverseFulfillmentOrderDisposeInput!]!) {
    reverseFulfillmentOrderDispose(dispositionInputs: $dispositionInputs) {
      userErrors { code field message }
    }
  }
`;

export interface DisposeInput {
  readonly reverseFulfillmentOrderLineItemId: string;
  readonly quantity: number;
  readonly dispositionType: 'RESTOCKED' | 'NOT_RESTOCKED' | 'PROCESSING_REQUIRED' | 'MISSING';
  readonly locationId?: string;
}

/** Says what became of goods. It takes no idempotency key: dispositions are read back before another try. */
export const disposeUnits = operation<{ dispositionInputs: readonly DisposeInput[] }>()({
  name: 'ReturnDispose',
  document,
  answer: z
    .object({ reverseFulfillmentOrderDispose: z.object({ userErrors }) })
    .transform((data) => data.reverseFulfillmentOrderDispose.userErrors),
  cost: 10,
});
