import type { Words } from './words.ts';

export interface Sending {
  readonly done: number;
  readonly all: number;
}

interface Props {
  words: Words;
  /** Which of the locale files' sentences: those below "photos" or "review.media". */
  about: 'photos' | 'review.media';
  /** Null: nothing is on its way. */
  sending: Sending | null;
  problems: readonly string[];
}

/** How far files are that are being sent, and which of them could not be taken. */
export function SendingLines({ words, about, sending, problems }: Props) {
  return (
    <>
      {sending && (
        <s-stack gap="small-500" accessibilityRole="status">
          <s-progress
            value={sending.done}
            max={sending.all}
            accessibilityLabel={words.say(`${about}.sending-label`)}
          />
          <s-text color="subdued">
            {words.say(`${about}.sending`, { number: sending.done + 1, all: sending.all })}
          </s-text>
        </s-stack>
      )}
      {problems.map((problem) => (
        <s-banner key={problem} tone="warning">
          {problem}
        </s-banner>
      ))}
    </>
  );
}
