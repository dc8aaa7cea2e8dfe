import { badRequest } from './connection.ts';

/** Shopify's search syntax: `updated_at:>='2026-03-01T00:00:00Z' AND (tag:vip OR -name:#1001)`. */
export type Search =
  | { kind: 'all' }
  | { kind: 'and' | 'or'; parts: Search[] }
  | { kind: 'not'; part: Search }
  | { kind: 'term'; field: string | null; operator: Operator; value: string };

export type Operator = '=' | '>' | '>=' | '<' | '<=';

type Token = { kind: '(' | ')' | 'and' | 'or' | 'not' } | { kind: 'term'; search: Search };

const spaces = /^\s+/;
const term = /^(?:([A-Za-z_][A-Za-z0-9_.]*):)?(>=|<=|>|<|=)?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^\s()]+)/;

/** Reads a search; a text that is not one is a bad request. */
export function parseSearch(text: string | null | undefined): Search {
  const tokens = tokenize(text ?? '');
  if (tokens.length === 0) return { kind: 'all' };
  const [search, rest] = readOr(tokens);
  if (rest.length > 0) throw badRequest(`The search "${text}" has a parenthesis too many.`);
  return search;
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let rest = text.replace(spaces, '');
  while (rest !== '') {
    const first = rest.charAt(0);
    const word = /^(AND|OR|NOT)(?=[\s()]|$)/.exec(rest)?.[1];
    if (first === '(' || first === ')') {
      tokens.push({ kind: first });
      rest = rest.slice(1);
    } else if (word !== undefined) {
      tokens.push({ kind: word === 'AND' ? 'and' : word === 'OR' ? 'or' : 'not' });
      rest = rest.slice(word.length);
    } else if (first === '-') {
      tokens.push({ kind: 'not' });
      rest = rest.slice(1);
    } else {
      const match = term.exec(rest);
      if (match === null) throw badRequest(`The search "${text}" cannot be read at "${rest}".`);
      const [whole, field, operator, value = ''] = match;
      tokens.push({
        kind: 'term',
        search: {
          kind: 'term',
          field: field ?? null,
          operator: operatorOf(operator),
          value: unquoted(value),
        },
      });
      rest = rest.slice(whole.length);
    }
    rest = rest.replace(spaces, '');
  }
  return tokens;
}

function operatorOf(text: string | undefined): Operator {
  return text === '>' || text === '>=' || text === '<' || text === '<=' ? text : '=';
}

function unquoted(value: string): string {
  const quoted = value.length > 1 && (value.startsWith("'") || value.startsWith('"'));
  return quoted ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value;
}

function readOr(tokens: Token[]): [Search, Token[]] {
  let [search, rest] = readAnd(tokens);
  while (rest[0]?.kind === 'or') {
    const [next, after] = readAnd(rest.slice(1));
    search = { kind: 'or', parts: [search, next] };
    rest = after;
  }
  return [search, rest];
}

function readAnd(tokens: Token[]): [Search, Token[]] {
  let [search, rest] = readOne(tokens);
  while (rest.length > 0 && rest[0]?.kind !== 'or' && rest[0]?.kind !== ')') {
    const [next, after] = readOne(rest[0]?.kind === 'and' ? rest.slice(1) : rest);
    search = { kind: 'and', parts: [search, next] };
    rest = after;
  }
  return [search, rest];
}

function readOne(tokens: Token[]): [Search, Token[]] {
  const [token, ...rest] = tokens;
  if (token === undefined) throw badRequest('The search ends too early.');
  if (token.kind === 'term') return [token.search, rest];
  if (token.kind === 'not') {
    const [part, after] = readOne(rest);
    return [{ kind: 'not', part }, after];
  }
  if (token.kind !== '(') throw badRequest(`The search has "${token.kind}" where a term belongs.`);
  const [search, after] = readOr(rest);
  if (after[0]?.kind !== ')') throw badRequest('The search lacks a closing parenthesis.');
  return [search, after.slice(1)];
}
