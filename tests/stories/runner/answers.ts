import { questions, switchNames } from '../../../sandbox/domain/switches.ts';
import type { ReadStory } from './parse.ts';

/** The story once with each answer of every switch that it sets to `both`: what happens must be the same. */
export function withEachAnswer(read: ReadStory): ReadStory[] {
  const { switches } = read.story.shop;
  const open = switchNames.find((name) => switches[name] === 'both');
  if (open === undefined) return [read];
  return questions[open].answers.flatMap(({ value }) => {
    const shop = { ...read.story.shop, switches: { ...switches, [open]: value } };
    const story = { ...read.story, shop, story: `${read.story.story} (${open}: ${value})` };
    return withEachAnswer({ ...read, story });
  });
}
