import { it } from 'vitest';
import { startStack } from '../../support/stack.ts';
import { checkMailing } from './check-mailing.ts';

const kills = Number(process.env.MAIL_KILLS ?? 20);
const due = Number(process.env.MAIL_DUE ?? 2000);
const slots = 4;

it(`${due} messages fall due while the worker is killed ${kills} times, and each ends in exactly one answer`, async () => {
  const stack = await startStack({ env: { WORKER_CONCURRENCY: String(slots) }, log: console.log });
  try {
    await checkMailing(stack, { due, kills, slots }, console.log);
  } finally {
    await stack.stop();
  }
}, 3_000_000);
