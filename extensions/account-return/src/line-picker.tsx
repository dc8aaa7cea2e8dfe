import type { ComponentChildren } from 'preact';
import type { ReasonView, ReturnableLine } from '../../../app/contracts/returns.ts';
import type { AppClient } from '../../shared/app-client.ts';
import { fieldValue } from '../../shared/field-value.ts';
import { itemName } from '../../shared/item-name.ts';
import type { Words } from '../../shared/words.ts';
import { type Change, type Choice, keptChoice } from './chosen-lines.ts';
import { ReasonFields } from './reason-fields.tsx';
import { refusalOf } from './refusal.ts';
import { Why } from './why.tsx';

interface Props {
  words: Words;
  app: AppClient;
  line: ReturnableLine;
  reasons: readonly ReasonView[];
  choice: Choice;
  tried: boolean;
  onChange: (change: Change) => void;
}

/** One line of which something may go back: how many units, why, and what the reason asks for. */
export function LinePicker(props: Props) {
  const { words, line, reasons, choice } = props;
  const rest = refusalOf(words, line, reasons);
  return (
    <s-stack gap="base">
      <Item line={line}>
        {line.until && (
          <s-text color="subdued">{words.say('lines.until', { date: words.day(line.until) })}</s-text>
        )}
        {rest && <s-text>{rest}</s-text>}
        <Why words={words} why={line.why} />
      </Item>
      <Quantity {...props} />
      {choice.quantity > 0 && <ReasonFields {...props} />}
    </s-stack>
  );
}

/** A line of which nothing can go back: why, and what can be done instead. */
export function KeptLine({ words, line, reasons }: Pick<Props, 'words' | 'line' | 'reasons'>) {
  return (
    <Item line={line}>
      <s-text>{refusalOf(words, line, reasons)}</s-text>
      {line.refused?.code === 'window-closed' && <Why words={words} why={line.why} />}
    </Item>
  );
}

function Item({ line, children }: { line: ReturnableLine; children: ComponentChildren }) {
  return (
    <s-grid gridTemplateColumns="auto 1fr" gap="base" alignItems="start">
      <s-product-thumbnail src={line.imageUrl ?? ''} alt="" size="base" />
      <s-stack gap="small-200">
        <s-text type="strong">{line.title}</s-text>
        {line.variantTitle && <s-text color="subdued">{line.variantTitle}</s-text>}
        {children}
      </s-stack>
    </s-grid>
  );
}

function Quantity({ words, line, choice, onChange }: Props) {
  const set = (quantity: number) => onChange((now) => (quantity === 0 ? keptChoice : { ...now, quantity }));
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
