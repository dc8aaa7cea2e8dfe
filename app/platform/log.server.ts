import { pino } from 'pino';
import { currentTrace } from './trace.server.ts';

/**
 * The process's log: JSON lines with the trace id. Never personal data: log ids and codes, not people.
 * LOG_LEVEL is read here through the logger's own option so that a broken environment can still be reported.
 */
export function openLog(name: 'web' | 'worker', level: string) {
  return pino({
    name,
    level,
    base: { process: name },
    mixin: () => {
      const trace = currentTrace();
      return trace ? { trace } : {};
    },
    redact: [
      'email',
      '*.email',
      'accessToken',
      '*.accessToken',
      'refreshToken',
      '*.refreshToken',
      'headers.authorization',
    ],
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
  });
}

export type Log = ReturnType<typeof openLog>;
