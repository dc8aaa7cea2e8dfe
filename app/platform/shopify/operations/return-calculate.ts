import { z } from 'zod';
import { operation } from '../operation.ts';
import { moneyBag } from '../scalars.ts';
import type { ReturnCreateInput } from './return-create.ts';

const bag = 'shopMoney { amount currencyCode } presentmentMoney { amount currencyCode }';

export const document = `#graphql
  query ReturnCalculate($order: ID!, $input: CalculateReturnInput!) {
    order(id: $order) { taxesIncluded }
    returnCalculate(input: $input) {
      returnLineItems {
        subtotalSet { ${bag} }
        totalTaxSet { ${bag} }
        restockingFee { amountSet { ${bag} } }
      }
      exchangeLineItems { subtotalSet { ${bag} } totalTaxSet { ${bag} } }
      returnShippingFee { amountSet { ${bag} } }
    }
  }
`;

const fee = z.object({ amountSet: moneyBag }).nullable();
const worth = z.object({ subtotalSet: moneyBag, totalTaxSet: moneyBag });

const answer = z
  .object({
    order: z.object({ taxesIncluded: z.boolean() }).nullable(),
    returnCalculate: z
      .object({
        returnLineItems: z.array(worth.extend({ restockingFee: fee })),
        exchangeLineItems: z.array(worth),
        returnShippingFee: fee,
      })
      .nullable(),
  })
  .transform(({ order, returnCalculate: calculated }) =>
    order === null || calculated === null ? null : { taxesIncluded: order.taxesIncluded, ...calculated },
  );

export interface ReturnCalculateInput
  extends Pick<ReturnCreateInput, 'orderId' | 'exchangeLineItems' | 'returnShippingFee'> {
  readonly returnLineItems: readonly {
    readonly fulfillmentLineItemId: string;
    readonly quantity: number;
    readonly restockingFee?: { readonly percentage: number };
  }[];
}

/** What a return would come to, part by part, before there is one. Null: Shopify has no answer. */
export const calculateReturn = operation<{ order: string; input: ReturnCalculateInput }>()({
  name: 'ReturnCalculate',
  document,
  answer,
  cost: 20,
});
