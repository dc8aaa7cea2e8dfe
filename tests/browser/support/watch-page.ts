import type { ConsoleMessage, Page, Request, Response } from 'playwright-core';

/** What a page complained about, and what of that a test expects. */
export interface Watch {
  /** Everything that should not have happened so far, each with where it came from. */
  readonly problems: string[];
  /** Answers with this status are part of the test from now on. */
  expectStatus(status: number): void;
}

/** Notes console errors, errors of scripts, and requests to our own origins that failed. */
export function watchPage(page: Page, ownOrigins: readonly string[]): Watch {
  const problems: string[] = [];
  const expected = new Set<number>();
  const isOwn = (url: string) => ownOrigins.some((origin) => url.startsWith(`${origin}/`));
  const note = (problem: string) => problems.push(`${problem} (on ${page.url()})`);

  page.on('pageerror', (error) => note(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isAboutAnAnswer(message) && !isAboutUs(message))
      note(`console: ${message.text()}`);
  });
  page.on('requestfailed', (request) => {
    if (isOwn(request.url()) && !isGivenUp(request))
      note(`${nameOf(request)} failed: ${request.failure()?.errorText}`);
  });
  page.on('response', (response) => {
    if (isOwn(response.url()) && isBad(response, expected))
      note(`${nameOf(response.request())}: ${response.status()}`);
  });
  return { problems, expectStatus: (status) => expected.add(status) };
}

/** The console repeats what `response` and `requestfailed` tell better. */
function isAboutAnAnswer(message: ConsoleMessage): boolean {
  return message.text().startsWith('Failed to load resource');
}

/** What measures the pages of these tests is itself kept out of the frames with mails, where no script may run. */
function isAboutUs(message: ConsoleMessage): boolean {
  return /^Blocked script execution in '(about:srcdoc|[^']+\/mail\/[^']+\/body(\?[^']*)?)'/.test(
    message.text(),
  );
}

/** The browser stops what a page asked for when one leaves it. */
function isGivenUp(request: Request): boolean {
  return request.failure()?.errorText === 'net::ERR_ABORTED';
}

function isBad(response: Response, expected: ReadonlySet<number>): boolean {
  return response.status() >= 400 && !expected.has(response.status());
}

function nameOf(request: Request): string {
  return `${request.method()} ${request.url()}`;
}
