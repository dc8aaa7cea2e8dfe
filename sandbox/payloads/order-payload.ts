import { orderStatusKey } from '../domain/checkout/order-status-key.ts';
import { financialStatus, fulfillmentStatus } from '../domain/order-status.ts';
import { isoWithOffset } from '../domain/timestamps.ts';
import type { CustomerData, OrderData, OrderEditData, Shop } from '../domain/types.ts';
import { minor, sum } from '../money/amount.ts';
import { orderTotals, shownTotals } from '../money/order-totals.ts';
import { gatewayName } from '../money/tenders.ts';
import { storeBase } from '../shopper/visitor.ts';
import { addressPayload, customerPayload } from './customer-payload.ts';
import { fulfillmentEntry } from './fulfillment-payload.ts';
import { linePayload, taxLine } from './line-payload.ts';
import { orderMoney } from './order-money.ts';
import { refundPayload } from './refund-payload.ts';

/**
 * The payload of orders/create, orders/updated, orders/paid and orders/cancelled. `origin`: where the shop's pages are
 * found; null: at the shop's own domain.
 */
export function orderPayload(
  shop: Shop,
  order: OrderData,
  customer: CustomerData | null,
  origin: string | null,
): object {
  const address = order.address === null ? null : addressPayload(order.address);
  return {
    ...about(shop, order),
    order_status_url: `${origin ?? `https://${shop.domain}`}${storeBase(shop.domain)}/orders/${orderStatusKey(shop, order)}`,
    ...neverHere,
    ...sums(shop, order),
    buyer_accepts_marketing: customer?.marketing === 'SUBSCRIBED',
    billing_address: address,
    customer: customer === null ? null : customerPayload(shop, customer),
    discount_codes: discountCodes(order),
    discount_applications: discountApplications(order),
    fulfillments: order.fulfillments.map((fulfillment) => fulfillmentEntry(shop, order, fulfillment)),
    line_items: order.lines.map((line) => linePayload(shop, order, line)),
    refunds: order.refunds.map((refund) => refundPayload(shop, order, refund)),
    shipping_address: address,
    shipping_lines: shippingLines(order),
    returns: [],
  };
}

const fulfillmentWords = { UNFULFILLED: null, PARTIALLY_FULFILLED: 'partial', FULFILLED: 'fulfilled' };

/** What the order is, without its money and its parts. */
function about(shop: Shop, order: OrderData): Record<string, unknown> {
  const at = (instant: string) => isoWithOffset(instant, shop.timezone);
  return {
    id: Number(order.id),
    admin_graphql_api_id: `gid://shopify/Order/${order.id}`,
    app_id: 580111,
    cart_token: order.cartToken ?? null,
    checkout_token: order.cartToken ?? null,
    cancel_reason: order.cancelReason,
    cancelled_at: order.cancelledAt === null ? null : at(order.cancelledAt),
    closed_at: order.closedAt === null ? null : at(order.closedAt),
    confirmation_number: `C${order.id.slice(-8)}`,
    confirmed: true,
    contact_email: order.email,
    created_at: at(order.createdAt),
    currency: order.currency,
    customer_locale: order.customerLocale,
    duties_included: false,
    email: order.email ?? '',
    estimated_taxes: false,
    financial_status: financialStatus(order).toLowerCase(),
    fulfillment_status: fulfillmentWords[fulfillmentStatus(order)],
    name: order.name,
    note: order.note,
    note_attributes: Object.entries(order.attributes ?? {}).map(([name, value]) => ({ name, value })),
    number: order.number - 1000,
    order_number: order.number,
    payment_gateway_names: [...new Set(order.transactions.map((one) => gatewayName(one.tender)))],
    phone: order.phone,
    presentment_currency: order.presentmentCurrency,
    processed_at: at(order.processedAt),
    source_name: order.sourceName,
    tags: order.tags.join(', '),
    tax_exempt: false,
    taxes_included: order.taxesIncluded,
    test: order.test,
    token: `t${order.id}`,
    total_weight: 0,
    updated_at: at(order.updatedAt),
  };
}

/** Fields that Shopify sends and an order of the sandbox never fills. */
const neverHere = {
  browser_ip: null,
  checkout_id: null,
  client_details: null,
  company: null,
  device_id: null,
  landing_site: null,
  landing_site_ref: null,
  location_id: null,
  merchant_of_record_app_id: null,
  payment_terms: null,
  po_number: null,
  reference: null,
  referring_site: null,
  source_identifier: null,
  source_url: null,
  user_id: null,
};

