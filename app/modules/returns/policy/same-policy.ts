import type { Policy } from './policy.ts';

/** Do they say the same? What the database gives back has its tables in another order. */
export function samePolicy(a: Policy, b: Policy): boolean {
  return inOrder(a) === inOrder(b);
}

function inOrder(policy: Policy): string {
  return JSON.stringify(policy, (_name, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
