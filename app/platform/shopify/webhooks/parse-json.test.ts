import { expect, it } from 'vitest';
import { isStorable } from '../../../kernel/text.ts';
import { parseJson } from './parse-json.ts';

it('keeps every digit of a long id', () => {
  expect(parseJson('{"id":820982911946154508,"total":12.5,"count":3}')).toEqual({
    id: 820982911946154508n,
    total: 12.5,
    count: 3,
  });
});

it('takes from texts what no database keeps, and leaves the rest', () => {
  const read = parseJson(String.raw`{"name":"A\u0000na \ud83d","shoe":"\ud83d\udc5f","path":"C:\\u0000"}`);
  expect(read).toEqual({ name: 'Ana \ufffd', shoe: '👟', path: 'C:\\u0000' });
  expect(Object.values(Object(read)).every((text) => isStorable(String(text)))).toBe(true);
});

it('refuses what is no JSON', () => {
  expect(() => parseJson('{"id":820982911946154508')).toThrow(SyntaxError);
});
