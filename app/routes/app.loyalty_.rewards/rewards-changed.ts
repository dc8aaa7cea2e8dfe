import type { Reward, RewardSettings } from '#app/modules/loyalty/rewards/rewards.ts';
import type { Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import { changesInWords } from '../../ui/versions/changes-in-words.ts';
import { offerInWords } from './shown-offer.ts';

/** What a version changed of rewards and of how they are used, a sentence each; `before` null: there was none. */
export function rewardsChanged(
  before: RewardSettings | null,
  after: RewardSettings,
  print: Print,
  texts: Texts,
): string[] {
  const { versions: words } = texts.rewards;
  const { versions: shared } = texts.shared;
  if (before === null) {
    const names = after.rewards.map(({ name }) => `“${name}”`).join(', ');
    return [names === '' ? shared.first : words.first(names)];
  }
  const had = new Map(before.rewards.map((reward) => [reward.id, reward]));
  const has = new Set(after.rewards.map(({ id }) => id));
  const stayed = after.rewards.filter(({ id }) => had.has(id)).map(({ id }) => id);
  const order = before.rewards.filter(({ id }) => has.has(id)).map(({ id }) => id);
  const inWords = (reward: Reward) => offerInWords(reward, after, print, texts);
  const usage = ({ redemption }: RewardSettings) => ({
    hold: words.hold(print.duration(redemption.holdMinutes * 60_000)),
    unused: words.unused[redemption.unusedPart],
  });
  const used = changesInWords(usage(before), usage(after), { ...shared, same: '' });
  const changes = [
    ...after.rewards.flatMap((reward) => rewardChanged(had.get(reward.id), reward, inWords, words)),
    ...before.rewards.filter(({ id }) => !has.has(id)).map(({ name }) => words.removed(name)),
    ...(stayed.join() === order.join() ? [] : [words.moved]),
    ...used.filter((sentence) => sentence !== ''),
  ];
  return changes.length > 0 ? changes : [shared.same];
}

function rewardChanged(
  before: Reward | undefined,
  after: Reward,
  inWords: (reward: Reward) => string,
  words: Texts['rewards']['versions'],
): string[] {
  const { name } = after;
  if (before === undefined) return [words.added(name, inWords(after))];
  const renamed = before.name === name ? [] : [words.renamed(before.name, name)];
  const [was, is] = [inWords(before), inWords(after)];
  if (was !== is) return [...renamed, words.changed(name, was, is)];
  return JSON.stringify({ ...before, name }) === JSON.stringify(after)
    ? renamed
    : [...renamed, words.limits(name)];
}
