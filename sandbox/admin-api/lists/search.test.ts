import { describe, expect, it } from 'vitest';
import { conditionOf, instantFilter, Params, textFilter } from './filters.ts';
import { parseSearch } from './search.ts';

const filters = { updated_at: instantFilter('u'), name: textFilter('n'), default: textFilter('d') };

function sql(text: string): { condition: string; values: unknown[] } {
  const params = new Params();
  return { condition: conditionOf(parseSearch(text), filters, params), values: params.values };
}

describe('a search', () => {
  it('without words finds everything', () => {
    expect(sql('').condition).toBe('true');
  });

  it('reads times with and without quotes', () => {
    const at = new Date('2026-03-01T15:00:00Z');
    expect(sql('updated_at:>=2026-03-01T15:00:00Z')).toEqual({ condition: 'u >= $1', values: [at] });
    expect(sql("updated_at:<'2026-03-01T15:00:00Z'")).toEqual({ condition: 'u < $1', values: [at] });
    expect(() => sql('updated_at:yesterday')).toThrow('yesterday');
  });

  it('joins words with and, binds and before or, and takes parentheses and not', () => {
    expect(sql('name:a name:b OR name:c').condition).toBe('((n ilike $1 and n ilike $2) or n ilike $3)');
    expect(sql('name:a AND (name:b OR -name:c)').condition).toBe(
      '(n ilike $1 and (n ilike $2 or not coalesce((n ilike $3), false)))',
    );
  });

  it('keeps quoted spaces and hides wildcards of SQL', () => {
    expect(sql(`name:"A \\"big\\" 100%"`).values).toEqual(['A "big" 100\\%']);
    expect(sql('name:ana*').values).toEqual(['ana%']);
  });

  it('names what it cannot read', () => {
    expect(() => sql('colour:red')).toThrow('no search filter "colour"');
    expect(() => sql('(name:a')).toThrow('closing parenthesis');
    expect(() => sql('name:a)')).toThrow('parenthesis too many');
  });
});
