import type { Rule } from '#app/kernel/rules/decide.ts';
import { Text } from '../../polaris.ts';
import { useTexts } from '../../texts/texts.ts';
import styles from './rules.module.css';

type NewRule<Action> = Pick<Rule<Action>, 'name' | 'when' | 'then'>;

export interface ReadyRule<Action> {
  readonly id: string;
  readonly title: string;
  /** What it does, in a sentence. */
  readonly text: string;
  readonly rule: NewRule<Action>;
}

interface ReadyRulesProps<Action> {
  ready: readonly ReadyRule<Action>[];
  onChoose: (rule: NewRule<Action>) => void;
}

/** Rules to start from, and an empty one. */
export function ReadyRules<Action>({ ready, onChoose }: ReadyRulesProps<Action>) {
  const { editor: words } = useTexts().rules;
  return (
    <section aria-label={words.start}>
      <ul className={styles.ready}>
        {ready.map(({ id, title, text, rule }) => (
          <li key={id}>
            <button type="button" className={styles.start} onClick={() => onChoose(rule)}>
              <Text as="span" fontWeight="semibold">
                {title}
              </Text>
              <Text as="span" variant="bodySm" tone="subdued">
                {text}
              </Text>
            </button>
          </li>
        ))}
        <li>
          <button
            type="button"
            className={styles.start}
            onClick={() => onChoose({ name: '', when: [], then: [] })}
          >
            <Text as="span" fontWeight="semibold">
              {words.empty}
            </Text>
            <Text as="span" variant="bodySm" tone="subdued">
              {words.emptyText}
            </Text>
          </button>
        </li>
      </ul>
    </section>
  );
}
