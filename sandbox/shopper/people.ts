import type { CustomerData, Id, Shop } from '../domain/types.ts';
import type { Reader } from '../state/database.ts';
import { findDocuments } from '../state/documents.ts';

/** A customer worth trying the shop as, and why. */
export interface Person {
  id: Id;
  name: string;
  why: string;
}

/** How many of the latest orders are looked through for somebody who sent something back. */
const recent = 200;

/** A few customers of the shop who differ in what they bought; each is named once. */
export async function interestingPeople(on: Reader, shop: Pick<Shop, 'domain'>): Promise<Person[]> {
  const rows = await on.query<{ id: string; why: string }>(
    `with bought as (
       select customer_id as id, count(*)::int as orders, max(processed_at) as last
       from resource where shop = $1 and kind = 'order' and customer_id is not null group by customer_id
     ), latest as (
       select customer_id as id, data, processed_at from resource
       where shop = $1 and kind = 'order' and customer_id is not null
       order by processed_at desc limit $2
     )
     (select id, orders || ' orders' as why from bought where orders > 1 order by orders desc, id limit 1)
     union all
     (select id, 'Bought last' from bought order by last desc, id limit 1)
     union all
     (select id, 'Had a refund' from latest where jsonb_array_length(data -> 'refunds') > 0
       order by processed_at desc limit 1)
     union all
     (select customer.id, 'Reads German' from resource customer join bought using (id)
       where customer.shop = $1 and customer.kind = 'customer' and customer.data ->> 'locale' like 'de%'
       order by bought.orders desc, id limit 1)
     union all
     (select customer.id, 'Has bought nothing yet' from resource customer left join bought using (id)
       where customer.shop = $1 and customer.kind = 'customer' and bought.id is null
       order by customer.created_at desc, id limit 1)`,
    [shop.domain, recent],
  );
  const customers = await findDocuments(on, shop, 'customer', [...new Set(rows.map((row) => row.id))]);
  const people = new Map<Id, Person>();
  for (const { id, why } of rows) {
    const customer = customers.find((one) => one.id === id);
    if (customer === undefined || people.has(id)) continue;
    people.set(id, { id, name: nameOf(customer), why });
  }
  return [...people.values()];
}

/** How a customer is called: by name, else by e-mail. */
export function nameOf(customer: Pick<CustomerData, 'firstName' | 'lastName' | 'email'>): string {
  const name = [customer.firstName, customer.lastName]
    .filter((part) => part !== null && part !== '')
    .join(' ');
  return name !== '' ? name : (customer.email ?? 'A customer');
}
