import { runJobs } from '../../app/platform/jobs/runner.server.ts';
import { openLog } from '../../app/platform/log.server.ts';

// A worker process whose jobs never end: for tests that kill it in the middle of one.

const { HANGING_DATABASE_URL: url = '' } = process.env;
const jobs = { hang: () => new Promise<void>(() => console.log('hanging')) };
await runJobs({ url, concurrency: 2, jobs, log: openLog('worker', 'silent') });
console.log('ready');