function discountApplications(order: OrderData): object[] {
  return order.discountApplications.map((application) => ({
    target_type: application.target === 'shipping' ? 'shipping_line' : 'line_item',
    type: application.type,
    value: application.value,
    value_type: application.valueType,
    allocation_method:
      application.target === 'each-line' || application.target === 'shipping' ? 'each' : 'across',
    target_selection: application.target === 'certain-lines' ? 'entitled' : 'all',
    ...(application.code === null
      ? { title: application.title, description: application.title }
      : { code: application.code }),
  }));
}

function sums(shop: Shop, order: OrderData): Record<string, unknown> {
  const money = orderMoney(order);
  const totals = shownTotals(shop, order);
  const both = (name: string, amount: bigint) => ({
    [name]: money.shop(amount),
    [`${name}_set`]: money.set(amount),
  });
  return {
    ...both('current_subtotal_price', totals.currentSubtotal),
    ...both('current_total_discounts', totals.currentDiscounts + totals.shippingDiscount),
    ...both('current_total_price', totals.currentTotal),
    ...both('current_total_tax', totals.currentTax),
    current_shipping_price_set: money.set(totals.currentShipping),
    current_total_additional_fees_set: null,
    current_total_duties_set: null,
    original_total_additional_fees_set: null,
    original_total_duties_set: null,
    ...both('subtotal_price', totals.subtotal),
    tax_lines: totals.tax === 0n ? [] : [taxLine(order, totals.tax, totals.subtotal)],
    ...both('total_discounts', totals.discounts + totals.shippingDiscount),
    ...both('total_line_items_price', totals.lineItems),
    total_outstanding: money.shop(totals.outstanding),
    ...both('total_price', totals.total),
    total_shipping_price_set: money.set(totals.shipping),
    ...both('total_tax', totals.tax),
    total_tip_received: money.shop(0n),
    total_cash_rounding_payment_adjustment_set: money.set(0n),
    total_cash_rounding_refund_adjustment_set: money.set(0n),
  };
}

function discountCodes(order: OrderData): object[] {
  const money = orderMoney(order);
  return order.discountApplications.flatMap((application, index) => {
    if (application.code === null) return [];
    const shares = order.lines
      .flatMap((line) => line.discounts)
      .filter((share) => share.application === index);
    const shipping = order.shipping?.discount;
    const all = shipping?.application === index ? [...shares, shipping] : shares;
    const amount = sum(all.map((share) => minor(share.amount, order.presentmentCurrency)));
    const type = application.target === 'shipping' ? 'shipping' : application.valueType;
    return [{ code: application.code, amount: money.shop(amount), type }];
  });
}

function shippingLines(order: OrderData): object[] {
  if (order.shipping === null) return [];
  const money = orderMoney(order);
  const { discount } = order.shipping;
  const price = minor(order.shipping.price, order.presentmentCurrency);
  const off = minor(discount?.amount ?? '0', order.presentmentCurrency);
  return [
    {
      id: Number(order.shipping.id),
      carrier_identifier: null,
      code: order.shipping.title,
      current_discounted_price_set: money.set(orderTotals(order).currentShipping),
      discounted_price: money.shop(price),
      discounted_price_set: money.set(price),
      is_removed: false,
      phone: null,
      price: money.shop(price + off),
      price_set: money.set(price + off),
      requested_fulfillment_service_id: null,
      source: 'shopify',
      title: order.shipping.title,
      tax_lines: [],
      discount_allocations:
        discount === undefined
          ? []
          : [
              {
                amount: money.shop(off),
                amount_set: money.set(off),
                discount_application_index: discount.application,
              },
            ],
    },
  ];
}

/** The payload of orders/edited: what one edit changed, not the order. */
export function orderEditPayload(shop: Shop, order: OrderData, edit: OrderEditData): object {
  const changes = (list: OrderEditData['additions']) =>
    list.map((change) => ({ id: Number(change.lineId), delta: change.delta }));
  return {
    order_edit: {
      id: Number(edit.id),
      app_id: null,
      created_at: isoWithOffset(edit.at, shop.timezone),
      committed_at: isoWithOffset(edit.at, shop.timezone),
      notify_customer: false,
      order_id: Number(order.id),
      staff_note: '',
      user_id: null,
      line_items: { additions: changes(edit.additions), removals: changes(edit.removals) },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  };
}

/** orders/delete: the id alone. */
export function orderDeletedPayload(order: OrderData): object {
  return { id: Number(order.id) };
}
