import { discountEnd, discountStatus } from '../../domain/discounts/discount-status.ts';
import type { DiscountData } from '../../domain/discounts/discount-types.ts';
import type { Decimal, Id } from '../../domain/types.ts';
import { minor } from '../../money/amount.ts';
import { classOf } from '../../pricing/checkout/checkout-question.ts';
import { findDocuments, type Kind } from '../../state/documents.ts';
import type { ApiContext, Args, View } from '../api-types.ts';
import { gid } from '../gid.ts';
import { listConnection } from '../lists/connection.ts';
import { appView } from './app.ts';
import { metafieldsOf } from './metafield.ts';
import { moneyV2 } from './money.ts';
import { variantView } from './product.ts';

/** A DiscountCodeNode. */
export function discountNodeView(discount: DiscountData, context: ApiContext): View {
  return {
    __typename: 'DiscountCodeNode',
    id: gid('DiscountCodeNode', discount.id),
    codeDiscount: () => codeDiscountView(discount, context),
    ...metafieldsOf('DISCOUNT', discount.id),
  };
}

const typeNames = {
  basic: 'DiscountCodeBasic',
  'free-shipping': 'DiscountCodeFreeShipping',
  bxgy: 'DiscountCodeBxgy',
} as const satisfies Record<DiscountData['kind'], string>;

function contentView(discount: DiscountData, context: ApiContext): View {
  if (discount.kind === 'free-shipping') return shippingView(discount, context);
  return discount.kind === 'basic' ? basicView(discount, context) : bxgyView(discount, context);
}

function bxgyView(discount: DiscountData, context: ApiContext): View {
  const { bought } = discount;
  if (bought === null || bought === undefined) throw new Error('What is bought is known of this kind.');
  return {
    usesPerOrderLimit: bought.usesPerOrder,
    customerBuys: {
      isOneTimePurchase: true,
      isSubscription: false,
      items: () => itemsView({ items: bought.items }, context),
      value:
        bought.amount === null
          ? { __typename: 'DiscountQuantity', quantity: String(bought.quantity ?? 1) }
          : { __typename: 'DiscountPurchaseAmount', amount: bought.amount },
    },
    customerGets: {
      appliesOnOneTimePurchase: true,
      appliesOnSubscription: false,
      items: () => itemsView(discount, context),
      value: {
        __typename: 'DiscountOnQuantity',
        quantity: { __typename: 'DiscountQuantity', quantity: String(bought.gives) },
        effect: { __typename: 'DiscountPercentage', percentage: 1 },
      },
    },
  };
}

function codeDiscountView(discount: DiscountData, context: ApiContext): View {
  return {
    __typename: typeNames[discount.kind],
    title: discount.title,
    status: discountStatus(discount, context.shop.now),
    startsAt: discount.startsAt,
    endsAt: discountEnd(discount),
    usageLimit: discount.usageLimit,
    appliesOncePerCustomer: discount.oncePerCustomer,
    asyncUsageCount: asyncUsageCount(discount),
    codesCount: { count: 1, precision: 'EXACT' },
    codes: (args: Args, api: ApiContext) =>
      listConnection([discount], args, api, { key: (one) => one.id, view: (one) => redeemCode(one, api) }),
    combinesWith: {
      orderDiscounts: discount.combinesWith.order,
      productDiscounts: discount.combinesWith.product,
      shippingDiscounts: discount.combinesWith.shipping,
      productDiscountsWithTagsOnSameCartLine: null,
    },
    context: () => contextView(discount, context),
    discountClass: classOf(discount).toUpperCase(),
    discountClasses: [classOf(discount).toUpperCase()],
    minimumRequirement: minimumView(discount, context),
    recurringCycleLimit: 1,
    hasTimelineComment: false,
    shareableUrls: [],
    summary: summaryOf(discount, context),
    shortSummary: summaryOf(discount, context),
    tags: discount.tags,
    totalSales: null,
    createdAt: discount.createdAt,
    updatedAt: discount.updatedAt,
    ...contentView(discount, context),
  };
}

function redeemCode(discount: DiscountData, context: ApiContext): View {
  return {
    id: gid('DiscountRedeemCode', discount.id),
    code: discount.code,
    asyncUsageCount: asyncUsageCount(discount),
    createdBy: appView(context),
  };
}

/** Shopify counts uses some time after the order, so a 0 proves nothing; here it is five seconds. */
function asyncUsageCount({ uses }: DiscountData): number {
  return uses.filter((use) => use.usedAt <= Date.now() - 5000).length;
}

