import { AsyncLocalStorage } from 'node:async_hooks';

// One id from a delivery or a request to everything it sets off: log lines, facts, jobs.

const storage = new AsyncLocalStorage<string>();

/** Runs `work` under this trace id. */
export const withTrace = <T>(trace: string, work: () => T): T => storage.run(trace, work);

/** The trace id of the work in progress, if there is one. */
export const currentTrace = (): string | null => storage.getStore() ?? null;
