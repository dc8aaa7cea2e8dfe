import { z } from 'zod';
import type { CustomerSnapshot, MarketingState } from '../../../modules/commerce/customer.ts';
import { gid, instant } from '../scalars.ts';

/** What every document asks of a customer. */
export const customerFields = `
  id
  firstName
  lastName
  locale
  tags
  createdAt
  updatedAt
  defaultEmailAddress { emailAddress marketingState }
  defaultAddress { countryCodeV2 }
`;

const marketingStates = new Map<string, MarketingState>([
  ['SUBSCRIBED', 'subscribed'],
  ['NOT_SUBSCRIBED', 'not_subscribed'],
  ['PENDING', 'pending'],
  ['UNSUBSCRIBED', 'unsubscribed'],
  ['INVALID', 'invalid'],
  ['REDACTED', 'redacted'],
]);

export const customerAnswer = z
  .object({
    id: gid,
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    locale: z.string(),
    tags: z.array(z.string()),
    createdAt: instant,
    updatedAt: instant,
    defaultEmailAddress: z.object({ emailAddress: z.string(), marketingState: z.string() }).nullable(),
    defaultAddress: z.object({ countryCodeV2: z.string().nullable() }).nullable(),
  })
  .transform(
    (customer): CustomerSnapshot => ({
      shopifyId: customer.id,
      // Not displayName: it falls back to the e-mail.
      name: [customer.firstName, customer.lastName].filter(Boolean).join(' '),
      email: customer.defaultEmailAddress?.emailAddress ?? null,
      countryCode: customer.defaultAddress?.countryCodeV2 ?? null,
      locale: customer.locale,
      marketing:
        marketingStates.get(customer.defaultEmailAddress?.marketingState ?? 'NOT_SUBSCRIBED') ?? null,
      tags: customer.tags,
      createdAt: customer.createdAt,
      updatedAt: customer.updatedAt,
    }),
  );