async function contextView(discount: DiscountData, context: ApiContext): Promise<View> {
  if (discount.customerIds.length === 0) return { __typename: 'DiscountBuyerSelectionAll', all: 'ALL' };
  const customers = await findDocuments(context.on, context.shop, 'customer', discount.customerIds);
  return {
    __typename: 'DiscountCustomers',
    customers: customers.map((customer) => context.show.customer(customer, context)),
  };
}

function minimumView({ minimumSubtotal, minimumQuantity }: DiscountData, context: ApiContext): View | null {
  if (minimumSubtotal !== null) {
    return {
      __typename: 'DiscountMinimumSubtotal',
      greaterThanOrEqualToSubtotal: money(context, minimumSubtotal),
    };
  }
  if (minimumQuantity === null) return null;
  return { __typename: 'DiscountMinimumQuantity', greaterThanOrEqualToQuantity: String(minimumQuantity) };
}

function basicView(discount: DiscountData, context: ApiContext): View {
  const { value } = discount;
  return {
    customerGets: {
      appliesOnOneTimePurchase: true,
      appliesOnSubscription: false,
      items: () => itemsView(discount, context),
      value:
        value === null
          ? null
          : 'percentage' in value
            ? { __typename: 'DiscountPercentage', percentage: Number(value.percentage) / 100 }
            : {
                __typename: 'DiscountAmount',
                amount: money(context, value.amount),
                appliesOnEachItem: value.onEachItem,
              },
    },
  };
}

async function itemsView({ items }: Pick<DiscountData, 'items'>, context: ApiContext): Promise<View> {
  if ('all' in items) return { __typename: 'AllDiscountItems', allItems: true };
  const read = async <K extends Kind>(kind: K, ids: readonly Id[]) =>
    (await findDocuments(context.on, context.shop, kind, ids)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const list = <T extends { id: Id }>(found: readonly T[], view: (one: T) => View) => {
    return (args: Args, api: ApiContext) => listConnection(found, args, api, { key: (one) => one.id, view });
  };
  if (items.collectionIds.length > 0) {
    const collections = await read('collection', items.collectionIds);
    return {
      __typename: 'DiscountCollections',
      collections: list(collections, (one) => context.show.collection(one, context)),
    };
  }
  const products = await read('product', items.productIds);
  const variants = await variantsOf(items.variantIds, context);
  return {
    __typename: 'DiscountProducts',
    products: list(products, (one) => context.show.product(one, context)),
    productVariants: list(variants, (one) => one.view),
  };
}

async function variantsOf(ids: readonly Id[], context: ApiContext): Promise<{ id: Id; view: View }[]> {
  if (ids.length === 0) return [];
  const rows = await context.on.query<{ owner_id: Id }>(
    "select distinct owner_id from part where shop = $1 and kind = 'variant' and id = any($2::bigint[])",
    [context.shop.domain, [...ids]],
  );
  const owners = await findDocuments(
    context.on,
    context.shop,
    'product',
    rows.map((row) => row.owner_id),
  );
  return owners.flatMap((product) =>
    product.variants
      .filter((variant) => ids.includes(variant.id))
      .map((variant) => ({ id: variant.id, view: variantView(product, variant, context) })),
  );
}

function shippingView(discount: DiscountData, context: ApiContext): View {
  return {
    appliesOnOneTimePurchase: true,
    appliesOnSubscription: false,
    maximumShippingPrice: discount.maximumShipping === null ? null : money(context, discount.maximumShipping),
    destinationSelection:
      discount.countries === null
        ? { __typename: 'DiscountCountryAll', allCountries: true }
        : { __typename: 'DiscountCountries', countries: discount.countries, includeRestOfWorld: false },
  };
}

/** In the sandbox's words: Shopify's own wording is for people, too. */
function summaryOf({ kind, value, customerIds }: DiscountData, context: ApiContext): string {
  const who = customerIds.length === 0 ? 'everybody' : `${customerIds.length} customers`;
  if (value === null) return `Free shipping • for ${who}`;
  if (kind === 'bxgy') return `One unit free • for ${who}`;
  const off = 'percentage' in value ? `${value.percentage}%` : `${value.amount} ${context.shop.currency}`;
  return `${off} off • for ${who}`;
}

function money(context: ApiContext, amount: Decimal): View {
  return moneyV2(minor(amount, context.shop.currency), context.shop.currency);
}
