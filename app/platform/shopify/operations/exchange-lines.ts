import { z } from 'zod';
import { type Money, sumMoney } from '../../../kernel/money.ts';
import type { NativeExchangeLine } from '../../../modules/returns/ports.ts';
import { operation } from '../operation.ts';
import { gid, moneyBag } from '../scalars.ts';

export const exchangeLineFields = `
  id
  variantId
  title
  quantity
  processedQuantity
  lineItems {
    discountedTotalSet(withCodeDiscounts: true) {
      presentmentMoney { amount currencyCode }
      shopMoney { amount currencyCode }
    }
    taxLines { priceSet { presentmentMoney { amount currencyCode } shopMoney { amount currencyCode } } }
  }
`;

export const exchangeLineAnswer = z.object({
  id: gid,
  variantId: gid.nullable(),
  title: z.string().nullable(),
  quantity: z.int(),
  processedQuantity: z.int(),
  lineItems: z
    .array(
      z.object({
        discountedTotalSet: moneyBag,
        taxLines: z.array(z.object({ priceSet: moneyBag })),
      }),
    )
    .nullable(),
});

/** One of Shopify's exchange lines as it is there. */
export type ExchangeLine = z.infer<typeof exchangeLineAnswer>;

export const isAlike = (line: ExchangeLine, other: ExchangeLine | undefined): boolean =>
  line.id === other?.id || (line.variantId !== null && line.variantId === other?.variantId);

/** As `ShopifyReturns` knows them: lines of one variant are one, by the first of them. */
export function asOneLine(lines: readonly ExchangeLine[]): NativeExchangeLine[] {
  const first = lines.filter((line, index) => lines.findIndex((other) => isAlike(line, other)) === index);
  return first.map((line) => {
    const alike = lines.filter((other) => isAlike(other, line));
    const units = (of: (one: ExchangeLine) => number) => alike.reduce((sum, one) => sum + of(one), 0);
    return {
      id: line.id,
      variantShopifyId: line.variantId,
      title: line.title ?? '',
      quantity: units((one) => one.quantity),
      processedQuantity: units((one) => one.processedQuantity),
      sold: soldOf(alike),
    };
  });
}

/** What went out is a line of the order. */
function soldOf(lines: readonly ExchangeLine[]): NativeExchangeLine['sold'] {
  const sold = lines.flatMap((line) => line.lineItems ?? []);
  const [first] = sold;
  if (first === undefined) return null;
  const { currency } = first.discountedTotalSet.presentment;
  const sum = (bags: readonly { readonly presentment: Money }[]) =>
    sumMoney(
      bags.map((bag) => bag.presentment),
      currency,
    );
  return {
    price: sum(sold.map((line) => line.discountedTotalSet)),
    tax: sum(sold.flatMap((line) => line.taxLines.map((tax) => tax.priceSet))),
  };
}

export const document = `#graphql
  query ReturnExchangeLines($id: ID!) {
    return(id: $id) { exchangeLineItems(first: 50) { nodes { ${exchangeLineFields} } } }
  }
`;

/** What goes out for a return, line by line. */
export const readExchangeLines = operation<{ id: string }>()({
  name: 'ReturnExchangeLines',
  document,
  answer: z
    .object({
      return: z.object({ exchangeLineItems: z.object({ nodes: z.array(exchangeLineAnswer) }) }).nullable(),
    })
    .transform((data): readonly ExchangeLine[] => data.return?.exchangeLineItems.nodes ?? []),
  cost: 20,
});
