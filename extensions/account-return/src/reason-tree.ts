import type { ReasonView } from '../../../app/contracts/returns.ts';

/** Reasons under one of them; null: those at the top. */
export const reasonsUnder = (reasons: readonly ReasonView[], parent: string | null): readonly ReasonView[] =>
  reasons.filter((one) => one.parent === parent);

export const findReason = (reasons: readonly ReasonView[], id: string): ReasonView | undefined =>
  reasons.find((one) => one.id === id);

/** Can it be given? */
export const isLeaf = (reasons: readonly ReasonView[], id: string): boolean =>
  findReason(reasons, id) !== undefined && reasonsUnder(reasons, id).length === 0;

/** From the top down to the reason itself; empty: there is none of that id. */
export function reasonPath(reasons: readonly ReasonView[], id: string): readonly ReasonView[] {
  const path: ReasonView[] = [];
  for (let at = findReason(reasons, id); at && !path.includes(at); ) {
    path.unshift(at);
    at = at.parent === null ? undefined : findReason(reasons, at.parent);
  }
  return path;
}
