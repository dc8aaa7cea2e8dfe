import { customerId as asCustomerId, orderId as asOrderId, shopId as asShopId } from '#app/kernel/ids.ts';
import type { Commerce } from '../../modules/commerce/index.server.ts';
import type { OrderSnapshot } from '../../modules/commerce/order.ts';
import type { Messages } from '../../modules/messages/door.ts';
import { domainOf } from '../../modules/messages/sender/sender-form.ts';
import type { PublishingPort } from '../../modules/reviews/publishing/ports.ts';

/** What signals of reviews ask of whoever bought, answered by commerce and by what the shop's mails come from. */
export function buyersForReviews(
  commerce: Pick<Commerce, 'findOrder' | 'mailedCustomers'>,
  messages: Pick<Messages, 'getSender'>,
  isDisposable: (email: string) => boolean,
): PublishingPort {
  return {
    async buyerOf(shop, { orderId, customerId }) {
      const [order, email, sender] = await Promise.all([
        commerce.findOrder(asShopId(shop), asOrderId(orderId)),
        customerId === null ? null : addressOf(commerce, shop, customerId),
        messages.getSender(shop),
      ]);
      const own = [sender.fromAddress, sender.replyTo].filter((address) => address !== null);
      return {
        disposable: email !== null && isDisposable(email),
        own:
          email !== null &&
          (own.some((address) => isSame(address, email)) ||
            (sender.fromAddress !== null && isSame(domainOf(sender.fromAddress), domainOf(email)))),
        refunded: order !== null && wasPaidBack(order.snapshot),
        country: order?.snapshot.countryCode ?? null,
      };
    },
  };
}

const isSame = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

async function addressOf(
  commerce: Pick<Commerce, 'mailedCustomers'>,
  shop: bigint,
  customer: bigint,
): Promise<string | null> {
  const known = await commerce.mailedCustomers(asShopId(shop), [asCustomerId(customer)]);
  return known.get(customer)?.email ?? null;
}

/** All of it was paid back, and no refund says that goods came back. */
function wasPaidBack({ financialStatus, refunds }: OrderSnapshot): boolean {
  return (
    financialStatus === 'refunded' &&
    refunds.every(({ lines }) => lines.every(({ restockType }) => restockType !== 'return'))
  );
}
