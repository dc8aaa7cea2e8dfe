import { expect } from 'vitest';
import type { Stack } from '../../support/stack.ts';
import { killWhileMailing, type MailLoad } from './message-kills.ts';

const answers = ['sent', 'merged', 'not-sent', 'unknown', 'later'];

/**
 * Kills the worker of the stack while mails go out, prints the figures, and holds them against the promise. `slots`: the
 * messages that a worker has in its hands at a time.
 */
export async function checkMailing(
  stack: Stack,
  { slots, ...load }: MailLoad & { slots: number },
  log: (line: string) => void,
): Promise<void> {
  const { due, kills } = load;
  const { answers: found, drainedAfterSeconds } = await killWhileMailing(stack, load, log);
  const count = (answer: string) => found.counts[answer] ?? 0;
  const sum = answers.reduce((total, answer) => total + count(answer), 0);
  console.log(
    [
      `${due} messages due, the worker killed ${kills} times, ${slots} slots`,
      `${answers.map((answer) => `${count(answer)} ${answer}`).join(' + ')} = ${sum}`,
      `${found.mails} mails in the mailbox, ${found.unknownButThere} of them of messages that are unknown`,
      `quiet ${drainedAfterSeconds.toFixed(1)} s after the first fell due`,
    ].join('\n'),
  );
  expect(
    Object.keys(found.counts).filter((answer) => !answers.includes(answer)),
    'other states',
  ).toEqual([]);
  expect(sum).toBe(due);
  for (const answer of ['sent', 'merged', 'not-sent', 'later'])
    expect(count(answer), answer).toBeGreaterThan(0);
  expect(count('unknown')).toBeLessThanOrEqual(kills * slots);
  expect(found.doubled, 'Message-IDs in the mailbox twice').toEqual([]);
  expect(found.sentTwice, 'messages whose mail is there twice').toEqual([]);
  expect(found.lost, 'sent, and no mail is there').toEqual([]);
  expect(found.strange, 'mails of messages that were not sent').toEqual([]);
  expect(found.adrift, 'parts of mails that never went').toEqual([]);
  expect(found.mails).toBe(count('sent') + found.unknownButThere);
}
