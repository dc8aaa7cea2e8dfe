import { DeleteIcon } from '@shopify/polaris-icons';
import type { Condition } from '#app/kernel/rules/condition.ts';
import type { RuleField } from '#app/kernel/rules/fields.ts';
import { Button, Select, Text } from '../../polaris.ts';
import { useTexts } from '../../texts/texts.ts';
import { conditionInWords } from '../condition-in-words.ts';
import { freshCondition, isRuleField } from '../vocabulary.ts';
import { ConditionValue, type ValueProps } from './condition-value.tsx';
import { fieldOptions } from './field-options.ts';
import { useRuleContext } from './rule-context.ts';
import styles from './rules.module.css';

interface ConditionRowProps extends ValueProps<Condition> {
  index: number;
  fields: readonly RuleField[];
  onRemove: () => void;
}

/** "If [tier] [is] [Gold]": one line of a rule. */
export function ConditionRow(props: ConditionRowProps) {
  const { condition, index, fields, onChange, onRemove, ...rest } = props;
  const texts = useTexts();
  const { editor: words, operators } = texts.rules;
  const { names } = useRuleContext();
  const compared = comparisons(condition);
  return (
    <div className={styles.condition}>
      <span className={styles.joins}>
        <Text as="span" fontWeight="semibold">
          {index === 0 ? words.when : words.and}
        </Text>
      </span>
      <div className={styles.what}>
        <Select
          label={words.field(index + 1)}
          labelHidden
          options={fieldOptions(fields, texts)}
          value={condition.field}
          onChange={(field) => {
            if (isRuleField(field)) onChange(freshCondition(field));
          }}
        />
        <Select
          label={words.operator(index + 1)}
          labelHidden
          options={compared.map((value) => ({ value, label: operators[value] }))}
          value={condition.is}
          onChange={(is) => onChange(comparedBy(condition, is))}
          disabled={compared.length === 1}
        />
      </div>
      <div className={styles.value}>
        <ConditionValue condition={condition} onChange={onChange} {...rest} />
      </div>
      <span className={styles.remove}>
        <Button
          variant="tertiary"
          icon={DeleteIcon}
          accessibilityLabel={words.removeCondition(conditionInWords(condition, names, texts))}
          onClick={onRemove}
        />
      </span>
    </div>
  );
}

function comparisons(condition: Condition): readonly Condition['is'][] {
  if ('values' in condition) return ['any-of', 'none-of'];
  if ('from' in condition) return ['between'];
  return ['at-least', 'below'];
}

function comparedBy(condition: Condition, is: string): Condition {
  if ('values' in condition) return { ...condition, is: is === 'none-of' ? 'none-of' : 'any-of' };
  if ('from' in condition) return condition;
  return { ...condition, is: is === 'below' ? 'below' : 'at-least' };
}
