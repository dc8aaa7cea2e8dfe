import { assertNever } from '#app/kernel/check.ts';
import { shopId as asShopId, type ShopifyId } from '#app/kernel/ids.ts';
import { itemName } from '#app/kernel/item-name.ts';
import type { Money } from '#app/kernel/money.ts';
import type { Commerce } from '../modules/commerce/index.server.ts';
import type { OrderLine, OrderSnapshot } from '../modules/commerce/order.ts';
import type { ProductCard } from '../modules/commerce/product.ts';
import { lineNet, valueOfFirst } from '../modules/commerce/remaining.ts';
import type { OrderView } from '../modules/commerce/views.ts';
import type { Loyalty } from '../modules/loyalty/door.ts';
import type { MailContent, MailProduct } from '../modules/messages/mails/mail.ts';
import type { MessageKind } from '../modules/messages/message.ts';
import type { Samples } from '../modules/messages/ports.ts';
import { lifecycleOf } from '../modules/messages/templates/lifecycle.ts';
import { findSampleOrder, hasArrived, wasSent } from './sample-order.ts';

/**
 * Mails about the shop's own latest order, to look at. Their links lead to the storefront alone: one that opens
 * somebody's order does not belong in a mail that is only tried.
 */
export function samplesOf(
  commerce: Pick<
    Commerce,
    'getShop' | 'listCustomers' | 'listWholeOrdersOfCustomer' | 'productCards' | 'mailedCustomers'
  >,
  loyalty: Pick<Loyalty, 'balance'>,
): Samples {
  return async (shopId, kind, now) => {
    const shop = await commerce.getShop(asShopId(shopId));
    const order = await findSampleOrder(commerce, shop.id, [
      (one) => hasArrived(one) && hasGoods(one),
      (one) => wasSent(one) && hasGoods(one),
      hasGoods,
    ]);
    if (order === null) return null;
    const { customerId } = order;
    const known = customerId === null ? new Map() : await commerce.mailedCustomers(shop.id, [customerId]);
    const customer = customerId === null ? undefined : known.get(customerId);
    const points =
      (kind !== 'points-available' && kind !== 'points-paused') || customer === undefined
        ? 0n
        : (await loyalty.balance(shopId, customer.id, now)).available;
    const content = contentOf(kind, order.snapshot, {
      cards: await commerce.productCards(shop.id, [...new Set(goodsOf(order.snapshot).flatMap(productOf))]),
      url: `https://${shop.domain}`,
      points,
    });
    if (content === null) return null;
    return {
      content,
      orderName: order.snapshot.name,
      firstName: customer?.firstName ?? null,
      lifecycle: lifecycleOf(customer ?? { validOrders: 1, lastValidAt: now }, now, shop.timezone),
    };
  };
}

const goodsOf = ({ lines }: OrderSnapshot) =>
  lines.filter((line) => !line.giftCard && !line.tip && line.quantity > 0);
const hasGoods = ({ snapshot }: OrderView) => goodsOf(snapshot).length > 0;
const productOf = ({ productId }: OrderLine) => productId ?? [];

interface Known {
  readonly cards: ReadonlyMap<ShopifyId, ProductCard>;
  readonly url: string;
  /** Of the order's customer. */
  readonly points: bigint;
}

/** Null: what the order's customer has says nothing. */
function contentOf(
  kind: MessageKind,
  order: OrderSnapshot,
  { cards, url, points }: Known,
): MailContent | null {
  const [first] = goodsOf(order);
  if (first === undefined) return null;
  const product = (line: OrderLine, quantity: number): MailProduct => {
    const card = line.productId === null ? undefined : cards.get(line.productId);
    const variant = line.variantId === null ? undefined : card?.variantTitles.get(line.variantId);
    return {
      title: itemName(card?.title ?? line.title, variant === 'Default Title' ? null : (variant ?? null)),
      imageUrl: card?.imageUrl ?? null,
      quantity,
    };
  };
  const returned = {
    orderName: order.name,
    returnName: `${order.name}-R1`,
    products: [product(first, 1)],
    url,
  };
  switch (kind) {
    case 'review-request':
    case 'review-reminder': {
      const products = goodsOf(order).map((line) => ({
        ...product(line, line.quantity),
        line: line.shopifyId,
      }));
      return { kind, orderName: order.name, products, url };
    }
    case 'return-requested':
    case 'return-received':
    case 'return-cancelled':
    case 'return-expired':
      return { kind, ...returned };
    case 'return-approved':
    case 'return-reminder':
      return { kind, ...returned, sendBy: null, sendTo: null, instead: [] };
    // What somebody wrote is made up: nobody has written it.
    case 'return-message':
    case 'review-reply':
    case 'review-thanks':
    case 'question-answered':
    case 'withdrawal-receipt':
    // The order's customer may have no points that expire, and may never have reached a level.
    case 'points-expiring':
    case 'tier-changed':
      return null;
    case 'return-declined':
      return { kind, ...returned, note: null };
    case 'return-settled':
      return { kind, ...returned, ...nothingElse, refunded: unitValue(first) };
    case 'points-available':
      return points > 0n ? { kind, points, balance: points, url } : null;
    case 'points-paused':
      return points > 0n ? { kind, points, url } : null;
    default:
      return assertNever(kind);
  }
}

const nothingElse = { credited: null, owed: null, instead: [], kept: false } as const;

/** What one unit was sold for, in the currency in which it was paid. */
const unitValue = (line: OrderLine): Money => valueOfFirst(lineNet(line).presentment, 1, line.quantity);
