import type { z } from 'zod';

/** One GraphQL operation: its document, the answer it is parsed into, and what it costs at most. */
export interface Operation<Variables extends object, Answer> {
  readonly name: string;
  readonly document: string;
  readonly answer: z.ZodType<Answer>;
  /** Points reserved before the call; Shopify's own count replaces it afterwards. */
  readonly cost: number;
  /** Never present: names the type of the variables. */
  readonly variables?: Variables;
}

export function operation<Variables extends object>() {
  return <Answer>(
    definition: Omit<Operation<Variables, Answer>, 'variables'>,
  ): Operation<Variables, Answer> => definition;
}
