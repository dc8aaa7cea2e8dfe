import type { Elsewhere, TellElsewhere } from '../modules/messages/ports.ts';
import type { Klaviyo, KlaviyoEvent, KlaviyoValue } from '../platform/klaviyo.server.ts';
import { outsideNames, type PlainContent, plainContent } from './content-for-others.ts';

/** Messages as events at Klaviyo, where a flow writes and sends them. `keyFor`: the shop's private key; null: none. */
export function klaviyoForMessages(
  klaviyo: Klaviyo,
  keyFor: (shopId: bigint) => Promise<string | null>,
): Elsewhere {
  return {
    ready: async (shopId) => (await keyFor(shopId)) !== null,
    async tell(shopId, told) {
      const key = await keyFor(shopId);
      if (key === null) return { state: 'not-reached', why: 'no key' };
      return klaviyo.record(key, eventOf(told));
    },
    repeatable: true,
  };
}

/**
 * The profile is known by its address alone: it is what Klaviyo has of every customer, and another system may have
 * given it an external id.
 */
function eventOf({ kind, uniqueId, recipient, at, content }: TellElsewhere): KlaviyoEvent {
  const plain = plainContent(content);
  return {
    metric: `Afterglow ${outsideNames[kind].toLowerCase()}`,
    uniqueId,
    time: at,
    properties: present({ ...propertiesOf(plain), language: recipient.locale }),
    profile: {
      email: recipient.email,
      firstName: recipient.firstName,
      locale: recipient.locale,
      properties: {
        afterglow_lifecycle: recipient.lifecycle,
        afterglow_last_message: kind,
        ...present({
          afterglow_points_balance: plain.balance,
          afterglow_tier: plain.tier,
          shopify_customer_id: recipient.customerShopifyId?.toString() ?? null,
        }),
      },
    },
  };
}

const propertiesOf = (plain: PlainContent) => ({
  order_name: plain.orderName,
  return_name: plain.returnName,
  note: plain.note,
  url: plain.url,
  products: plain.products.map(({ title, imageUrl, quantity }) => ({
    title,
    image_url: imageUrl,
    quantity,
  })),
  refunded_amount: plain.refunded?.amount ?? null,
  refunded_currency: plain.refunded?.currency ?? null,
  credited_amount: plain.credited?.amount ?? null,
  credited_currency: plain.credited?.currency ?? null,
  points: plain.points,
  points_balance: plain.balance,
  last_day: plain.lastDay,
  tier: plain.tier,
});

/** What is not known is left as Klaviyo has it. */
const present = (values: Readonly<Record<string, KlaviyoValue>>): Record<string, KlaviyoValue> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
