import type { ReturnState, ReturnView } from '../../../app/contracts/returns.ts';
import type { Words } from '../../shared/words.ts';

const sent: readonly ReturnState[] = [
  'requested',
  'approved',
  'in-transit',
  'received',
  'inspected',
  'settled',
];
const kept: readonly ReturnState[] = ['requested', 'approved', 'settled'];

/** How far a return has come, step by step; nothing for one that was ended. */
export function ReturnSteps({ words, view }: { words: Words; view: ReturnView }) {
  const steps = view.outcome === 'keep' ? kept : sent;
  const at = view.state === 'closed' ? steps.length - 1 : steps.indexOf(view.state);
  if (at < 0) return null;
  return (
    <s-stack gap="small-400" accessibilityRole="ordered-list" accessibilityLabel={words.say('steps.label')}>
      {steps.map((step, index) => (
        <s-stack
          key={step}
          direction="inline"
          gap="small-200"
          alignItems="center"
          accessibilityRole="list-item"
        >
          <s-icon type={index <= at ? 'check-circle' : 'circle'} tone={index <= at ? 'success' : 'neutral'} />
          <s-text accessibilityVisibility="exclusive">
            {words.say(index < at ? 'steps.done' : index === at ? 'steps.now' : 'steps.later')}
          </s-text>
          <s-text type={index === at ? 'strong' : 'generic'} color={index > at ? 'subdued' : 'base'}>
            {words.say(`state.${step}`)}
          </s-text>
        </s-stack>
      ))}
    </s-stack>
  );
}
