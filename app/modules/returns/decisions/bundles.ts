import type { ReturnRefusal } from '../door.ts';
import type { Policy } from '../policy/policy.ts';
import type { OrderedLine, ReturnableOrder } from '../ports.ts';

interface ChosenPart {
  readonly line: OrderedLine;
  readonly units: readonly unknown[];
}

/**
 * Where parts of a bundle only come back with all of it: every part has to come back in the same proportion. Null:
 * they do, or need not.
 */
export function missingPart(
  { order, policy }: { readonly order: ReturnableOrder; readonly policy: Pick<Policy, 'never'> },
  chosen: readonly ChosenPart[],
): ReturnRefusal | null {
  if (!policy.never.bundleParts) return null;
  for (const { line } of chosen) {
    if (line.bundle === null) continue;
    const own = unitsOf(chosen, line);
    const lacking = order.lines.find(
      (other) =>
        other.bundle === line.bundle && unitsOf(chosen, other) * line.quantity !== own * other.quantity,
    );
    if (lacking !== undefined) {
      const values = {
        line: line.shopifyId.toString(),
        cause: 'bundle-part',
        part: lacking.shopifyId.toString(),
      };
      return { refused: 'not-returnable', values };
    }
  }
  return null;
}

function unitsOf(chosen: readonly ChosenPart[], line: OrderedLine): number {
  return chosen
    .filter((one) => one.line.shopifyId === line.shopifyId)
    .reduce((sum, one) => sum + one.units.length, 0);
}
