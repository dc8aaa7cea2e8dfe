import { compareInstants } from '../../kernel/calendar.ts';
import { printGid, type ShopifyId } from '../../kernel/ids.ts';
import type { OrderReading } from '../../modules/commerce/delivery.ts';
import type { AdminClient } from './admin-client.server.ts';
import { AdminUnavailable } from './errors.ts';
import { readFulfillmentLines } from './operations/fulfillment-lines.ts';
import { firstPage, type OrderAnswer, readOrder } from './operations/order.ts';
import { type OrderParts, orderOfParts } from './operations/order-fields.ts';
import { readOrderLines } from './operations/order-lines.ts';
import { readOrderLists } from './operations/order-lists.ts';
import { readRefundLines } from './operations/refund-lines.ts';

interface ShopRef {
  readonly id: bigint;
  readonly domain: string;
}

interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const maxTries = 3;

/** The whole order, in as many answers as it takes. One that changes meanwhile is begun again. */
export async function readWholeOrder(
  client: AdminClient,
  shop: ShopRef,
  id: ShopifyId,
): Promise<OrderReading | null> {
  const gid = printGid('Order', id);
  for (let attempt = 0; attempt < maxTries; attempt++) {
    const first = await client.call(shop, readOrder, { id: gid });
    if (first === null) return null;
    const parts = await completeParts(client, shop, gid, first);
    if (parts === null) continue;
    return { order: orderOfParts(parts), customer: first.customer, complete: true, arrived: [] };
  }
  throw new AdminUnavailable(`Order ${id} changed during each of ${maxTries} reads`);
}

/** Null: the order changed between two answers. */
async function completeParts(
  client: AdminClient,
  shop: ShopRef,
  gid: string,
  order: OrderAnswer,
): Promise<OrderParts | null> {
  const lines = await allLines(client, shop, gid, order);
  const lists = await allLists(client, shop, gid, order);
  if (lines === null || lists === null) return null;
  const refunds: OrderParts['refunds'][number][] = [];
  for (const refund of lists.refunds) {
    const known = order.refunds.find((one) => one.id === refund.id)?.refundLineItems ?? null;
    const id = printGid('Refund', refund.id);
    const more = (after: string | null) => client.call(shop, readRefundLines, { id, after });
    refunds.push({ ...refund, lines: await allPages(known, more) });
  }
  const fulfillments: OrderParts['fulfillments'][number][] = [];
  for (const parcel of lists.fulfillments) {
    const known = order.fulfillments.find((one) => one.id === parcel.id)?.fulfillmentLineItems ?? null;
    const id = printGid('Fulfillment', parcel.id);
    const more = (after: string | null) => client.call(shop, readFulfillmentLines, { id, after });
    fulfillments.push({ ...parcel, lines: await allPages(known, more) });
  }
  return {
    order,
    customerId: order.customer?.shopifyId ?? null,
    lines,
    transactions: lists.transactions,
    refunds,
    fulfillments,
  };
}

async function allLines(
  client: AdminClient,
  shop: ShopRef,
  id: string,
  order: OrderAnswer,
): Promise<OrderParts['lines'] | null> {
  const lines = [...order.lineItems.nodes];
  let page = order.lineItems.pageInfo;
  while (page.hasNextPage) {
    const more = await client.call(shop, readOrderLines, { id, after: page.endCursor });
    if (more === null || compareInstants(more.updatedAt, order.updatedAt) !== 0) return null;
    lines.push(...more.lineItems.nodes);
    page = more.lineItems.pageInfo;
  }
  return lines;
}

/** A list that is as long as was asked for may go on. */
async function allLists(client: AdminClient, shop: ShopRef, id: string, order: OrderAnswer) {
  const full =
    order.transactions.length >= firstPage.transactions ||
    order.refunds.length >= firstPage.refunds ||
    order.fulfillments.length >= firstPage.parcels;
  if (!full) {
    return {
      transactions: order.transactions,
      refunds: order.refunds.map(({ refundLineItems: _, ...refund }) => refund),
      fulfillments: order.fulfillments.map(({ fulfillmentLineItems: _, ...parcel }) => parcel),
    };
  }
  const lists = await client.call(shop, readOrderLists, { id });
  return lists === null || compareInstants(lists.updatedAt, order.updatedAt) !== 0 ? null : lists;
}

async function allPages<Node>(
  first: Page<Node> | null,
  more: (after: string | null) => Promise<Page<Node> | null>,
): Promise<Node[]> {
  let page = first ?? (await more(null));
  const nodes: Node[] = [...(page?.nodes ?? [])];
  while (page?.pageInfo.hasNextPage) {
    page = await more(page.pageInfo.endCursor);
    nodes.push(...(page?.nodes ?? []));
  }
  return nodes;
}
