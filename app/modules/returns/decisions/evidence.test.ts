import { describe, expect, it } from 'vitest';
import type { AskedUnits } from '../door.ts';
import type { Reason } from '../policy/policy.ts';
import { lineId } from '../sample-returns.ts';
import { readEvidence } from './evidence.ts';

const reason = (change: Partial<Reason> = {}): Reason => ({
  id: 'broken',
  label: 'Broken',
  shopify: 'defective',
  parent: null,
  questions: [],
  photo: 'none',
  note: 'optional',
  ...change,
});
const asked = (change: Partial<AskedUnits> = {}): AskedUnits => ({
  lineShopifyId: lineId(0),
  quantity: 1,
  reason: 'broken',
  ...change,
});
const lacks = (missing: string) => ({
  refused: 'evidence-missing',
  values: { line: '11', reason: 'broken', missing },
});

describe('what a reason asks for', () => {
  const questions: Reason['questions'] = [
    {
      id: 'where',
      text: 'Where?',
      options: [
        { id: 'seam', label: 'At the seam' },
        { id: 'zip', label: 'The zip' },
      ],
      required: true,
    },
    { id: 'how', text: 'How?', options: [], required: false },
  ];

  it('is a photo or a note where it has to be', () => {
    expect(readEvidence(reason({ photo: 'required' }), asked())).toEqual(lacks('photo'));
    expect(readEvidence(reason({ photo: 'required' }), asked({ photos: [] }))).toEqual(lacks('photo'));
    expect(readEvidence(reason({ photo: 'required' }), asked({ photos: [1n] }))).toEqual([]);
    expect(readEvidence(reason({ photo: 'optional' }), asked())).toEqual([]);
    expect(readEvidence(reason({ note: 'required' }), asked({ note: '  ' }))).toEqual(lacks('note'));
    expect(readEvidence(reason({ note: 'required' }), asked())).toEqual(lacks('note'));
    expect(readEvidence(reason({ note: 'required' }), asked({ note: 'torn' }))).toEqual([]);
  });

  it('is an answer to every question that needs one', () => {
    expect(readEvidence(reason({ questions }), asked())).toEqual(lacks('where'));
    expect(readEvidence(reason({ questions }), asked({ answers: { where: ' ' } }))).toEqual(lacks('where'));
    expect(readEvidence(reason({ questions }), asked({ answers: { where: 'zip', other: 'x' } }))).toEqual([
      { question: 'where', text: 'Where?', label: 'The zip', words: '' },
    ]);
    expect(
      readEvidence(reason({ questions }), asked({ answers: { where: 'seam', how: ' pulled ' } })),
    ).toEqual([
      { question: 'where', text: 'Where?', label: 'At the seam', words: '' },
      { question: 'how', text: 'How?', label: null, words: 'pulled' },
    ]);
  });

  it('is none of the answers that are not offered', () => {
    expect(readEvidence(reason({ questions }), asked({ answers: { where: 'At the seam' } }))).toEqual({
      refused: 'bad-input',
      values: { line: '11', question: 'where' },
    });
  });
});
