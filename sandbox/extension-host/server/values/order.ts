import type { LineData, OrderData, ProductData } from '../../../domain/types.ts';
import { pictureOf } from '../../../frame/products/picture-address.ts';
import { decimal, minor } from '../../../money/amount.ts';
import { lineMoney } from '../../../money/order-lines.ts';
import { shownTotals } from '../../../money/order-totals.ts';
import type { Reader } from '../../../state/database.ts';
import { findDocuments } from '../../../state/documents.ts';
import { addressValue } from './address.ts';
import { instructionsOf } from './checkout.ts';
import {
  buyerOf,
  gid,
  localizationOf,
  money,
  type PageFacts,
  pageValues,
  seesCustomers,
  type Values,
} from './every-page.ts';

/** What a page about an order shows of it to an extension. */
async function orderFacts(on: Reader, facts: PageFacts, order: OrderData): Promise<Values> {
  const { shop } = facts;
  const currency = order.presentmentCurrency;
  const ids = order.lines.flatMap((line) => (line.productId === null ? [] : [line.productId]));
  const products = await findDocuments(on, shop, 'product', ids);
  const totals = shownTotals(shop, order);
  const print = (amount: bigint) => money(decimal(amount, currency), currency);
  const codes = order.discountApplications.flatMap((one) => (one.code === null ? [] : [one.code]));
  return {
    ...pageValues(facts),
    localization: localizationOf(facts, currency, order.address?.countryCode ?? shop.country),
    lines: order.lines.map((line) => lineValue(order, line, products)),
    cost: {
      subtotalAmount: print(totals.subtotal),
      totalShippingAmount: print(totals.shipping),
      totalTaxAmount: print(totals.tax),
      totalAmount: print(totals.total),
    },
    discountCodes: codes.map((code) => ({ code })),
    discountAllocations: [],
    appliedGiftCards: [],
    appMetafields: [],
    attributes: [],
    note: order.note ?? undefined,
    checkoutSettings: { orderSubmission: 'ORDER', shippingAddress: { isEditable: false } },
    ...(seesCustomers(shop) && {
      buyerIdentity: buyerOf(shop, facts.customer, { email: order.email, phone: order.phone }),
      shippingAddress: addressValue(order.address),
      billingAddress: addressValue(order.address),
    }),
  };
}

/** The page after the order. `first`: the buyer has no order before it. */
export async function thankYouValues(
  on: Reader,
  facts: PageFacts,
  order: OrderData,
  more: { token: string; first: boolean },
): Promise<Values> {
  return {
    ...(await orderFacts(on, facts, order)),
    checkoutToken: more.token,
    orderConfirmation: {
      order: { id: gid('Order', order.id) },
      number: confirmationNumber(order),
      isFirstOrder: more.first,
    },
    instructions: instructionsOf(false),
    availablePaymentOptions: [],
    selectedPaymentOptions: [{ type: 'creditCard', handle: 'card' }],
    deliveryGroups: [],
    buyerJourney: {
      completed: true,
      steps: [{ handle: 'thank-you', label: 'Thank you', to: '/thank-you', disabled: false }],
      activeStep: { handle: 'thank-you' },
    },
  };
}

/** The order's status page and the full pages of an order. */
export async function orderStatusValues(
  on: Reader,
  facts: PageFacts,
  order: OrderData,
  authentication: 'fully_authenticated' | 'pre_authenticated',
): Promise<Values> {
  return {
    ...(await orderFacts(on, facts, order)),
    authenticationState: authentication,
    order: {
      id: gid('Order', order.id),
      name: order.name,
      confirmationNumber: confirmationNumber(order),
      processedAt: order.processedAt,
      cancelledAt: order.cancelledAt ?? undefined,
    },
  };
}

/** What buyers name when they write to the shop; not the order's number. */
export function confirmationNumber(order: Pick<OrderData, 'id'>): string {
  return (BigInt(order.id) * 2_654_435_761n).toString(36).toUpperCase().padStart(9, 'A').slice(-9);
}

function lineValue(order: OrderData, line: LineData, products: readonly ProductData[]): Values {
  const currency = order.presentmentCurrency;
  const product = products.find((one) => one.id === line.productId);
  const title =
    line.variantTitle === null || line.variantTitle === 'Default Title' ? null : line.variantTitle;
  return {
    id: gid('LineItem', line.id),
    quantity: line.quantity,
    cost: { totalAmount: money(decimal(lineMoney(order, line).net, currency), currency) },
    attributes: [],
    discountAllocations: line.discounts.flatMap((share) => allocationOf(order, share)),
    lineComponents: [],
    parentRelationship: null,
    merchandise: {
      type: 'variant',
      id: gid('ProductVariant', line.variantId ?? '0'),
      title: line.title,
      subtitle: title ?? undefined,
      sku: line.sku === '' ? undefined : line.sku,
      image: { url: pictureOf(line), altText: line.title },
      selectedOptions: title === null ? [] : [{ name: 'Variant', value: title }],
      product: {
        id: gid('Product', line.productId ?? '0'),
        vendor: line.vendor,
        productType: product?.type ?? '',
      },
      requiresShipping: line.requiresShipping,
    },
  };
}

function allocationOf(order: OrderData, share: LineData['discounts'][number]): Values[] {
  const currency = order.presentmentCurrency;
  const from = order.discountApplications[share.application];
  if (from === undefined || minor(share.amount, currency) === 0n) return [];
  const named =
    from.code === null ? { type: 'automatic', title: from.title } : { type: 'code', code: from.code };
  return [{ ...named, discountedAmount: money(share.amount, currency) }];
}
