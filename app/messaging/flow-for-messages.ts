import type { Elsewhere, TellElsewhere } from '../modules/messages/ports.ts';
import type { FlowPayload } from '../platform/shopify/operations/flow-trigger.ts';
import type { Flow } from '../platform/shopify/writes/flow.server.ts';
import { outsideNames, plainContent } from './content-for-others.ts';

/** The triggers under `extensions`: Flow wants every field of a trigger, and a guest has no customer. */
export const flowTriggers = {
  customer: 'afterglow-flow-message',
  guest: 'afterglow-flow-guest-message',
} as const;

/** A workflow shows some of them, not a catalogue. */
const mostProducts = 20;
const longestNote = 4000;

/** Messages as triggers of Shopify Flow, where a workflow writes and sends them. */
export function flowForMessages(
  flow: Flow,
  shopOf: (
    shopId: bigint,
  ) => Promise<{ readonly id: bigint; readonly domain: string; readonly installed: boolean }>,
): Elsewhere {
  return {
    ready: async (shopId) => (await shopOf(shopId)).installed,
    async tell(shopId, told) {
      const { handle, payload } = triggerOf(told);
      return flow.trigger(await shopOf(shopId), handle, payload);
    },
    repeatable: false,
  };
}

/** Every field has a value, whatever the message says: '' or 0 where it says no such thing. */
export function triggerOf({ kind, uniqueId, recipient, content }: TellElsewhere): {
  readonly handle: string;
  readonly payload: FlowPayload;
} {
  const plain = plainContent(content);
  const fields = {
    Message: outsideNames[kind],
    'Message ID': uniqueId,
    Email: recipient.email,
    'First name': recipient.firstName ?? '',
    Language: recipient.locale ?? '',
    Lifecycle: recipient.lifecycle,
    Link: plain.url,
    'Order ID': recipient.orderShopifyId?.toString() ?? '',
    'Order name': plain.orderName ?? '',
    'Return name': plain.returnName ?? '',
    Products: plain.products
      .slice(0, mostProducts)
      .map(({ title }) => title)
      .join(', '),
    Note: (plain.note ?? '').replace(/\s+/g, ' ').slice(0, longestNote),
    'Refunded amount': plain.refunded?.amount ?? '',
    'Refunded currency': plain.refunded?.currency ?? '',
    'Credited amount': plain.credited?.amount ?? '',
    'Credited currency': plain.credited?.currency ?? '',
    Points: plain.points ?? 0,
    'Points balance': plain.balance ?? 0,
    Tier: plain.tier ?? '',
  };
  return recipient.customerShopifyId === null
    ? { handle: flowTriggers.guest, payload: fields }
    : {
        handle: flowTriggers.customer,
        payload: { customer_id: Number(recipient.customerShopifyId), ...fields },
      };
}
