import { z } from 'zod';
import { operation } from '../operation.ts';

export const document = `#graphql
  mutation FlowTrigger($handle: String!, $payload: JSON!) {
    flowTriggerReceive(handle: $handle, payload: $payload) {
      userErrors { field message }
    }
  }
`;

/** Starts every workflow that begins with the trigger, again with each call. Answers what was refused. */
export const triggerFlow = operation<{ handle: string; payload: FlowPayload }>()({
  name: 'FlowTrigger',
  document,
  answer: z
    .object({
      flowTriggerReceive: z.object({ userErrors: z.array(z.object({ message: z.string() })) }),
    })
    .transform((data) => data.flowTriggerReceive.userErrors),
  cost: 10,
});

/** By the names of the trigger's fields. */
export type FlowPayload = Readonly<Record<string, string | number>>;
