import { DeleteIcon } from '@shopify/polaris-icons';
import type { Rule } from '#app/kernel/rules/decide.ts';
import type { RuleField } from '#app/kernel/rules/fields.ts';
import { BlockStack, Button, InlineError, InlineStack, Select, Text, TextField } from '../../polaris.ts';
import { useTexts } from '../../texts/texts.ts';
import { freshCondition, isRuleField } from '../vocabulary.ts';
import type { ActionVocabulary } from './actions.ts';
import { ConditionRow } from './condition-row.tsx';
import { fieldOptions } from './field-options.ts';
import styles from './rules.module.css';

export interface RuleFormProps<Action> {
  rule: Rule<Action>;
  fields: readonly RuleField[];
  vocabulary: ActionVocabulary<Action>;
  /** Of the rule's part at that path, such as "when.0.values". */
  errorOf: (path: string) => string | undefined;
  touch: (path: string) => void;
  onChange: (patch: Partial<Omit<Rule<Action>, 'id'>>) => void;
}

/** A rule as it is edited: if …, then …. */
export function RuleForm<Action>(props: RuleFormProps<Action>) {
  const { rule, errorOf, touch, onChange } = props;
  const { editor: words } = useTexts().rules;
  return (
    <BlockStack gap="400">
      <Conditions {...props} />
      <Actions {...props} />
      <TextField
        label={words.name}
        helpText={words.nameHelp}
        value={rule.name}
        onChange={(name) => onChange({ name })}
        onBlur={() => touch('name')}
        error={errorOf('name')}
        maxLength={100}
        autoComplete="off"
      />
    </BlockStack>
  );
}

/** What a rule asks about, one under the other. */
export function Conditions<Action>({
  rule,
  fields,
  errorOf,
  touch,
  onChange,
}: Omit<RuleFormProps<Action>, 'vocabulary'>) {
  const texts = useTexts();
  const { editor: words } = texts.rules;
  const { when } = rule;
  const set = (next: Rule<Action>['when']) => onChange({ when: next });
  return (
    <BlockStack gap="300">
      {when.length === 0 ? (
        <Text as="p" tone="subdued">
          {words.always}
        </Text>
      ) : null}
      {when.map((condition, index) => (
        <ConditionRow
          // Conditions have no name of their own, and each is replaced as a whole.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={`${when.length}:${index}:${condition.field}`}
          condition={condition}
          index={index}
          fields={fields}
          errorOf={(part) => errorOf(`when.${index}.${part}`)}
          touch={(part) => touch(`when.${index}.${part}`)}
          onChange={(next) => set(when.map((other, at) => (at === index ? next : other)))}
          onRemove={() => set(when.filter((_, at) => at !== index))}
        />
      ))}
      <div className={styles.add}>
        <Select
          label={words.addCondition}
          labelHidden
          placeholder={words.addCondition}
          options={fieldOptions(fields, texts)}
          value=""
          onChange={(field) => {
            if (isRuleField(field)) set([...when, freshCondition(field)]);
          }}
        />
      </div>
    </BlockStack>
  );
}

function Actions<Action>({ rule, vocabulary, errorOf, touch, onChange }: RuleFormProps<Action>) {
  const { editor: words } = useTexts().rules;
  const { then } = rule;
  const { groups, kindOf, fresh, inWords, Fields } = vocabulary;
  const set = (next: readonly Action[]) => onChange({ then: next });
  const used = then.map(kindOf);
  const labels = new Map(groups.flatMap(({ kinds }) => kinds.map(({ id, label }) => [id, label] as const)));
  const wrong = then.length === 0 ? errorOf('then') : undefined;
  return (
    <BlockStack gap="300">
      <Text as="p" fontWeight="semibold">
        {words.then}
      </Text>
      {then.map((action, index) => (
        <div key={kindOf(action)} className={styles.action}>
          <BlockStack gap="300">
            <InlineStack align="space-between" blockAlign="center" wrap={false}>
              <Text as="h4" variant="headingSm">
                {labels.get(kindOf(action)) ?? kindOf(action)}
              </Text>
              <Button
                variant="tertiary"
                icon={DeleteIcon}
                accessibilityLabel={words.removeAction(inWords(action))}
                onClick={() => set(then.filter((_, at) => at !== index))}
              />
            </InlineStack>
            <Fields
              action={action}
              errorOf={(part) => errorOf(`then.${index}.${part}`)}
              touch={(part) => touch(`then.${index}.${part}`)}
              onChange={(next) => set(then.map((other, at) => (at === index ? next : other)))}
            />
          </BlockStack>
        </div>
      ))}
      <div className={styles.add}>
        <Select
          label={words.addAction}
          labelHidden
          placeholder={words.addAction}
          options={groups.flatMap(({ title, kinds }) => {
            const left = kinds.filter(({ id }) => !used.includes(id));
            const options = left.map(({ id, label }) => ({ value: id, label }));
            return options.length === 0 ? [] : [{ title, options }];
          })}
          value=""
          onChange={(kind) => {
            const action = fresh(kind);
            if (action !== null) set([...then, action]);
          }}
        />
      </div>
      {wrong ? <InlineError message={wrong} fieldID="then" /> : null}
    </BlockStack>
  );
}
