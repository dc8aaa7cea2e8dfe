import { type Instant, lastLocalDay, type Zone } from '#app/kernel/calendar.ts';
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
const returnMessageKinds = [
  'return-requested',
  'return-approved',
  'return-declined',
  'return-received',
  'return-settled',
  'return-cancelled',
  'return-reminder',
  'return-expired',
  'return-message',
] as const;
type ReturnMessageKind = (typeof returnMessageKinds)[number];

function isReturnMessage(kind: string): kind is ReturnMessageKind {
  return returnMessageKinds.some((one) => one === kind);
}

/** What a fact of a return is told as; null: it is not. */
export function returnMessageOf(fact: string): ReturnMessageKind | null {
  if (fact === 'return-reminder-due') return 'return-reminder';
  if (fact === 'return-message-sent') return 'return-message';
  return isReturnMessage(fact) ? fact : null;
}

/**
 * Plans what a customer is told of a step of their return, at the moment of that step. That a return was asked for is
 * told only where somebody has to look at it first: what is approved at once is told as approved.
 */
export async function planReturnMessage(
  { returns, commerce, messages }: Planning,
  shopId: bigint,
  step: {
    readonly kind: ReturnMessageKind;
    readonly returnId: bigint;
    /** Of a message that the shop wrote. */
    readonly number?: number | undefined;
    readonly at: Instant;
  },
  now: Instant,
): Promise<void> {
  const { kind, returnId, number, at } = step;
  const one = await returns.find(shopId, returnId);
  if (one === null || !isToBeTold(kind, one)) return;
  const { timezone } = await commerce.getShop(asShopId(shopId));
  const order = (await commerce.mailedOrders(asShopId(shopId), [one.orderId])).get(one.orderId);
  const planned = {
    key: number === undefined ? `${kind}:${returnId}` : `${kind}:${returnId}:${number}`,
    kind,
    customerId: one.customerId,
    orderId: one.orderId,
    subjectId: returnId,
    dueAt: isMadeByStaff(kind, one) ? at.add({ minutes: staffMinutes }) : at,
    window: null,
    zone: customerZone(order?.countryCode ?? null, timezone),
    held: false,
  };
  await messages.plan(shopId, planned, now);
}

/** A return that staff make at the till is over within minutes; until then nobody is asked to send anything. */
const staffMinutes = 10;
const isMadeByStaff = (kind: ReturnMessageKind, { origin }: ReturnDetail): boolean =>
  kind === 'return-approved' && origin === 'shopify';

interface Planning {
  readonly returns: Pick<Returns, 'find'>;
  readonly commerce: Pick<Commerce, 'getShop' | 'mailedOrders'>;
  readonly messages: Pick<Messages, 'plan'>;
}

/** Whoever called it off themselves knows, and where the goods stay there is nothing to send. */
function isToBeTold(kind: ReturnMessageKind, one: ReturnDetail): boolean {
  if (kind === 'return-requested') return !wasApprovedAtOnce(one);
  if (kind === 'return-approved') return one.outcome !== 'keep';
  return kind !== 'return-cancelled' || !wasCalledOffByShopper(one);
}

/** Nobody but us says yes in our name; what staff made at Shopify was never asked for. */
const wasApprovedAtOnce = ({ timeline }: ReturnDetail): boolean =>
  timeline.some(({ kind, actor }) => kind === 'approved' && (actor === 'afterglow' || actor === 'shopify'));

const wasCalledOffByShopper = ({ timeline }: ReturnDetail): boolean =>
  timeline.some(({ kind, actor }) => kind === 'cancelled' && actor === 'shopper');

/**
 * What a message about a return says at its moment. Once the return has moved on, only where it stands is told. That
 * the area has been switched off changes nothing: what runs goes on.
 */
