import { PlusIcon } from '@shopify/polaris-icons';
import { useId, useState } from 'react';
import type { Rule } from '#app/kernel/rules/decide.ts';
import type { RuleField } from '#app/kernel/rules/fields.ts';
import { EmptyState } from '../../empty/empty-state.tsx';
import { moved } from '../../forms/moved.ts';
import { BlockStack, Button, Text } from '../../polaris.ts';
import { useTexts } from '../../texts/texts.ts';
import { withChanged, withCopy, withoutRule, withRule } from '../rule-list.ts';
import type { ActionVocabulary } from './actions.ts';
import { type ReadyRule, ReadyRules } from './ready-rules.tsx';
import { RuleCard } from './rule-card.tsx';
import styles from './rules.module.css';
import { useDragOrder } from './use-drag-order.ts';

export interface RulesEditorProps<Action> {
  rules: readonly Rule<Action>[];
  /** What these rules may ask about. */
  fields: readonly RuleField[];
  vocabulary: ActionVocabulary<Action>;
  ready: readonly ReadyRule<Action>[];
  /** A line for each: how often it would have decided something. */
  firedOf: (rule: Rule<Action>) => string;
  /** Of the list's part at that path, such as "0.when.1.values". */
  errorOf: (path: string) => string | undefined;
  /** Anything wrong at or below that path. */
  wrongAt: (path: string) => boolean;
  touch: (path: string) => void;
  onChange: (rules: readonly Rule<Action>[]) => void;
}

/** Rules in priority order: each a sentence, opened where it is edited. The same for every area. */
export function RulesEditor<Action>(props: RulesEditorProps<Action>) {
  const { rules, ready, vocabulary, fields, firedOf, errorOf, wrongAt, touch, onChange } = props;
  const { editor: words } = useTexts().rules;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [choosing, setChoosing] = useState(false);
  const [said, setSaid] = useState('');
  const help = useId();
  const calledAt = (index: number) => rules[index]?.name.trim() || words.rule(index + 1);
  const { dragging, list, handle } = useDragOrder(rules.length, (from, to) => {
    onChange(moved(rules, from, to));
    setSaid(words.moved(calledAt(from), to + 1, rules.length));
  });
  const open = (id: string, on: boolean) =>
    setOpened((known) => new Set([...[...known].filter((other) => other !== id), ...(on ? [id] : [])]));
  const add = (rule: Pick<Rule<Action>, 'name' | 'when' | 'then'>) => {
    const next = withRule(rules, rule);
    onChange(next);
    setChoosing(false);
    open(next.at(-1)?.id ?? '', true);
  };
  return (
    <BlockStack gap="300">
      <span id={help} className={styles.hidden}>
        {words.dragHelp}
      </span>
      <span aria-live="polite" className={styles.hidden}>
        {said}
      </span>
      {rules.length === 0 ? (
        <EmptyState picture="trail" title={words.none.title} compact>
          {words.none.text}
        </EmptyState>
      ) : (
        <ol className={styles.list} ref={list} data-dragging={dragging ? '' : undefined}>
          {rules.map((rule, index) => (
            <li key={rule.id} data-drop={dropAt(index, dragging)}>
              <RuleCard
                rule={rule}
                index={index}
                count={rules.length}
                open={opened.has(rule.id)}
                wrong={wrongAt(String(index))}
                fired={firedOf(rule)}
                fields={fields}
                vocabulary={vocabulary}
                handle={handle(index)}
                dragHelp={help}
                errorOf={(path) => errorOf(`${index}.${path}`)}
                touch={(path) => touch(`${index}.${path}`)}
                onChange={(patch) => onChange(withChanged(rules, index, patch))}
                onOpen={(on) => open(rule.id, on)}
                onDuplicate={() => onChange(withCopy(rules, index, words.copy))}
                onRemove={() => {
                  onChange(withoutRule(rules, index));
                  setSaid(words.removed(calledAt(index)));
                }}
              />
            </li>
          ))}
        </ol>
      )}
      {rules.length === 0 || choosing ? (
        <ReadyRules ready={ready} onChoose={add} />
      ) : (
        <div>
          <Button icon={PlusIcon} onClick={() => setChoosing(true)}>
            {words.add}
          </Button>
        </div>
      )}
      {rules.length > 1 ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {words.priority}
        </Text>
      ) : null}
    </BlockStack>
  );
}

/** Where the dragged entry would go: a line above or below the one that stands there. */
function dropAt(
  index: number,
  dragging: { readonly from: number; readonly to: number } | null,
): 'above' | 'below' | 'held' | undefined {
  if (dragging === null) return undefined;
  if (index === dragging.from) return 'held';
  if (index !== dragging.to) return undefined;
  return dragging.to < dragging.from ? 'above' : 'below';
}
