import type { HostDeps } from '../extension-host/server/deps.ts';

/** What checkout and account need of the rest of the sandbox. */
export type WindowDeps = HostDeps;
