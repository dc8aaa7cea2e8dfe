import { it } from 'vitest';
import { checkMailing } from './check-mailing.ts';

const kills = Number(process.env.MAIL_KILLS ?? 20);
const due = Number(process.env.MAIL_DUE ?? 2000);

it(
  `${due} messages fall due while the worker is killed ${kills} times, and each ends in exactly one answer`,
  () => checkMailing({ due, kills }),
  3_000_000,
);
