import { z } from 'zod';
import { gid } from '../scalars.ts';

// What the two kinds of automatic discounts that we make have in common.

export interface AutomaticInput {
  readonly title: string;
  /** ISO moment; an update leaves it as it is. */
  readonly startsAt?: string;
  readonly tags: readonly string[];
  readonly context: {
    readonly customerSegments: { readonly add: readonly string[]; readonly remove?: readonly string[] };
  };
  readonly combinesWith: {
    readonly orderDiscounts: boolean;
    readonly productDiscounts: boolean;
    readonly shippingDiscounts: boolean;
  };
}

export interface AutomaticBasicInput extends AutomaticInput {
  readonly customerGets: {
    readonly items: { readonly all: true };
    /** From 0 to 1. */
    readonly value: { readonly percentage: number };
  };
}

export interface AutomaticShippingInput extends AutomaticInput {
  readonly destination: { readonly all: true };
}

/** What a mutation that makes or changes one answers: the discount, or why not. */
export const automaticAnswer = z.object({
  automaticDiscountNode: z.object({ id: gid }).nullable(),
  userErrors: z.array(z.object({ message: z.string(), code: z.string().nullable() })),
});

export type AutomaticAnswer = z.infer<typeof automaticAnswer>;
