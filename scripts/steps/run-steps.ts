import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { root, runProgram } from './run-program.ts';

export interface Step {
  name: string;
  program: string;
  args: string[];
  env?: Record<string, string>;
  /** The name of a vitest project whose tests are counted. */
  counts?: string;
}

const results = path.join(root, 'node_modules/.cache/test-results');
const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
});

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

function count(file: string): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests } = report.parse(
    JSON.parse(readFileSync(file, 'utf8')),
  );
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
}

/** Runs the steps, two at a time within a row, rows one after the other. Says what failed and how it put it. */
export async function runSteps(rows: Step[][]): Promise<Counts> {
  mkdirSync(results, { recursive: true });
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const row of rows) {
    await Promise.all(
      row.map(async (step) => {
        if (step.counts) rmSync(step.counts, { force: true });
        const { ok, output, seconds } = await runProgram(step.program, step.args, {
          env: { FORCE_COLOR: '0', ...step.env },
        });
        const tests = step.counts
          ? count(step.counts)
          : { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
        if (!ok && tests.failed === 0) tests.failed = 1;
        total.passed += tests.passed;
        total.failed += tests.failed;
        total.skipped += tests.skipped;
        const counted = step.counts ? `, ${tests.passed} tests` : '';
        console.log(`${ok ? 'ok  ' : 'FAIL'} ${step.name} (${seconds.toFixed(1)} s${counted})`);
        if (!ok) console.log(output.split('\n').slice(-150).join('\n'));
      }),
    );
  }
  return total;
}