export function composeReturnMessage(
  returns: Pick<Returns, 'find'>,
  commerce: Pick<Commerce, 'findOrder' | 'productCards' | 'getShop'>,
  storefront: Pick<Storefront, 'orderPage'>,
): Compose {
  return async (shopId, { kind, subjectId, key }) => {
    const one = subjectId === null ? null : await returns.find(shopId, subjectId);
    if (one === null || !isReturnMessage(kind) || !isStillTrue(kind, one))
      return { kind: 'not', reason: 'no-longer-true' };
    const shop = await commerce.getShop(asShopId(shopId));
    const [pictures, url] = await Promise.all([
      picturesOf(commerce, shopId, one.orderId),
      storefront.orderPage(shop, one.orderShopifyId),
    ]);
    const content = returnContent(kind, one, { pictures, url, zone: shop.timezone, number: numberIn(key) });
    return content === null ? { kind: 'not', reason: 'redacted' } : { kind: 'send', content };
  };
}

/** "return-message:41:2" is the second one. */
const numberIn = (key: string): number => Number(key.split(':')[2] ?? 0);

function isStillTrue(kind: ReturnMessageKind, { state, paid }: ReturnDetail): boolean {
  switch (kind) {
    case 'return-requested':
      return state === 'requested';
    case 'return-approved':
    case 'return-reminder':
      return state === 'approved';
    case 'return-declined':
      return state === 'declined';
    case 'return-received':
      return state === 'received' || state === 'inspected';
    case 'return-settled':
      return paid !== null;
    case 'return-cancelled':
      return state === 'cancelled';
    case 'return-expired':
      return state === 'expired';
    case 'return-message':
      return true;
  }
}

/** By Shopify's line. */
type Pictures = ReadonlyMap<ShopifyId, string>;

interface Around {
  readonly pictures: Pictures;
  readonly url: string;
  /** Of the shop. */
  readonly zone: Zone;
  /** Of the message that the shop wrote. */
  readonly number: number;
}

/** Null: what was to be said has been erased. */
function returnContent(
  kind: ReturnMessageKind,
  one: ReturnDetail,
  { pictures, url, zone, number }: Around,
): MailContent | null {
  const products = one.lines.map(
    ({ lineShopifyId, title, variantTitle, quantity }): MailProduct => ({
      title: itemName(title, variantTitle),
      imageUrl: pictures.get(lineShopifyId) ?? null,
      quantity,
    }),
  );
  const told = { orderName: one.orderName, returnName: one.name, products, url };
  switch (kind) {
    case 'return-declined':
      return { kind, ...told, note: one.declined?.note || null };
    case 'return-approved':
    case 'return-reminder':
      return { kind, ...told, ...toSend(one, zone) };
    case 'return-settled':
      return { kind, ...told, ...settled(one) };
    case 'return-message': {
      const text = one.messages.find((message) => message.number === number)?.text ?? '';
      return text === '' ? null : { kind, ...told, text };
    }
    default:
      return { kind, ...told };
  }
}

const toSend = (one: ReturnDetail, zone: Zone) => ({
  sendBy: one.expiresAt === null ? null : lastLocalDay(one.expiresAt, zone),
  sendTo: one.terms.sendTo.address || null,
  instead: insteadOf(one),
});

const settled = (one: ReturnDetail) => ({
  refunded: some(one.paid?.refunded),
  credited: some(one.paid?.credited),
  owed: some(one.paid?.owed),
  instead: insteadOf(one),
  kept: one.outcome === 'keep',
});

/** What goes out, where that is what was chosen. */
function insteadOf({ outcome, exchange }: ReturnDetail): readonly string[] {
  if (outcome !== 'exchange') return [];
  return exchange.map(({ title, variantTitle, quantity }) => {
    const name = itemName(title, variantTitle);
    return quantity > 1 ? `${quantity} × ${name}` : name;
  });
}

const some = (amount: Money | undefined): Money | null =>
  amount === undefined || amount.minor === 0n ? null : amount;

async function picturesOf(
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
