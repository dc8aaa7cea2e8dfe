import type { Policy, Reason } from '../policy/policy.ts';
import { leafReasons, reasonPath } from '../policy/reason-tree.ts';

/** A policy that takes every reason that was given, and which of its own each of them is. */
export interface PolicyThen {
  readonly policy: Policy;
  readonly reasonOf: (given: string) => string;
}

/**
 * "Assuming the same requests": who gave a reason that a policy does not know would have given another; it counts as
 * one that no rule names. One that the policy divides further counts as the first of its parts.
 */
export function policyThen(policy: Policy, given: ReadonlySet<string>): PolicyThen {
  const leaves = leafReasons(policy.reasons);
  const parts = new Map(
    [...given].flatMap((id) => {
      const leaf = leaves.find((one) => reasonPath(policy, one.id).includes(id));
      return leaf === undefined ? [] : [[id, leaf.id] as const];
    }),
  );
  const unknown = [...given].filter((id) => !parts.has(id)).map(unnamed);
  return {
    policy: unknown.length === 0 ? policy : { ...policy, reasons: [...policy.reasons, ...unknown] },
    reasonOf: (id) => parts.get(id) ?? id,
  };
}

function unnamed(id: string): Reason {
  return { id, label: id, shopify: 'other', parent: null, questions: [], photo: 'none', note: 'optional' };
}
