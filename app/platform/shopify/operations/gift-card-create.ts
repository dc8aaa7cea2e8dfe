import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid } from '../scalars.ts';

export const document = `#graphql
  mutation GiftCardCreate($input: GiftCardCreateInput!) {
    giftCardCreate(input: $input) {
      giftCard { id }
      userErrors { field message code }
    }
  }
`;

export interface GiftCardInput {
  readonly code: string;
  readonly customerId: string;
  readonly initialAmount: { readonly amount: string; readonly currencyCode: string };
  /** "2027-01-31"; left out: without end. */
  readonly expiresOn?: string;
  readonly note: string;
}

/** A gift card with a code of ours: the same code a second time is refused as taken. */
export const createGiftCard = operation<{ input: GiftCardInput }>()({
  name: 'GiftCardCreate',
  document,
  answer: z
    .object({
      giftCardCreate: z.object({
        giftCard: z.object({ id: gid }).nullable(),
        userErrors: z.array(z.object({ message: z.string(), code: z.string().nullable() })),
      }),
    })
    .transform((data) => data.giftCardCreate),
  cost: 10,
});
