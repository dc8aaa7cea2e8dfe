import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startStack } from '../support/stack.ts';
import { withEachAnswer } from './runner/answers.ts';
import { disturbed } from './runner/disturb.ts';
import { parseStory, type ReadStory } from './runner/parse.ts';
import { describeResult, describeTotal } from './runner/report.ts';
import { runStories } from './runner/run-stories.ts';

// npm run story -- FILE… [--json] [--keep] [--deep]

const usage = `Usage: npm run story -- FILE… [--json] [--keep] [--deep]
  --json  one JSON document on stdout instead of text
  --keep  leave the databases and their server for a look
  --deep  each story also over a bad line: deliveries tripled and in another order, three times`;

async function readStories(files: readonly string[], deep: boolean): Promise<ReadStory[]> {
  const read = await Promise.all(files.map(async (file) => parseStory(await readFile(file, 'utf8'), file)));
  const plain = read.flatMap(withEachAnswer);
  if (!deep) return plain;
  const seeds = [1, 2, 3];
  return plain.flatMap((read) => [read, ...seeds.flatMap((seed) => disturbed(read, seed) ?? [])]);
}

async function main(): Promise<number> {
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: flag, keep: flag, deep: flag },
  });
  if (positionals.length === 0) {
    console.error(usage);
    return 2;
  }
  const say = (line: string) => (values.json ? console.error(line) : console.log(line));
  const stories = await readStories(positionals, values.deep);
  const stack = await startStack({ log: say });
  const onStop = () => void stack.stop().finally(() => process.exit(130));
  process.on('SIGINT', onStop);
  process.on('SIGTERM', onStop);
  try {
    const results = await runStories(stack, stories, { onResult: (result) => say(describeResult(result)) });
    say(describeTotal(results));
    if (values.json) console.log(JSON.stringify({ ok: results.every(({ ok }) => ok), results }, null, 2));
    if (values.keep) say(`kept: ${stack.database.appUrl}\nkept: ${stack.database.sandboxUrl}`);
    return results.every(({ ok }) => ok) ? 0 : 1;
  } finally {
    await stack.stop({ keep: values.keep });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
