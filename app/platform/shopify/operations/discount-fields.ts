import { z } from 'zod';
import { gid } from '../scalars.ts';

// What the two kinds of code discounts that we make have in common.

export interface DiscountInput {
  readonly title: string;
  readonly code: string;
  /** ISO moments. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly usageLimit: number;
  readonly appliesOncePerCustomer: boolean;
  /** Who may use it. */
  readonly context: { readonly customers: { readonly add: readonly string[] } } | { readonly all: 'ALL' };
  readonly minimumRequirement?: { readonly subtotal: { readonly greaterThanOrEqualToSubtotal: string } };
  readonly combinesWith: {
    readonly orderDiscounts: boolean;
    readonly productDiscounts: boolean;
    readonly shippingDiscounts: boolean;
  };
}

/** What a mutation that makes one answers: the discount, or why there is none. */
export const createAnswer = z.object({
  codeDiscountNode: z.object({ id: gid }).nullable(),
  userErrors: z.array(z.object({ message: z.string(), code: z.string().nullable() })),
});

export type CreateAnswer = z.infer<typeof createAnswer>;
