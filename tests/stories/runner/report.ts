import type { StoryResult } from './run-story.ts';

/** A result for people: what was expected, what is, and where the story says so. */
export function describeResult(result: StoryResult): string {
  const head = `${result.ok ? '✓' : '✗'} ${result.story} (${result.file}, ${result.seconds} s)`;
  if (result.ok) return head;
  const body = result.failures.flatMap((failure) => {
    const place = failure.step === 0 ? 'setting up the shop' : `step ${failure.step}`;
    const lines = failure.differences.map(
      ({ what, expected, actual }) =>
        `      ${what}\n        expected ${expected}\n        actual   ${actual}`,
    );
    if (failure.error !== undefined) lines.push(`      ${failure.error}`);
    return [`    ${place} (${result.file}:${failure.line})`, ...lines];
  });
  return [head, `    shop ${result.shop}`, ...body].join('\n');
}

export function describeTotal(results: readonly StoryResult[]): string {
  const failed = results.filter((result) => !result.ok).length;
  const stories = `${results.length} ${results.length === 1 ? 'story' : 'stories'}`;
  return failed === 0 ? `${stories}, all as written` : `${stories}, ${failed} not as written`;
}
