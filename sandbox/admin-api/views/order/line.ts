import { returnReasons } from '../../../domain/returns/reasons.ts';
import type { LineData, OrderData } from '../../../domain/types.ts';
import { minor, roundHalfUp } from '../../../money/amount.ts';
import {
  currentQuantity,
  fulfillableUnits,
  fulfilledUnits,
  lineMoney,
  shownQuantity,
} from '../../../money/order-lines.ts';
import { taxRate } from '../../../payloads/line-payload.ts';
import type { ApiContext, FieldFunction, View } from '../../api-types.ts';
import { gid } from '../../gid.ts';
import { listConnection } from '../../lists/connection.ts';
import { moneyBag, moneyV2 } from '../money.ts';
import { imageView, variantView } from '../product.ts';
import { reasonView } from '../returns/reason.ts';

export function lineView(order: OrderData, line: LineData, context: ApiContext): View {
  const fulfillable = fulfillableUnits(order, line);
  const sent = fulfilledUnits(order, line.id);
  const product = async () => (line.productId === null ? null : context.load.product(line.productId));
  return {
    __typename: 'LineItem',
    id: gid('LineItem', line.id),
    title: line.title,
    name: line.variantTitle === null ? line.title : `${line.title} - ${line.variantTitle}`,
    variantTitle: line.variantTitle,
    vendor: line.vendor,
    sku: line.sku,
    quantity: line.quantity,
    currentQuantity: shownQuantity(context.shop, order, line),
    refundableQuantity: currentQuantity(order, line),
    fulfillableQuantity: fulfillable,
    unfulfilledQuantity: fulfillable,
    nonFulfillableQuantity: line.quantity - fulfillable - sent,
    fulfillmentStatus: sent === 0 ? 'unfulfilled' : fulfillable === 0 ? 'fulfilled' : 'partial',
    isGiftCard: line.giftCard,
    requiresShipping: line.requiresShipping,
    taxable: line.taxable,
    restockable: true,
    merchantEditable: fulfillable > 0,
    customAttributes: [],
    duties: [],
    contract: null,
    sellingPlan: null,
    lineItemGroup: line.bundle === undefined ? null : groupView(line.bundle),
    staffMember: null,
    weight: null,
    suggestedReturnReasonDefinitions,
    ...lineSums(order, line),
    product: async () => {
      const found = await product();
      return found === null ? null : context.show.product(found, context);
    },
    variant: async () => {
      const found = await product();
      const variant = found?.variants.find((one) => one.id === line.variantId);
      return found === null || variant === undefined ? null : variantView(found, variant, context);
    },
    image: async () => {
      const found = await product();
      return found === null ? null : imageView(found);
    },
  };
}

/** The bundle as it was sold; the sandbox has no product of its own for it. */
function groupView({ id, title }: NonNullable<LineData['bundle']>): View {
  return {
    __typename: 'LineItemGroup',
    id: gid('LineItemGroup', id),
    title,
    quantity: 1,
    customAttributes: [],
    productId: null,
    variantId: null,
    variantSku: null,
  };
}

/** The sandbox suggests the same for every product. */
const suggestedReturnReasonDefinitions: FieldFunction = (args, context) =>
  listConnection(returnReasons.slice(0, 9), args, context, {
    key: (reason) => reason.id,
    view: reasonView,
  });

/** A line's amounts in both currencies. */
function lineSums(order: OrderData, line: LineData): View {
  const sums = lineMoney(order, line);
  const bag = (amount: bigint) => moneyBag(order, amount);
  const unsent = sums.unitPrice * BigInt(fulfillableUnits(order, line));
  const coded = line.discounts.some((share) => order.discountApplications[share.application]?.code != null);
  return {
    originalUnitPriceSet: bag(sums.unitPrice),
    originalTotalSet: bag(sums.gross),
    // Order-level discounts are left out of these two, as Shopify does, unless they come by code and are asked for.
    discountedUnitPriceSet: bag(sums.unitPrice),
    discountedTotalSet: (args: { withCodeDiscounts?: unknown }) =>
      bag(args.withCodeDiscounts === true && coded ? sums.net : sums.gross),
    discountedUnitPriceAfterAllDiscountsSet: bag(roundHalfUp(sums.net, BigInt(line.quantity))),
    priceAfterAllDiscountsBeforeTaxesSet: bag(order.taxesIncluded ? sums.net - sums.tax : sums.net),
    totalDiscountSet: bag(sums.discount),
    unfulfilledOriginalTotalSet: bag(unsent),
    unfulfilledDiscountedTotalSet: bag(unsent),
    discountAllocations: line.discounts.map((share) => ({
      allocatedAmountSet: bag(minor(share.amount, order.presentmentCurrency)),
      discountApplication: applicationView(order, share.application),
    })),
    taxLines: sums.tax === 0n ? [] : [taxLineView(order, sums.tax, sums.net)],
  };
}

export function taxLineView(order: OrderData, tax: bigint, base: bigint): View {
  const rate = taxRate(order, tax, base);
  return {
    title: 'Tax',
    rate,
    ratePercentage: Number((rate * 100).toFixed(2)),
    priceSet: moneyBag(order, tax),
    channelLiable: false,
    source: 'Shopify',
  };
}

/** The discount behind an allocation. */
export function applicationView(order: OrderData, index: number): View | null {
  const application = order.discountApplications[index];
  if (application === undefined) return null;
  const types = {
    manual: 'ManualDiscountApplication',
    discount_code: 'DiscountCodeApplication',
    automatic: 'AutomaticDiscountApplication',
  };
  return {
    __typename: types[application.type],
    index,
    allocationMethod:
      application.target === 'each-line' || application.target === 'shipping' ? 'EACH' : 'ACROSS',
    targetSelection: application.target === 'certain-lines' ? 'ENTITLED' : 'ALL',
    targetType: application.target === 'shipping' ? 'SHIPPING_LINE' : 'LINE_ITEM',
    value:
      application.valueType === 'percentage'
        ? { __typename: 'PricingPercentageValue', percentage: Number(application.value) }
        : moneyV2(minor(application.value, order.presentmentCurrency), order.presentmentCurrency),
    title: application.title,
    description: application.title,
    ...(application.code === null ? {} : { code: application.code }),
  };
}
