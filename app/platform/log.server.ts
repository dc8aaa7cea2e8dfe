import { type DestinationStream, pino, type SerializedError, stdSerializers } from 'pino';
import { currentTrace } from './trace.server.ts';

/**
 * The process's log: JSON lines with the trace id. Never personal data: log ids and codes, not people.
 * LOG_LEVEL is read here through the logger's own option so that a broken environment can still be reported.
 */
export function openLog(name: 'web' | 'worker', level: string, to?: DestinationStream) {
  const options = {
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
    serializers: { err: discreetly },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
  };
  return to === undefined ? pino(options) : pino(options, to);
}

/** An error without what PostgreSQL quotes of the row that it is about: that may be anybody's address or words. */
function discreetly(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error;
  const told = stdSerializers.err(error);
  return isOfDatabase(told) ? withoutValues(told) : told;
}

const isOfDatabase = (told: SerializedError) =>
  typeof told.severity === 'string' && typeof told.code === 'string';

function withoutValues({ code, severity, table, column, constraint, ...told }: SerializedError) {
  // Values that do not fit stand in the message itself; constraints are named in it, which is what is looked for.
  const message = String(code).startsWith('22') ? told.message.replace(/"[^"]*"/gs, '"…"') : told.message;
  const frames = told.stack.split('\n').filter((line) => /^\s+at /.test(line));
  return { type: told.type, message, code, severity, table, column, constraint, stack: frames.join('\n') };
}

export type Log = ReturnType<typeof openLog>;
