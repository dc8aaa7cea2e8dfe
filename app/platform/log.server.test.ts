import { expect, it } from 'vitest';
import { openLog } from './log.server.ts';

function logged(error: unknown): string {
  const lines: string[] = [];
  openLog('web', 'info', { write: (line) => void lines.push(line) }).error({ err: error }, 'it failed');
  return lines.join('');
}

const ofDatabase = (message: string, more: object) =>
  Object.assign(new Error(message), { severity: 'ERROR', routine: 'x', ...more });

it('tells which constraint was broken, and nothing of the row', () => {
  const line = logged(
    ofDatabase('duplicate key value violates unique constraint "commerce_customer_key"', {
      code: '23505',
      constraint: 'commerce_customer_key',
      detail: 'Key (email)=(ada@example.com) already exists.',
      where: 'SQL statement with ada@example.com',
      parameters: ['ada@example.com'],
    }),
  );
  expect(line).toContain('commerce_customer_key');
  expect(line).toContain('23505');
  expect(line).toContain('    at ');
  expect(line).not.toContain('ada@example.com');
});

it('tells that a value did not fit, and not the value', () => {
  const message = 'invalid input syntax for type bigint: "ada@example.com\nor so"';
  const line = logged(ofDatabase(message, { code: '22P02' }));
  expect(line).toContain('invalid input syntax for type bigint');
  expect(line).not.toContain('ada@example.com');
  expect(line).not.toContain('or so');
});

it('tells other errors as they are, with their causes, and of what is no error only that', () => {
  const line = logged(new Error('Shopify did not answer', { cause: new Error('socket hang up') }));
  expect(line).toContain('Shopify did not answer: socket hang up');
  expect(logged('ada@example.com')).not.toContain('ada@example.com');
});

it('keeps addresses and tokens to itself wherever they stand', () => {
  const lines: string[] = [];
  const log = openLog('web', 'info', { write: (line) => void lines.push(line) });
  log.info({
    email: 'ada@example.com',
    customer: { email: 'ada@example.com' },
    session: { accessToken: 'shpat' },
  });
  expect(lines.join('')).not.toMatch(/ada@example|shpat/);
});
