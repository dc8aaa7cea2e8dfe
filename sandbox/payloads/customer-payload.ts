import { isoWithOffset } from '../domain/timestamps.ts';
import type { AddressData, CustomerData, Id, Shop } from '../domain/types.ts';
import { countryName } from './countries.ts';

/**
 * The customer of customers/create, customers/update and of order payloads. Since API version 2025-01 it carries no
 * tags, no marketing consent and no order counts: those are read by GraphQL.
 */
export function customerPayload(shop: Shop, customer: CustomerData): object {
  return {
    id: Number(customer.id),
    created_at: isoWithOffset(customer.createdAt, shop.timezone),
    updated_at: isoWithOffset(customer.updatedAt, shop.timezone),
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: customer.account ? 'enabled' : 'disabled',
    note: customer.note,
    verified_email: true,
    multipass_identifier: null,
    tax_exempt: false,
    email: customer.email,
    phone: customer.phone,
    currency: shop.currency,
    addresses: customer.address === null ? [] : [customerAddress(customer.id, customer.address)],
    tax_exemptions: [],
    admin_graphql_api_id: `gid://shopify/Customer/${customer.id}`,
    ...(customer.address === null ? {} : { default_address: customerAddress(customer.id, customer.address) }),
  };
}

function customerAddress(customerId: Id, address: AddressData): object {
  return {
    id: Number(address.id),
    customer_id: Number(customerId),
    ...addressPayload(address),
    country_name: countryName(address.countryCode),
    default: true,
  };
}

/** An address as orders and customers carry it. */
export function addressPayload(address: AddressData): object {
  return {
    first_name: address.firstName,
    last_name: address.lastName,
    company: null,
    address1: address.address1,
    address2: null,
    city: address.city,
    province: address.provinceCode,
    country: countryName(address.countryCode),
    zip: address.zip,
    phone: address.phone,
    name: [address.firstName, address.lastName].filter(Boolean).join(' '),
    province_code: address.provinceCode,
    country_code: address.countryCode,
  };
}

/** customers/delete: the id and little else. */
export function customerDeletedPayload(customer: CustomerData): object {
  return {
    id: Number(customer.id),
    phone: customer.phone,
    addresses: [],
    tax_exemptions: [],
    admin_graphql_api_id: `gid://shopify/Customer/${customer.id}`,
  };
}

export function customerMergePayload(keep: Id, deleted: Id, job: Id): object {
  return {
    admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${keep}`,
    admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${deleted}`,
    admin_graphql_api_job_id: `gid://shopify/Job/${job}`,
    status: 'completed',
    errors: [],
  };
}

/** customer.tags_added and customer.tags_removed. */
export function tagsPayload(customer: CustomerData, tags: string[], at: string): object {
  return {
    customerId: `gid://shopify/Customer/${customer.id}`,
    tags,
    occurredAt: new Date(at).toISOString(),
  };
}

/** customers_email_marketing_consent/update. */
export function emailConsentPayload(shop: Shop, customer: CustomerData): object {
  return {
    customer_id: Number(customer.id),
    email_address: customer.email,
    email_marketing_consent: {
      state: customer.marketing.toLowerCase(),
      opt_in_level: 'single_opt_in',
      consent_updated_at:
        customer.marketingUpdatedAt === null
          ? null
          : isoWithOffset(customer.marketingUpdatedAt, shop.timezone),
    },
  };
}
