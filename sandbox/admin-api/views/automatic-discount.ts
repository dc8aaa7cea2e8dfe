import type { AutomaticDiscountData } from '../../domain/automatic/types.ts';
import { discountEnd, discountStatus } from '../../domain/discounts/discount-status.ts';
import { classOf } from '../../pricing/checkout/checkout-question.ts';
import { findDocuments } from '../../state/documents.ts';
import type { ApiContext, View } from '../api-types.ts';
import { gid } from '../gid.ts';
import { metafieldsOf } from './metafield.ts';
import { segmentView } from './segment.ts';

/** A DiscountAutomaticNode. */
export function automaticNodeView(discount: AutomaticDiscountData, context: ApiContext): View {
  return {
    __typename: 'DiscountAutomaticNode',
    id: gid('DiscountAutomaticNode', discount.id),
    automaticDiscount: () => automaticView(discount, context),
    ...metafieldsOf('DISCOUNT', discount.id),
  };
}

function automaticView(discount: AutomaticDiscountData, context: ApiContext): View {
  const { value } = discount;
  const off =
    value !== null && 'percentage' in value ? `${value.percentage}% off everything` : 'Free shipping';
  const shared: View = {
    title: discount.title,
    status: discountStatus(discount, context.shop.now),
    startsAt: discount.startsAt,
    endsAt: discountEnd(discount),
    tags: discount.tags,
    asyncUsageCount: discount.uses.length,
    combinesWith: {
      orderDiscounts: discount.combinesWith.order,
      productDiscounts: discount.combinesWith.product,
      shippingDiscounts: discount.combinesWith.shipping,
      productDiscountsWithTagsOnSameCartLine: null,
    },
    context: () => contextView(discount, context),
    discountClass: classOf(discount).toUpperCase(),
    discountClasses: [classOf(discount).toUpperCase()],
    minimumRequirement: null,
    recurringCycleLimit: 1,
    summary: off,
    shortSummary: off,
    createdAt: discount.createdAt,
    updatedAt: discount.updatedAt,
  };
  if (value === null || !('percentage' in value)) {
    return {
      ...shared,
      __typename: 'DiscountAutomaticFreeShipping',
      appliesOnOneTimePurchase: true,
      appliesOnSubscription: false,
      hasTimelineComment: false,
      maximumShippingPrice: null,
      totalSales: null,
      destinationSelection: { __typename: 'DiscountCountryAll', allCountries: true },
    };
  }
  return {
    ...shared,
    __typename: 'DiscountAutomaticBasic',
    customerGets: {
      appliesOnOneTimePurchase: true,
      appliesOnSubscription: false,
      items: { __typename: 'AllDiscountItems', allItems: true },
      value: { __typename: 'DiscountPercentage', percentage: Number(value.percentage) / 100 },
    },
  };
}

async function contextView({ segmentIds }: AutomaticDiscountData, context: ApiContext): Promise<View> {
  if (segmentIds.length === 0) return { __typename: 'DiscountBuyerSelectionAll', all: 'ALL' };
  const segments = await findDocuments(context.on, context.shop, 'segment', segmentIds);
  return { __typename: 'DiscountCustomerSegments', segments: segments.map(segmentView) };
}
