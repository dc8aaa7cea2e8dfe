import { customerId as asCustomerId, orderId as asOrderId, shopId as asShopId } from '#app/kernel/ids.ts';
import type { Commerce } from './modules/commerce/index.server.ts';
import type { PeoplePort } from './modules/messages/index.server.ts';
import { customerOf, personOfCustomer, personOfHash } from './modules/messages/sending/person.ts';
import type { Seal } from './platform/seal.server.ts';
import type { Storefront } from './platform/shopify/storefront.server.ts';

/** Whom messages go to, answered by commerce; a guest's address is asked of Shopify and kept nowhere. */
export function peopleForMessages(
  commerce: Pick<Commerce, 'getShop' | 'findCustomer' | 'findOrder'>,
  storefront: Pick<Storefront, 'guest'>,
  seal: Pick<Seal, 'emailIndex'>,
): PeoplePort {
  return {
    async shopForMessages(shopId) {
      const { name, domain, timezone } = await commerce.getShop(asShopId(shopId));
      return { name: name || domain, domain, zone: timezone };
    },
    async recipient(shopId, { customerId, orderId }) {
      const shop = asShopId(shopId);
      if (customerId !== null) {
        const named = await commerce.findCustomer(shop, asCustomerId(customerId));
        const into = named?.mergedIntoId ?? null;
        const customer = into === null ? named : await commerce.findCustomer(shop, into);
        if (customer === null || customer.redactedAt !== null) return 'redacted';
        const { email, locale } = customer;
        return email === null ? 'no-address' : { email, locale, person: personOfCustomer(customer.id) };
      }
      const order = orderId === null ? null : await commerce.findOrder(shop, asOrderId(orderId));
      if (order === null) return 'no-address';
      const { id, domain } = await commerce.getShop(shop);
      const guest = await storefront.guest({ id, domain }, order.snapshot.shopifyId);
      if (!guest?.email) return 'no-address';
      const person = personOfHash(seal.emailIndex(guest.email));
      return { email: guest.email, locale: guest.customerLocale, person };
    },
    async localeOf(shopId, person) {
      const customer = customerOf(person);
      if (customer === null) return null;
      return (await commerce.findCustomer(asShopId(shopId), asCustomerId(customer)))?.locale ?? null;
    },
  };
}
