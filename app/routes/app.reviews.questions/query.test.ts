import { describe, expect, it } from 'vitest';
import { asksForAll, questionQuery, readQuestionsAddress } from './query.ts';

const read = (search: string) => readQuestionsAddress(new URLSearchParams(search));

describe('the address of the questions', () => {
  it('names list, product, words, page and question', () => {
    const asked = read('q=+warm+&list=to-answer&product=11&after=x&open=4');
    expect(asked).toEqual({ q: 'warm', list: 'to-answer', product: '11', after: 'x', open: '4' });
    expect(asked && questionQuery(asked, 25)).toEqual({
      ...{ search: 'warm', list: 'to-answer', product: 11n, after: 'x', limit: 25 },
    });
  });

  it('without anything asks for all', () => {
    const asked = read('');
    expect(asked && asksForAll(asked)).toBe(true);
    expect(asked && questionQuery(asked, 25)).toEqual({ after: null, limit: 25 });
  });

  it.each(['list=loud', 'open=0', 'open=1e3', 'product=-1'])('is not %s', (search) => {
    expect(read(search)).toBeNull();
  });
});
