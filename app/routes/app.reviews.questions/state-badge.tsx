import { Badge } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { QuestionState } from './view.server.ts';

const tones = {
  pending: { tone: 'attention' },
  open: { tone: 'attention' },
  look: { tone: 'attention' },
  answered: { tone: 'success' },
  hidden: {},
} as const;

/** Where a question stands. */
export function StateBadge({ state }: { state: QuestionState }) {
  const { states } = useTexts().reviewQuestions;
  return <Badge {...tones[state]}>{states[state]}</Badge>;
}
