import type { CustomerData } from '../../domain/types.ts';
import { nameOf } from '../../shopper/people.ts';
import { Strict } from '../liquid/strict.ts';
import { metafieldsOf } from './metafields.ts';
import type { PageContext } from './page-context.ts';

/** The customer who is signed in. */
export function customerObject(page: PageContext, customer: CustomerData): Strict {
  return new Strict('customer', {
    id: Number(customer.id),
    email: customer.email,
    first_name: customer.firstName,
    last_name: customer.lastName,
    name: nameOf(customer),
    phone: customer.phone,
    tags: customer.tags,
    has_account: customer.account,
    accepts_marketing: customer.marketing === 'SUBSCRIBED',
    orders_count: async () => {
      const [row] = await page.state.query<{ orders: number }>(
        `select count(*)::int as orders from resource where shop = $1 and customer_id = $2 and kind = 'order'`,
        [page.shop.domain, customer.id],
      );
      return row?.orders ?? 0;
    },
    metafields: metafieldsOf(page.state, page.shop, 'CUSTOMER', customer.id),
  });
}
