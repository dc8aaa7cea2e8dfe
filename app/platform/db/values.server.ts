import pg from 'pg';
import { Temporal } from 'temporal-polyfill';

/** Parameters of a statement: what the app's own types become on their way into PostgreSQL. */
export function toParameter(value: unknown): unknown {
  if (value instanceof Temporal.Instant) return value.toString();
  if (Array.isArray(value)) return value.map(toParameter);
  return value;
}

const { builtins } = pg.types;

/** What comes back: int8 as bigint, timestamptz as Temporal.Instant, everything else as pg has it. */
export const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === builtins.INT8) return (text: string) => BigInt(text);
    if (oid === builtins.TIMESTAMPTZ) return (text: string) => Temporal.Instant.from(text.replace(' ', 'T'));
    if (oid === 1016)
      return (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(BigInt));
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  },
};
