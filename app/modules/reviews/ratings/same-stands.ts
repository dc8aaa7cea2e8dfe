import type { RatingStanding, RatingToSet } from '../ports.ts';

/** Shopify shows it so already, and a call would change nothing. */
export function sameStands({ standard, ours }: RatingStanding, { shown, ...wanted }: RatingToSet): boolean {
  if (shown === null) return ours === null && (!wanted.standard || standard === null);
  if (plain(ours) !== JSON.stringify(shown)) return false;
  if (!wanted.standard) return true;
  return standard !== null && standard.value === shown.value && standard.count === String(shown.count);
}

/** Shopify may print JSON with other spaces than it was given. */
function plain(json: string | null): string | null {
  if (json === null) return null;
  try {
    return JSON.stringify(JSON.parse(json));
  } catch {
    return json;
  }
}
