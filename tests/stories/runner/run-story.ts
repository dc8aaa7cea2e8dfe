import { act, type Kill } from './actions.ts';
import { checkExpectation } from './check-expectation.ts';
import type { Difference } from './compare.ts';
import type { ReadStory } from './parse.ts';
import { Refused } from './sandbox-control.ts';
import { setUp } from './set-up.ts';
import type { StoryShop } from './story-shop.ts';
import type { Branch, Step } from './vocabulary/story.ts';

/** What a step did wrong: it differed from its expectation, or it failed. */
export interface Failure {
  /** From 1; 0 is the set-up of the shop. */
  step: number;
  line: number;
  differences: Difference[];
  error?: string;
}

export interface StoryResult {
  file: string;
  story: string;
  shop: string;
  ok: boolean;
  failures: Failure[];
  seconds: number;
}

/** Runs a story in its shop. Every expectation is looked at; anything else that fails ends the story. */
export async function runStory(read: ReadStory, shop: StoryShop, kill: Kill): Promise<StoryResult> {
  const began = Date.now();
  const failures: Failure[] = [];
  const fail = (step: number, differences: Difference[], error?: string) => {
    const line = read.stepLines[step - 1] ?? 1;
    failures.push({ step, line, differences, ...(error !== undefined && { error }) });
  };
  let step = 0;
  try {
    await setUp(shop);
    for (const given of read.story.steps) {
      step++;
      const differences = await runStep(shop, given, kill);
      if (differences.length > 0) fail(step, differences);
    }
  } catch (error) {
    fail(step, [], error instanceof Error ? describe(error) : String(error));
  }
  const seconds = Math.round((Date.now() - began) / 100) / 10;
  return {
    file: read.file,
    story: read.story.story,
    shop: shop.control.domain,
    ok: failures.length === 0,
    failures,
    seconds,
  };
}

function describe(error: Error): string {
  const cause = error.cause instanceof Error ? ` (${error.cause.message || error.cause.name})` : '';
  return `${error.message}${cause}`;
}

async function runStep(shop: StoryShop, step: Step, kill: Kill): Promise<Difference[]> {
  const differences = [
    ...(await runBranch(shop, step, kill)),
    ...(step.parallel ? await runParallel(shop, step.parallel, step.outcomes, kill) : []),
  ];
  if (!step.async) await shop.quiet();
  if (!step.expect) return differences;
  return [...differences, ...(await checkExpectation(shop, step.expect))];
}

/** `ok`, or the word of the refusal. Everything else that goes wrong is thrown. */
async function attempt(shop: StoryShop, branch: Branch, kill: Kill): Promise<string> {
  try {
    await act(shop, branch, kill);
    return 'ok';
  } catch (error) {
    if (error instanceof Refused) return error.word;
    throw error;
  }
}

async function runBranch(shop: StoryShop, branch: Branch, kill: Kill): Promise<Difference[]> {
  if (!branch.refused) {
    await act(shop, branch, kill);
    return [];
  }
  const outcome = await attempt(shop, branch, kill);
  return outcome === branch.refused ? [] : [{ what: 'refused', expected: branch.refused, actual: outcome }];
}

/** Side by side. Whoever asks a part that another branch kills may get no answer: their request is `lost`. */
async function runParallel(
  shop: StoryShop,
  branches: readonly Branch[],
  expected: Step['outcomes'],
  kill: Kill,
): Promise<Difference[]> {
  const killing = branches.some((branch) => branch.kill);
  const outcomes = await Promise.all(
    branches.map(async (branch) => {
      const outcome = attempt(shop, branch, kill);
      return killing && !branch.kill ? outcome.catch(() => 'lost') : outcome;
    }),
  );
  const differences: Difference[] = [];
  const counted = { ok: 0, refused: 0 };
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome !== 'lost') counted[outcome === 'ok' ? 'ok' : 'refused']++;
    const wanted = branches[index]?.refused ?? (expected ? undefined : 'ok');
    if (wanted !== undefined && wanted !== outcome && outcome !== 'lost') {
      differences.push({ what: `parallel.${index}`, expected: wanted, actual: outcome });
    }
  }
  const wantedCounts = Object.entries(expected ?? {}).map(([name, count]) => ({ name, count }));
  for (const { name, count } of wantedCounts) {
    const actual = name === 'ok' ? counted.ok : counted.refused;
    if (count !== undefined && count !== actual) {
      const told = outcomes.join(', ');
      differences.push({ what: `outcomes.${name}`, expected: `${count}`, actual: `${actual} (${told})` });
    }
  }
  return differences;
}
