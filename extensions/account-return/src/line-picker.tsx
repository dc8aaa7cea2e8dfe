import type { ReasonView, ReturnableLine } from '../../../app/contracts/returns.ts';
import type { Values } from '../../shared/app-client.ts';
import { fieldValue } from '../../shared/field-value.ts';
import { itemName } from '../../shared/item-name.ts';
import type { Words } from '../../shared/words.ts';
import { type Choice, keptChoice } from './chosen-lines.ts';

interface Props {
  words: Words;
  line: ReturnableLine;
  reasons: readonly ReasonView[];
  choice: Choice;
  onChange: (choice: Choice) => void;
}

/** One line: how many units go back, and why. A line that cannot go back says so, and what can be done instead. */
export function LinePicker({ words, line, reasons, choice, onChange }: Props) {
  return (
    <s-grid gridTemplateColumns="auto 1fr" gap="base" alignItems="start">
      <s-product-thumbnail src={line.imageUrl ?? ''} alt="" size="base" />
      <s-stack gap="small-200">
        <s-text type="strong">{line.title}</s-text>
        {line.variantTitle && <s-text color="subdued">{line.variantTitle}</s-text>}
        {line.quantity > 0 && line.until && (
          <s-text color="subdued">{words.say('lines.until', { date: words.day(line.until) })}</s-text>
        )}
        {line.refused && <s-text>{refusal(words, line, reasons)}</s-text>}
        {line.quantity > 0 && <Quantity {...{ words, line, choice, onChange }} />}
        {choice.quantity > 0 && <Why {...{ words, line, reasons, choice, onChange }} />}
      </s-stack>
    </s-grid>
  );
}

function refusal(words: Words, line: ReturnableLine, reasons: readonly ReasonView[]): string {
  if (!line.refused) return '';
  const why = words.refusal(line.refused.code, labelled(line.refused.values, reasons));
  return line.quantity > 0 ? words.say('lines.rest', { why }) : why;
}

/** Reasons go by their ids in what the app says; people know them by their labels. */
function labelled(values: Values, reasons: readonly ReasonView[]): Values {
  if (!values.reasons) return values;
  const ids = values.reasons.split(' ');
  return {
    ...values,
    reasons: reasons.flatMap(({ id, label }) => (ids.includes(id) ? [label] : [])).join(', '),
  };
}

function Quantity({ words, line, choice, onChange }: Omit<Props, 'reasons'>) {
  const set = (quantity: number) => onChange(quantity === 0 ? keptChoice : { ...choice, quantity });
  return (
    <s-number-field
      label={words.say('lines.quantity', {
        count: line.quantity,
        title: itemName(line.title, line.variantTitle),
      })}
      controls="stepper"
      inputMode="numeric"
      min={0}
      max={line.quantity}
      step={1}
      value={String(choice.quantity)}
      onChange={(event) => {
        const wanted = Math.trunc(Number(fieldValue(event)));
        set(Number.isFinite(wanted) ? Math.min(Math.max(wanted, 0), line.quantity) : 0);
      }}
    />
  );
}

function Why({ words, line, reasons, choice, onChange }: Props) {
  return (
    <s-stack gap="small-200">
      <s-select
        label={words.say('lines.reason', { title: itemName(line.title, line.variantTitle) })}
        placeholder={words.say('lines.choose-reason')}
        required
        value={choice.reason}
        onChange={(event) => onChange({ ...choice, reason: fieldValue(event) })}
      >
        {reasons.map(({ id, label }) => (
          <s-option key={id} value={id}>
            {label}
          </s-option>
        ))}
      </s-select>
      <s-text-field
        label={words.say('lines.note')}
        maxLength={255}
        value={choice.note}
        onChange={(event) => onChange({ ...choice, note: fieldValue(event) })}
      />
    </s-stack>
  );
}
