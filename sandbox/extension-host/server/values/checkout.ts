import type { PricedCart, PricedLine } from '../../../domain/checkout/cart-types.ts';
import type { ProductData } from '../../../domain/types.ts';
import { pictureAddress } from '../../../frame/products/picture-address.ts';
import { decimal, minor } from '../../../money/amount.ts';
import type { Reader } from '../../../state/database.ts';
import { findDocuments } from '../../../state/documents.ts';
import { addressValue } from './address.ts';
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

/** Everything an extension of the checkout sees of it. */
export async function checkoutValues(on: Reader, facts: PageFacts, cart: PricedCart): Promise<Values> {
  const { shop } = facts;
  const products = await findDocuments(
    on,
    shop,
    'product',
    cart.lines.map((line) => line.productId),
  );
  const codes = cart.codes.filter((one) => one.applicable);
  const shippingCodes = codes.filter(
    (one) => !cart.lines.some((line) => line.discounts.some((d) => d.code === one.code)),
  );
  const shippingPerks = cart.automatic.filter(
    (one) => !cart.lines.some((line) => line.discounts.some((d) => d.automatic && d.code === one.title)),
  );
  return {
    ...pageValues(facts),
    localization: localizationOf(facts, cart.currency, cart.country),
    lines: cart.lines.map((line) => lineValue(cart.currency, line, products)),
    cost: costOf(cart),
    discountCodes: codes.map(({ code }) => ({ code })),
    discountAllocations: [
      ...shippingCodes.map((one) => ({
        type: 'code',
        code: one.code,
        discountedAmount: money(one.amount, cart.currency),
      })),
      ...shippingPerks.map((one) => ({
        type: 'automatic',
        title: one.title,
        discountedAmount: money(one.amount, cart.currency),
      })),
    ],
    appliedGiftCards: [],
    appMetafields: [],
    attributes: Object.entries(cart.cart.attributes).map(([key, value]) => ({ key, value })),
    note: cart.cart.note ?? undefined,
    checkoutToken: cart.cart.token,
    checkoutSettings: { orderSubmission: 'ORDER', shippingAddress: { isEditable: true } },
    instructions: instructionsOf(!cart.cart.express && cart.cart.orderId === null),
    availablePaymentOptions: [{ type: 'creditCard', handle: 'card' }],
    selectedPaymentOptions: [{ type: 'creditCard', handle: 'card' }],
    deliveryGroups: deliveryGroupsOf(cart),
    buyerJourney: {
      completed: cart.cart.orderId !== null,
      steps: [{ handle: 'checkout', label: 'Checkout', to: '/checkout', disabled: false }],
      activeStep: { handle: 'checkout' },
    },
    ...(seesCustomers(shop) && {
      buyerIdentity: buyerOf(shop, facts.customer, { email: cart.email, phone: cart.address?.phone ?? null }),
      shippingAddress: addressValue(cart.address),
      billingAddress: addressValue(cart.address),
    }),
  };
}

function lineValue(currency: string, line: PricedLine, products: readonly ProductData[]): Values {
  const product = products.find((one) => one.id === line.productId);
  return {
    id: gid('CartLine', line.id),
    quantity: line.quantity,
    cost: { totalAmount: money(line.net, currency) },
    attributes: [],
    discountAllocations: line.discounts.map(({ code, automatic, amount }) => ({
      ...(automatic ? { type: 'automatic', title: code } : { type: 'code', code }),
      discountedAmount: money(amount, currency),
    })),
    lineComponents: [],
    parentRelationship: null,
    merchandise: {
      type: 'variant',
      id: gid('ProductVariant', line.variantId),
      title: line.title,
      subtitle: line.variantTitle ?? undefined,
      sku: line.sku === '' ? undefined : line.sku,
      image: { url: pictureAddress(line.productId, line.variantTitle), altText: line.title },
      selectedOptions: line.variantTitle === null ? [] : [{ name: 'Variant', value: line.variantTitle }],
      product: {
        id: gid('Product', line.productId),
        vendor: product?.vendor ?? '',
        productType: product?.type ?? '',
      },
      requiresShipping: product?.variants.find((one) => one.id === line.variantId)?.requiresShipping ?? true,
    },
  };
}

function costOf(cart: PricedCart): Values {
  const { currency } = cart;
  const read = (amount: string) => minor(amount, currency);
  const print = (amount: bigint) => money(decimal(amount, currency), currency);
  const known = cart.shippingMethod !== null;
  return {
    subtotalAmount: print(read(cart.subtotal) - read(cart.discount)),
    totalShippingAmount: known ? print(read(cart.shipping) - read(cart.shippingDiscount)) : undefined,
    totalTaxAmount: money(cart.tax, currency),
    totalAmount: money(cart.total, currency),
  };
}

/** What an extension may change; everything while the checkout is open and no wallet is. */
export function instructionsOf(open: boolean): Values {
  return {
    attributes: { canUpdateAttributes: open },
    delivery: { canSelectCustomAddress: open },
    discounts: { canUpdateDiscountCodes: open },
    lines: { canAddCartLine: open, canRemoveCartLine: open, canUpdateCartLine: open },
    metafields: { canSetCartMetafields: false, canDeleteCartMetafield: false },
    notes: { canUpdateNote: open },
  };
}

function deliveryGroupsOf(cart: PricedCart): Values[] {
  if (cart.shippingMethods.length === 0) return [];
  const free = cart.shippingDiscount !== '0' && Number(cart.shippingDiscount) > 0;
  return [
    {
      targetedCartLines: cart.lines.map((line) => ({ id: gid('CartLine', line.id) })),
      groupType: 'oneTimePurchase',
      isDeliveryRequired: true,
      selectedDeliveryOption: cart.shippingMethod === null ? undefined : { handle: cart.shippingMethod },
      deliveryOptions: cart.shippingMethods.map((method) => ({
        type: 'shipping',
        handle: method.handle,
        code: method.handle,
        title: method.title,
        metafields: [],
        carrier: {},
        cost: money(method.price, cart.currency),
        costAfterDiscounts: money(
          free && method.handle === cart.shippingMethod ? '0' : method.price,
          cart.currency,
        ),
        deliveryEstimate: {},
      })),
    },
  ];
}
