import { z } from 'zod';
import type { CustomerSnapshot } from '../../../modules/commerce/customer.ts';
import { marketingState } from '../marketing-state.ts';
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
  defaultEmailAddress { emailAddress marketingState marketingUpdatedAt }
  defaultAddress { countryCodeV2 }
`;

export const customerAnswer = z
  .object({
    id: gid,
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    locale: z.string(),
    tags: z.array(z.string()),
    createdAt: instant,
    updatedAt: instant,
    defaultEmailAddress: z
      .object({
        emailAddress: z.string(),
        marketingState: z.string(),
        marketingUpdatedAt: instant.nullable(),
      })
      .nullable(),
    defaultAddress: z.object({ countryCodeV2: z.string().nullable() }).nullable(),
  })
  .transform(
    (customer): CustomerSnapshot => ({
      shopifyId: customer.id,
      // Not displayName: it falls back to the e-mail.
      name: [customer.firstName, customer.lastName].filter(Boolean).join(' '),
      firstName: customer.firstName?.trim() || null,
      email: customer.defaultEmailAddress?.emailAddress ?? null,
      countryCode: customer.defaultAddress?.countryCodeV2 ?? null,
      locale: customer.locale,
      marketing: marketingState(customer.defaultEmailAddress?.marketingState ?? 'not_subscribed'),
      marketingAt: customer.defaultEmailAddress?.marketingUpdatedAt ?? null,
      tags: customer.tags,
      createdAt: customer.createdAt,
      updatedAt: customer.updatedAt,
    }),
  );
