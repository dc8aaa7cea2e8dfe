import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type FailedTest, readReport, tellFailure } from './failed-tests.ts';
import { type Outcome, root, runProgram } from './run-program.ts';

export interface Step {
  name: string;
  program: string;
  args: string[];
  env?: Record<string, string>;
  /** The report of a vitest run, whose tests are counted. */
  counts?: string;
}

const results = path.join(root, 'node_modules/.cache/test-results');
/** Lines of what one failed test says, and of what a step says that has no failed test to show. */
const messageLines = 25;
const outputLines = 60;

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** A step that runs some projects of vitest and counts their tests. */
export function vitest(name: string, projects: string[], env: Record<string, string> = {}): Step {
  const file = path.join(results, `${name.replaceAll(' ', '-')}.json`);
  const chosen = projects.flatMap((project) => ['--project', project]);
  return {
    name,
    program: 'vitest',
    args: ['run', ...chosen, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    env,
    counts: file,
  };
}

/**
 * Runs the steps, two at a time within a row, rows one after the other. Says of each failure what it was, and names
 * all of them again at the end: where the start is cut off, that much is still read.
 */
export async function runSteps(rows: Step[][]): Promise<Counts> {
  mkdirSync(results, { recursive: true });
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  const failed: string[] = [];
  for (const row of rows) {
    await Promise.all(
      row.map(async (step) => {
        if (step.counts) rmSync(step.counts, { force: true });
        const outcome = await runProgram(step.program, step.args, { env: { NO_COLOR: '1', ...step.env } });
        const { tests, failures } = judge(step, outcome);
        total.passed += tests.passed;
        total.failed += tests.failed;
        total.skipped += tests.skipped;
        const counted = step.counts ? `, ${tests.passed} tests` : '';
        const { ok, output, seconds } = outcome;
        console.log(`${ok ? 'ok  ' : 'FAIL'} ${step.name} (${seconds.toFixed(1)} s${counted})`);
        if (ok) return;
        failed.push(...(failures.length > 0 ? failures.map(({ name }) => name) : [step.name]));
        const told = failures.map((failure) => tellFailure(failure, output, messageLines)).join('\n\n');
        console.log(told || output.split('\n').slice(-outputLines).join('\n'));
      }),
    );
  }
  if (failed.length > 0) console.log(`\nfailed:\n${failed.map((name) => `  ${name}`).join('\n')}`);
  return total;
}

/** What a step counts for: its tests, or itself as one. */
function judge(step: Step, { ok }: Outcome): { tests: Counts; failures: FailedTest[] } {
  if (!step.counts) return { tests: { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }, failures: [] };
  const { failures = [], ...tests } = readReport(step.counts) ?? { passed: 0, failed: 1, skipped: 0 };
  return { tests: { ...tests, failed: ok ? tests.failed : Math.max(tests.failed, 1) }, failures };
}
