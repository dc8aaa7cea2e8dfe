import type { Loyalty } from './vocabulary/loyalty.ts';

const later = ['campaigns', 'tiers', 'rewards', 'redemption', 'referral', 'signUp', 'birthday'] as const;

/** The story's loyalty settings as the earning screen saves them. `collections`: ids by title. */
export function earningProgram(loyalty: Loyalty, collections: ReadonlyMap<string, string>): object {
  for (const name of later) {
    if (loyalty[name] !== undefined) throw new Error(`settings.loyalty.${name}: not built yet`);
  }
  const { points, per, rounding, pendingDays } = loyalty.earn;
  return {
    earn: { points, perMinor: per, rounding, pendingDays, includeTax: true },
    multipliers: loyalty.multipliers.map(({ collections: titles, ...rule }) => ({
      ...rule,
      ...(titles && { collections: titles.map((title) => idOfTitle(collections, title)) }),
    })),
    expiry: loyalty.expiry === undefined || loyalty.expiry === 'none' ? null : loyalty.expiry,
  };
}

function idOfTitle(collections: ReadonlyMap<string, string>, title: string): string {
  const id = collections.get(title);
  if (id === undefined) throw new Error(`No product of the story is in the collection "${title}"`);
  return id;
}
