import type { MessageState } from '#app/modules/messages/message.ts';
import { Badge } from '../polaris.ts';
import { useTexts } from '../texts/texts.ts';

interface StateBadgeProps {
  state: MessageState;
  /** It waits past its first moment. */
  later: boolean;
}

const tones = {
  waiting: {},
  held: {},
  queued: { tone: 'info' },
  claimed: { tone: 'info' },
  sent: { tone: 'success' },
  merged: { tone: 'success' },
  'not-sent': {},
  unknown: { tone: 'warning' },
} as const;

/** Where a message stands. */
export function StateBadge({ state, later }: StateBadgeProps) {
  const { states, later: word } = useTexts().messageWords;
  if (later && (state === 'waiting' || state === 'held')) return <Badge tone="attention">{word}</Badge>;
  return <Badge {...tones[state]}>{states[state]}</Badge>;
}
