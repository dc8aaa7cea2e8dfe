import type pg from 'pg';
import type { Stack } from '../../support/stack.ts';
import type { Kill } from './actions.ts';
import type { ReadStory } from './parse.ts';
import { openReadOnlyPool } from './read-only-queries.ts';
import { runStory, type StoryResult } from './run-story.ts';
import { openStoryShop } from './story-shop.ts';

/** Stories that kill a process of all would disturb the others. */
export function killsSomething({ story }: ReadStory): boolean {
  return story.steps.some((step) => step.kill ?? step.parallel?.some((branch) => branch.kill));
}

const nameOf = { worker: 'worker', app: 'web', database: 'database' } as const;

function killer(stack: Stack): Kill {
  return async (part) => {
    await stack.kill(nameOf[part]);
    await stack.restart(nameOf[part]);
  };
}

export interface RunOptions {
  /** Stories at a time; those that kill run alone after the others. Default 8: they wait more than they work. */
  atOnce?: number;
  /** Told each result as it comes. */
  onResult?: (result: StoryResult, read: ReadStory) => void;
}

/** Runs stories on one stack, each in a shop of its own; results in the order of the stories. */
export async function runStories(
  stack: Stack,
  stories: readonly ReadStory[],
  { atOnce = 8, onResult }: RunOptions = {},
): Promise<StoryResult[]> {
  const pool = openReadOnlyPool(stack.database.appUrl);
  const results = new Map<ReadStory, StoryResult>();
  const run = async (read: ReadStory) => {
    const result = await runOne(stack, pool, read);
    results.set(read, result);
    onResult?.(result, read);
  };
  try {
    const waiting = stories.filter((read) => !killsSomething(read));
    const lane = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await run(next);
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    for (const read of stories.filter(killsSomething)) await run(read);
  } finally {
    await pool.end();
  }
  return stories.flatMap((read) => results.get(read) ?? []);
}

function runOne(stack: Stack, pool: pg.Pool, read: ReadStory): Promise<StoryResult> {
  return runStory(read, openStoryShop(stack, pool, read.story), killer(stack));
}
