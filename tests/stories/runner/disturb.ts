import type { ReadStory } from './parse.ts';

/**
 * The same story over a bad line: every delivery three times and in another order. What happened is the same, so
 * every expectation must hold. Stories that set faults themselves are left out (null).
 */
export function disturbed(read: ReadStory, seed: number): ReadStory | null {
  const own = read.story.steps.some((step) => step.faults ?? step.parallel?.some((branch) => branch.faults));
  if (own) return null;
  const story = {
    ...read.story,
    story: `${read.story.story} (disturbed, seed ${seed})`,
    steps: [{ at: firstAt(read), faults: { duplicate: 3, shuffle: seed } }, ...read.story.steps],
  };
  return { file: read.file, story, stepLines: [1, ...read.stepLines] };
}

function firstAt({ story }: ReadStory): string | undefined {
  return story.steps.find((step) => step.at)?.at;
}
