import type { Message } from '../../../app/contracts/answers.ts';
import type { Words } from '../../shared/words.ts';
import { sentenceOf } from './trace.ts';

/** "Why?", which opens the trace in sentences; nothing where there is none to tell. */
export function Why({ words, why }: { words: Words; why: readonly Message[] }) {
  const sentences = [...new Set(why.flatMap((message) => sentenceOf(words, message)))];
  if (sentences.length === 0) return null;
  return (
    <s-details>
      <s-summary>{words.say('why')}</s-summary>
      <s-unordered-list>
        {sentences.map((sentence) => (
          <s-list-item key={sentence}>{sentence}</s-list-item>
        ))}
      </s-unordered-list>
    </s-details>
  );
}
