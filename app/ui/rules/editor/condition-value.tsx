import type { Condition } from '#app/kernel/rules/condition.ts';
import { AmountField } from '../../forms/fields/amount-field.tsx';
import { DayField } from '../../forms/fields/day-field.tsx';
import { WholeField } from '../../forms/fields/whole-field.tsx';
import { TextField } from '../../polaris.ts';
import { useTexts } from '../../texts/texts.ts';
import { looksBack, notANumber } from '../vocabulary.ts';
import { NamesValue } from './names-value.tsx';
import { useRuleContext } from './rule-context.ts';
import styles from './rules.module.css';

export interface ValueProps<Of extends Condition> {
  condition: Of;
  /** Of the condition's part of that name. */
  errorOf: (part: string) => string | undefined;
  touch: (part: string) => void;
  onChange: (condition: Condition) => void;
}

/** What the field of a condition is compared with. */
export function ConditionValue({ condition, ...rest }: ValueProps<Condition>) {
  if ('values' in condition) return <NamesValue condition={condition} {...rest} />;
  if ('minor' in condition) return <Amount condition={condition} {...rest} />;
  if ('from' in condition) return <Days condition={condition} {...rest} />;
  if ('percent' in condition) return <Percent condition={condition} {...rest} />;
  return <Count condition={condition} {...rest} />;
}

function Amount({ condition, errorOf, touch, onChange }: ValueProps<Extract<Condition, { minor: number }>>) {
  const { rules: words } = useTexts();
  const { currency } = useRuleContext();
  return (
    <AmountField
      label={words.values.amount(words.fields[condition.field])}
      labelHidden
      currency={currency}
      value={condition.minor}
      error={errorOf('minor')}
      onChange={(minor) => onChange({ ...condition, minor: minor ?? notANumber })}
      onBlur={() => touch('minor')}
    />
  );
}

function Percent(props: ValueProps<Extract<Condition, { percent: string }>>) {
  const { condition, errorOf, touch, onChange } = props;
  const { rules: words } = useTexts();
  return (
    <div className={styles.pair}>
      <TextField
        label={words.values.percent(words.fields[condition.field])}
        labelHidden
        value={condition.percent}
        onChange={(percent) => onChange({ ...condition, percent })}
        onBlur={() => touch('percent')}
        error={errorOf('percent')}
        suffix="%"
        inputMode="decimal"
        autoComplete="off"
      />
      <LookBack {...props} />
    </div>
  );
}

function Count(props: ValueProps<Extract<Condition, { count: number }>>) {
  const { condition, errorOf, touch, onChange } = props;
  const { rules: words } = useTexts();
  return (
    <div className={styles.pair}>
      <WholeField
        label={words.values.count(words.fields[condition.field])}
        labelHidden
        value={condition.count}
        error={errorOf('count')}
        onChange={(count) => onChange({ ...condition, count: count ?? notANumber })}
        onBlur={() => touch('count')}
      />
      <LookBack {...props} />
    </div>
  );
}

/** How many days before the question still count. */
function LookBack(props: ValueProps<Extract<Condition, { days: number | null }>>) {
  const { condition, errorOf, touch, onChange } = props;
  const { values: words } = useTexts().rules;
  if (!looksBack(condition.field)) return null;
  return (
    <WholeField
      label={words.days}
      value={condition.days}
      emptyMeans={condition.field === 'customer.orders' ? 'none' : 'wrong'}
      {...(condition.field === 'customer.orders' ? { help: words.daysHelp } : {})}
      suffix={words.daysSuffix}
      error={errorOf('days')}
      onChange={(days) => onChange({ ...condition, days })}
      onBlur={() => touch('days')}
    />
  );
}

function Days({ condition, onChange }: ValueProps<Extract<Condition, { from: string }>>) {
  const { values: words } = useTexts().rules;
  const { years } = useRuleContext();
  return (
    <div className={styles.pair}>
      <DayField
        label={words.from}
        value={condition.from}
        years={years}
        onChange={(from) => onChange({ ...condition, from })}
      />
      <DayField
        label={words.to}
        value={condition.to}
        years={years}
        onChange={(to) => onChange({ ...condition, to })}
      />
    </div>
  );
}
