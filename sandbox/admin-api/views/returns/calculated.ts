import { GraphQLError } from 'graphql';
import { z } from 'zod';
import { findVariantById } from '../../../domain/products.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { newExchangeLine } from '../../../domain/returns/exchange/exchange-lines.ts';
import type { ExchangeInput } from '../../../domain/returns/inputs.ts';
import { returnableLines } from '../../../domain/returns/returnable.ts';
import type { OrderData } from '../../../domain/types.ts';
import { minor, roundHalfUp } from '../../../money/amount.ts';
import { exchangedUnits } from '../../../money/exchange.ts';
import { nextOrdinals, ordinalsWorth } from '../../../money/line-units.ts';
import { restockingFee } from '../../../money/return-fees.ts';
import type { ApiContext, FieldFunction, View } from '../../api-types.ts';
import { gid, idOf } from '../../gid.ts';
import { visibleOrder } from '../../visible-order.ts';
import { moneyBag } from '../money.ts';
import { fulfillmentLineView } from '../order/fulfillment.ts';
import { variantView } from '../product.ts';
import { exchangeLineInput, exchangeWish, moneyInput, percentInput } from './wishes.ts';

const calculateArgs = z.object({
  input: z.object({
    orderId: z.string(),
    returnLineItems: z
      .array(
        z.object({
          fulfillmentLineItemId: z.string(),
          quantity: z.number().int(),
          restockingFee: percentInput.nullish(),
        }),
      )
      .nullish(),
    exchangeLineItems: z.array(exchangeLineInput).nullish(),
    returnShippingFee: z.object({ amount: moneyInput }).nullish(),
  }),
});
type Wish = NonNullable<z.output<typeof calculateArgs>['input']['returnLineItems']>[number];

/** returnCalculate: what a return would come to, before there is one. */
export const returnCalculate: FieldFunction = async (args, context) => {
  const { input } = calculateArgs.parse(args);
  const order = await visibleOrder(idOf('Order', input.orderId) ?? '0', context);
  if (order === null) throw refused('The order does not exist.');
  const fee = input.returnShippingFee?.amount;
  if (fee !== undefined && fee.currency !== order.presentmentCurrency) {
    throw refused(`The fee must be in ${order.presentmentCurrency}.`);
  }
  const wishes = input.returnLineItems ?? [];
  return {
    __typename: 'CalculatedReturn',
    id: gid('CalculatedReturn', order.id),
    returnLineItems: linesOf(order, wishes, context),
    exchangeLineItems: await exchangesOf(order, input.exchangeLineItems ?? [], wishes, context),
    returnShippingFee:
      fee === undefined
        ? null
        : {
            __typename: 'CalculatedReturnShippingFee',
            id: gid('CalculatedReturnShippingFee', order.id),
            amountSet: moneyBag(order, minor(fee.amount, order.presentmentCurrency)),
          },
  };
};

/** Wishes on the same line of the order follow one another, as they would in one return. */
function linesOf(order: OrderData, wishes: readonly Wish[], context: ApiContext): View[] {
  const sent = returnableLines(order).flatMap((one) => one.lines);
  const taken = new Map<string, number>();
  return wishes.map((wish) => {
    const id = idOf('FulfillmentLineItem', wish.fulfillmentLineItemId);
    const returnable = sent.find((one) => one.part.id === id);
    const line = order.lines.find((one) => one.id === returnable?.part.lineId);
    if (returnable === undefined || line === undefined) {
      throw refused('The fulfillment line item does not exist.');
    }
    if (wish.quantity < 1 || wish.quantity > returnable.units) {
      throw refused(`Only ${returnable.units} of these units can be returned.`);
    }
    const before = taken.get(line.id) ?? 0;
    taken.set(line.id, before + wish.quantity);
    const ordinals = nextOrdinals(order, line, before + wish.quantity).slice(before);
    const worth = ordinalsWorth(order, line, ordinals);
    const fee =
      wish.restockingFee == null
        ? null
        : {
            __typename: 'CalculatedRestockingFee',
            id: gid('CalculatedRestockingFee', line.id),
            percentage: Number(wish.restockingFee),
            amountSet: moneyBag(
              order,
              restockingFee(context.shop, order, line, ordinals, wish.restockingFee).fee,
            ),
          };
    return {
      __typename: 'CalculatedReturnLineItem',
      id: null,
      quantity: wish.quantity,
      fulfillmentLineItem: () => fulfillmentLineView(order, returnable.part, context),
      subtotalBeforeOrderDiscountsSet: moneyBag(order, worth.gross),
      subtotalSet: moneyBag(order, worth.net),
      totalTaxSet: moneyBag(order, worth.tax),
      restockingFee: fee,
    };
  });
}

/** What would go out, at today's prices. */
async function exchangesOf(
  order: OrderData,
  wished: readonly ExchangeInput[],
  returned: readonly Wish[],
  context: ApiContext,
): Promise<View[]> {
  const sent = order.fulfillments.flatMap((one) => one.lines);
  const lines = returned.flatMap((wish) =>
    sent.filter((part) => part.id === idOf('FulfillmentLineItem', wish.fulfillmentLineItemId)),
  );
  return Promise.all(
    wished.map(async (wish) => {
      const line = { id: '0', ...(await priced(order, wish, context)) };
      const units = exchangedUnits(order, lines, line, line.quantity);
      const found = await findVariantById(context.on, context.shop, line.variantId);
      return {
        __typename: 'CalculatedExchangeLineItem',
        id: null,
        quantity: line.quantity,
        variant: () => (found === null ? null : variantView(found.product, found.variant, context)),
        originalUnitPriceSet: moneyBag(order, units.unitPrice),
        discountedUnitPriceSet: moneyBag(order, roundHalfUp(units.net, BigInt(line.quantity))),
        subtotalSet: moneyBag(order, units.net),
        totalTaxSet: moneyBag(order, units.tax),
      };
    }),
  );
}

async function priced(order: OrderData, wish: ExchangeInput, { on, shop }: ApiContext) {
  try {
    return await newExchangeLine(on, shop, order, exchangeWish(shop, wish), []);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw refused(error.message);
  }
}

const refused = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
