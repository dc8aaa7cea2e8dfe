import { money } from '#app/kernel/money.ts';
import { rational, ZERO } from '#app/kernel/rational.ts';
import type { OrderCode, OrderSnapshot } from '../../modules/commerce/order.ts';
import { goneUnits, remainingOrder, valueOfFirst } from '../../modules/commerce/remaining.ts';
import type { EarningOrder, UsedCode } from '../../modules/loyalty/ports.ts';

/** Commerce's order as loyalty's port asks for it: what is left, in shop currency. */
export function earningOrder(order: OrderSnapshot): EarningOrder {
  const { standing, share, lines } = remainingOrder(order);
  return {
    shopifyId: order.shopifyId,
    name: order.name,
    currency: order.currency,
    taxesIncluded: order.taxesIncluded,
    processedAt: order.processedAt,
    paidAt: order.paidAt.known ? order.paidAt.at : null,
    updatedAt: order.updatedAt,
    owing: order.financialStatus === 'partially_paid' || order.financialStatus === 'pending',
    standing,
    share,
    lines: lines.map((line) => ({ ...line, net: line.net.shop, tax: line.tax.shop })),
    codes: order.codes.map((code) => usedCode(code, order)),
  };
}

/** What a code took off, and how much of that went with units that are gone: each unit has its share, as of tax. */
function usedCode({ code, lines }: OrderCode, order: OrderSnapshot): UsedCode {
  let [shop, seen, gone] = [0n, 0n, 0n];
  for (const { lineShopifyId, amount } of lines) {
    const line = order.lines.find((one) => one.shopifyId === lineShopifyId);
    if (line === undefined) continue;
    shop += amount.shop.minor;
    seen += amount.presentment.minor;
    gone += valueOfFirst(amount.presentment, goneUnits(line, order.refunds), line.quantity).minor;
  }
  return {
    code,
    used: money(shop, order.currency),
    slack: slackOf(order),
    gone: seen === 0n ? ZERO : rational(gone, seen),
  };
}

/** Half of a presentment unit and half of the shop's: what rounding to either may have taken. */
function slackOf({ currency, presentmentCurrency, totals }: OrderSnapshot): bigint {
  const { shop, presentment } = totals.total;
  if (currency === presentmentCurrency || presentment.minor === 0n) return 0n;
  return (shop.minor + presentment.minor) / (2n * presentment.minor);
}
