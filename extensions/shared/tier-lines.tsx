import type { NextTier, TierView } from '../../app/contracts/rewards.ts';
import type { Words } from './words.ts';

/** The member's tier, what the next one takes and what it brings at once; lines that say nothing are left out. */
export function TierLines({ words, tier }: { words: Words; tier: TierView | null }) {
  if (!tier) return null;
  const { name, keptUntil, next } = tier;
  const missing = next && missingText(words, next);
  return (
    <s-stack gap="small-200">
      {name && (
        <s-text type="strong">
          {keptUntil
            ? words.say('tier.until', { tier: name, date: words.day(keptUntil) })
            : words.say('tier.have', { tier: name })}
        </s-text>
      )}
      {next && missing && <s-text>{words.say('tier.next', { missing, tier: next.name })}</s-text>}
      {next && next.entryPoints !== '0' && (
        <s-text color="subdued">
          {words.sayPoints('tier.welcome', next.entryPoints, { tier: next.name })}
        </s-text>
      )}
    </s-stack>
  );
}

/** "€38.00 more or 2 more orders" */
function missingText(words: Words, { spend, points, orders, match }: NextTier): string | null {
  const parts: string[] = [
    ...(spend ? [words.say('tier.spend', { amount: words.money(spend) })] : []),
    ...(points ? [words.sayPoints('tier.points', points)] : []),
    ...(orders ? [words.say('tier.orders', { count: orders })] : []),
  ];
  if (parts.length === 0) return null;
  return parts.reduce((before, last) => words.say(`tier.${match}`, { before, last }));
}
