import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { root } from './run-program.ts';

/** The parts that are used of what vitest's JSON reporter writes. */
const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          title: z.string(),
          ancestorTitles: z.array(z.string()),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

export interface FailedTest {
  /** Its file and its titles. */
  name: string;
  message: string;
}

export interface Told {
  passed: number;
  failed: number;
  skipped: number;
  failures: FailedTest[];
}

/** What a vitest run wrote down; undefined when it ended before it wrote anything. */
export function readReport(file: string): Told | undefined {
  if (!existsSync(file)) return undefined;
  const told = report.parse(JSON.parse(readFileSync(file, 'utf8')));
  const failures = told.testResults.flatMap(({ name, status, message = '', assertionResults }) => {
    const inFile = path.relative(root, name);
    const failed = assertionResults.filter((one) => one.status === 'failed');
    // A file that cannot be loaded, or whose hooks fail, has no test of its own that failed.
    if (failed.length === 0 && status === 'failed') return [{ name: inFile, message }];
    return failed.map(({ ancestorTitles, title, failureMessages }) => ({
      name: [inFile, ...ancestorTitles, title].join(' > '),
      message: failureMessages?.join('\n') ?? '',
    }));
  });
  return {
    passed: told.numPassedTests,
    failed: Math.max(told.numFailedTests, failures.length),
    skipped: told.numPendingTests,
    failures,
  };
}

/** The failure as vitest printed it, with the lines that differ and the place; by its bare message where it did not. */
export function tellFailure({ name, message }: FailedTest, output: string, lines: number): string {
  const printed = output.split(/^(?= FAIL |⎯{8})/m).filter((part) => part.startsWith(' FAIL '));
  const headOf = (part: string) => part.split('\n', 1)[0] ?? '';
  const whole = printed.find((part) => headOf(part).endsWith(` ${name}`));
  const text = whole ?? printed.find((part) => headOf(part).includes(` ${name}`)) ?? `${name}\n${message}`;
  return text.trim().split('\n').slice(0, lines).join('\n');
}
