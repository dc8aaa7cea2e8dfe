import { z } from 'zod';
import type { Loyalty } from './modules/loyalty/door.ts';
import type { ReactionPayload } from './platform/db/facts.server.ts';

// When this happens, that is done: the product's nervous system on one page. A reaction runs as a job of its own, at
// least once, in any order, so what it calls must not mind being called again.

/** What reactions call. */
export interface Reacting {
  readonly loyalty: Pick<Loyalty, 'settleOrder' | 'mergeAccounts'>;
  factData(shopId: bigint, factId: bigint): Promise<Record<string, unknown>>;
  publishProgram(shopId: bigint): Promise<void>;
}

type Reaction = (modules: Reacting, fact: ReactionPayload) => Promise<void>;

const handlers = {
  'settle-points': async ({ loyalty }, { shopId, orderId }) => {
    if (orderId !== null) await loyalty.settleOrder(shopId, orderId);
  },
  'merge-points': async ({ loyalty, factData }, { shopId, customerId, factId }) => {
    const { from } = merged.parse(await factData(shopId, factId));
    if (customerId !== null) await loyalty.mergeAccounts(shopId, from, customerId);
  },
  'publish-program': ({ publishProgram }, { shopId }) => publishProgram(shopId),
} satisfies Record<string, Reaction>;

export type ReactionName = keyof typeof handlers;

/** By kind of fact. A kind that is not listed is only remembered. */
export const reactions: Readonly<Record<string, readonly ReactionName[]>> = {
  'order-paid': ['settle-points'],
  'order-edited': ['settle-points'],
  'order-refunded': ['settle-points'],
  'order-cancelled': ['settle-points'],
  'order-deleted': ['settle-points'],
  'order-customer-changed': ['settle-points'],
  'customer-merged': ['merge-points'],
  'program-saved': ['publish-program'],
  'loyalty-went-live': ['publish-program'],
  'loyalty-went-offline': ['publish-program'],
};

const merged = z.object({
  from: z
    .string()
    .regex(/^\d{1,19}$/)
    .transform(BigInt),
});

export function reactionsOf(kind: string): readonly ReactionName[] {
  return Object.hasOwn(reactions, kind) ? (reactions[kind] ?? []) : [];
}

/** Does what a fact's job names. Breaks on a name without a handler: a job of a version that is gone. */
export async function react(modules: Reacting, fact: ReactionPayload): Promise<void> {
  if (!isReaction(fact.reaction)) throw new Error(`No reaction is called ${fact.reaction}`);
  await handlers[fact.reaction](modules, fact);
}

function isReaction(name: string): name is ReactionName {
  return Object.hasOwn(handlers, name);
}
