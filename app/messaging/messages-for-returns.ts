import type { Instant } from '#app/kernel/calendar.ts';
import { orderId as asOrderId, shopId as asShopId, type ShopifyId } from '#app/kernel/ids.ts';
import { itemName } from '#app/kernel/item-name.ts';
import type { Money } from '#app/kernel/money.ts';
import type { Commerce } from '../modules/commerce/index.server.ts';
import type { Compose, Messages } from '../modules/messages/index.server.ts';
import type { MailContent, MailProduct } from '../modules/messages/mails/mail.ts';
import type { ReturnDetail, Returns } from '../modules/returns/door.ts';
import type { Storefront } from '../platform/shopify/storefront.server.ts';
import { customerZone } from './customer-zone.ts';

/** What a customer is told of a return, each once. */
export const returnMessageKinds = [
  'return-requested',
  'return-approved',
  'return-declined',
  'return-received',
  'return-settled',
] as const;
export type ReturnMessageKind = (typeof returnMessageKinds)[number];

export function isReturnMessage(kind: string): kind is ReturnMessageKind {
  return returnMessageKinds.some((one) => one === kind);
}

/**
 * Plans what a customer is told of a step of their return, at the moment of that step. That a return was asked for is
 * told only where somebody has to look at it first: what is approved at once is told as approved.
 */
export async function planReturnMessage(
  { returns, commerce, messages }: Planning,
  shopId: bigint,
  step: { readonly kind: ReturnMessageKind; readonly returnId: bigint; readonly at: Instant },
  now: Instant,
): Promise<void> {
  const { kind, returnId, at } = step;
  const one = await returns.find(shopId, returnId);
  if (one === null || (kind === 'return-requested' && wasApprovedAtOnce(one))) return;
  const { timezone } = await commerce.getShop(asShopId(shopId));
  const order = (await commerce.mailedOrders(asShopId(shopId), [one.orderId])).get(one.orderId);
  const planned = {
    key: `${kind}:${returnId}`,
    kind,
    customerId: one.customerId,
    orderId: one.orderId,
    subjectId: returnId,
    dueAt: at,
    window: null,
    zone: customerZone(order?.countryCode ?? null, timezone),
    held: false,
  };
  await messages.plan(shopId, planned, now);
}

interface Planning {
  readonly returns: Pick<Returns, 'find'>;
  readonly commerce: Pick<Commerce, 'getShop' | 'mailedOrders'>;
  readonly messages: Pick<Messages, 'plan'>;
}

/** Nobody but us says yes in our name. */
const wasApprovedAtOnce = ({ timeline }: ReturnDetail): boolean =>
  timeline.some(({ kind, actor }) => kind === 'approved' && actor === 'afterglow');

/**
 * What a message about a return says at its moment. Once the return has moved on, only where it stands is told. That
 * the area has been switched off changes nothing: what runs goes on.
 */
export function composeReturnMessage(
  returns: Pick<Returns, 'find'>,
  commerce: Pick<Commerce, 'findOrder' | 'productCards' | 'getShop'>,
  storefront: Pick<Storefront, 'orderPage'>,
): Compose {
  return async (shopId, { kind, subjectId }) => {
    const one = subjectId === null ? null : await returns.find(shopId, subjectId);
    if (one === null || !isReturnMessage(kind) || !isStillTrue(kind, one))
      return { kind: 'not', reason: 'no-longer-true' };
    const shop = await commerce.getShop(asShopId(shopId));
    const [pictures, url] = await Promise.all([
      picturesOf(commerce, shopId, one.orderId),
      storefront.orderPage(shop, one.orderShopifyId),
    ]);
    return { kind: 'send', content: returnContent(kind, one, pictures, url) };
  };
}

function isStillTrue(kind: ReturnMessageKind, { state, paid }: ReturnDetail): boolean {
  switch (kind) {
    case 'return-requested':
      return state === 'requested';
    case 'return-approved':
      return state === 'approved';
    case 'return-declined':
      return state === 'declined';
    case 'return-received':
      return state === 'received' || state === 'inspected';
    case 'return-settled':
      return paid !== null;
  }
}

/** By Shopify's line. */
type Pictures = ReadonlyMap<ShopifyId, string>;

export function returnContent(
  kind: ReturnMessageKind,
  one: ReturnDetail,
  pictures: Pictures,
  url: string,
): MailContent {
  const products = one.lines.map(
    ({ lineShopifyId, title, variantTitle, quantity }): MailProduct => ({
      title: itemName(title, variantTitle),
      imageUrl: pictures.get(lineShopifyId) ?? null,
      quantity,
    }),
  );
  const told = { orderName: one.orderName, returnName: one.name, products, url };
  if (kind === 'return-declined') return { kind, ...told, note: one.declined?.note || null };
  if (kind !== 'return-settled') return { kind, ...told };
  return { kind, ...told, refunded: some(one.paid?.refunded), credited: some(one.paid?.credited) };
}

const some = (amount: Money | undefined): Money | null =>
  amount === undefined || amount.minor === 0n ? null : amount;

export async function picturesOf(
  commerce: Pick<Commerce, 'findOrder' | 'productCards'>,
  shopId: bigint,
  orderId: bigint,
): Promise<Pictures> {
  const order = await commerce.findOrder(asShopId(shopId), asOrderId(orderId));
  const lines = order?.snapshot.lines ?? [];
  const products = [...new Set(lines.flatMap((line) => line.productId ?? []))];
  const cards = await commerce.productCards(asShopId(shopId), products);
  return new Map(
    lines.flatMap((line) => {
      const imageUrl = line.productId === null ? null : (cards.get(line.productId)?.imageUrl ?? null);
      return imageUrl === null ? [] : [[line.shopifyId, imageUrl] as const];
    }),
  );
}
