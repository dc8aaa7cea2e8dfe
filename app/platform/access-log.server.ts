import type { Database } from './db/database.server.ts';

/** Somebody on the merchant's side who looks at one customer's personal data. */
export interface DataAccess {
  readonly shopId: bigint;
  /** Shopify's id of the staff member. */
  readonly staffId: string;
  readonly customerId: bigint;
  readonly purpose: 'customer-page' | 'return-page' | 'message-page' | 'export';
}

/** Notes who looked at whose data; again within ten minutes, for the same purpose, is the same look. */
export async function noteDataAccess({ sql }: Pick<Database, 'sql'>, access: DataAccess): Promise<void> {
  const { shopId, staffId, customerId, purpose } = access;
  await sql`
    insert into platform_personal_data_access (shop_id, staff_id, customer_id, purpose)
    select ${shopId}, ${staffId}, ${customerId}, ${purpose}
    where not exists (
      select 1 from platform_personal_data_access
      where shop_id = ${shopId} and accessed_at > now() - interval '10 minutes'
        and staff_id = ${staffId} and customer_id = ${customerId} and purpose = ${purpose})`;
}
