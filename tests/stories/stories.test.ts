import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Stack, startStack } from '../support/stack.ts';
import { checkMailing } from './deep/check-mailing.ts';
import { withEachAnswer } from './runner/answers.ts';
import { parseStory, type ReadStory } from './runner/parse.ts';
import { describeResult } from './runner/report.ts';
import { runStories } from './runner/run-stories.ts';
import type { StoryResult } from './runner/run-story.ts';

const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.yaml'))
  .sort();
const stories = files.flatMap((name) =>
  withEachAnswer(
    parseStory(readFileSync(path.join(import.meta.dirname, name), 'utf8'), `tests/stories/${name}`),
  ),
);

// They run side by side, so all begin in beforeAll and each test waits for its own.
const results = new Map(stories.map((read) => [read, Promise.withResolvers<StoryResult>()]));
for (const { promise } of results.values()) promise.catch(() => {});

let stack: Stack | undefined;
beforeAll(async () => {
  stack = await startStack();
  const onResult = (result: StoryResult, read: ReadStory) => results.get(read)?.resolve(result);
  runStories(stack, stories, { onResult }).catch((error: unknown) => {
    for (const { reject } of results.values()) reject(error);
  });
}, 300_000);
afterAll(() => stack?.stop(), 60_000);

it.each(stories.map((read) => [read.story.story, read] as const))('%s', async (_name, read) => {
  const result = await results.get(read)?.promise;
  expect(result?.ok, result && describeResult(result)).toBe(true);
});

it('120 messages fall due while the worker is killed three times, and each ends in exactly one answer', async () => {
  await Promise.allSettled([...results.values()].map(({ promise }) => promise));
  if (stack === undefined) throw new Error('The stack did not start');
  await checkMailing(stack, { due: 120, kills: 3, slots: 8 }, () => {});
});
