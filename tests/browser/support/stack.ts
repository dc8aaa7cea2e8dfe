import type { TestProject } from 'vitest/node';
import { startStack } from '../../support/stack.ts';
import { chromiumPath } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    sandboxOrigin: string;
    proxyOrigin: string;
    chromium: string;
  }
}

/** One stack with the seeded demo shop for all browser tests; it ends with them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [stack, chromium] = await Promise.all([startStack({ seed: 'demo' }), chromiumPath()]);
  project.provide('sandboxOrigin', stack.sandboxOrigin);
  project.provide('proxyOrigin', stack.proxyOrigin);
  project.provide('chromium', chromium);
  return () => stack.stop();
}
