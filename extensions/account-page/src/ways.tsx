import type { WayView } from '../../../app/contracts/rewards.ts';
import type { Words } from '../../shared/words.ts';

/** What earns points beside orders; what this customer has already is ticked. */
export function Ways({ words, ways }: { words: Words; ways: readonly WayView[] }) {
  if (ways.length === 0) return null;
  return (
    <s-section heading={words.say('ways.heading')}>
      <s-unordered-list>
        {ways.map((one) => (
          <s-list-item key={`${one.way} ${one.name ?? ''}`}>
            <s-grid gridTemplateColumns="1fr auto" gap="base" alignItems="center">
              <s-text color={one.done ? 'subdued' : 'base'}>
                {one.name ?? words.say(`ways.${one.way}`)}
              </s-text>
              {one.done ? (
                <s-stack direction="inline" gap="small-200" alignItems="center">
                  <s-icon type="check-circle" tone="success" />
                  <s-text color="subdued">{words.sayPoints('ways.done', one.points)}</s-text>
                </s-stack>
              ) : (
                <s-text type="strong">{words.sayPoints('ways.points', one.points)}</s-text>
              )}
            </s-grid>
          </s-list-item>
        ))}
      </s-unordered-list>
    </s-section>
  );
}
