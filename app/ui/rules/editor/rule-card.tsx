import { DeleteIcon, DragHandleIcon, DuplicateIcon } from '@shopify/polaris-icons';
import { useId } from 'react';
import { Switch } from '../../forms/switch.tsx';
import { Badge, BlockStack, Button, Icon, InlineStack, Text } from '../../polaris.ts';
import { useTexts } from '../../texts/texts.ts';
import { ruleInWords } from '../rule-in-words.ts';
import { useRuleContext } from './rule-context.ts';
import { RuleForm, type RuleFormProps } from './rule-form.tsx';
import styles from './rules.module.css';
import type { useDragOrder } from './use-drag-order.ts';

interface RuleCardProps<Action> extends RuleFormProps<Action> {
  index: number;
  count: number;
  open: boolean;
  wrong: boolean;
  /** How often it would have decided; may be empty. */
  fired: string;
  handle: ReturnType<ReturnType<typeof useDragOrder>['handle']>;
  dragHelp: string;
  onOpen: (open: boolean) => void;
  onDuplicate: () => void;
  onRemove: () => void;
}

/** One rule: its sentence, its place and its switch; opened, its parts. */
export function RuleCard<Action>(props: RuleCardProps<Action>) {
  const { rule, index, count, open, wrong, fired, handle, dragHelp, vocabulary, onChange } = props;
  const texts = useTexts();
  const { editor: words } = texts.rules;
  const { names } = useRuleContext();
  const form = useId();
  const sentence = ruleInWords(rule, vocabulary.inWords, names, texts);
  const called = rule.name.trim() || words.rule(index + 1);
  return (
    <article className={styles.rule} data-off={rule.on ? undefined : ''} aria-label={called}>
      <div className={styles.head}>
        <button
          type="button"
          className={styles.handle}
          aria-label={words.drag(called, index + 1, count)}
          aria-describedby={dragHelp}
          {...handle}
        >
          <Icon source={DragHandleIcon} tone="subdued" />
        </button>
        <div className={styles.says}>
          <BlockStack gap="100">
            {rule.name.trim() === '' ? null : (
              <Text as="h3" variant="headingSm">
                {rule.name}
              </Text>
            )}
            <Text as="p" {...(rule.name.trim() === '' ? {} : { tone: 'subdued' })}>
              {sentence}
            </Text>
            <InlineStack gap="200" blockAlign="center">
              {rule.on ? null : <Badge>{words.off}</Badge>}
              {wrong ? <Badge tone="critical">{words.wrong}</Badge> : null}
              {fired ? (
                <Text as="p" variant="bodySm" tone="subdued">
                  {fired}
                </Text>
              ) : null}
            </InlineStack>
          </BlockStack>
        </div>
        <div className={styles.does}>
          <Switch label={words.on(called)} on={rule.on} onChange={(on) => onChange({ on })} />
          <Tools {...props} called={called} form={form} />
        </div>
      </div>
      {open ? (
        <div id={form} className={styles.form}>
          <RuleForm {...props} />
        </div>
      ) : null}
    </article>
  );
}

function Tools<Action>(props: RuleCardProps<Action> & { called: string; form: string }) {
  const { open, called, form, onOpen, onDuplicate, onRemove } = props;
  const { editor: words } = useTexts().rules;
  return (
    <InlineStack gap="100" blockAlign="center" wrap={false}>
      <Button
        size="slim"
        ariaExpanded={open}
        ariaControls={form}
        accessibilityLabel={open ? words.doneLabel(called) : words.editLabel(called)}
        onClick={() => onOpen(!open)}
      >
        {open ? words.done : words.edit}
      </Button>
      <Button
        variant="tertiary"
        icon={DuplicateIcon}
        accessibilityLabel={words.duplicateLabel(called)}
        onClick={onDuplicate}
      />
      <Button
        variant="tertiary"
        icon={DeleteIcon}
        accessibilityLabel={words.removeLabel(called)}
        onClick={onRemove}
      />
    </InlineStack>
  );
}
