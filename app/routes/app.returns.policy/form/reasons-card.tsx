import { PlusIcon } from '@shopify/polaris-icons';
import type { PolicyForm } from '#app/modules/returns/policy/forms.ts';
import { Section } from '../../../ui/page/section.tsx';
import { BlockStack, Button, InlineError } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { placedReasons, withMovedReason, withoutReason, withReason } from '../reasons/reason-list.ts';
import { ReasonRow } from '../reasons/reason-row.tsx';
import styles from '../reasons/reasons.module.css';
import type { PolicyEditor } from './editor.ts';

type Reason = PolicyForm['reasons'][number];

/** What customers give as their reason, what it leads to, and what it is called in Shopify. */
export function ReasonsCard({ editor }: { editor: PolicyEditor }) {
  const { reasons: words } = useTexts().policy;
  const { form, change, touch, errorOf } = editor;
  const { reasons } = form;
  const set = (next: readonly Reason[]) => change({ reasons: next });
  const wrong = errorOf('reasons');
  const placed = placedReasons(reasons);
  const numbers = numbersOf(placed.map(({ depth }) => depth));
  return (
    <Section id="reasons" title={words.title} about={words.about}>
      <BlockStack gap="300">
        <ol className={styles.list}>
          {placed.map((one, row) => (
            <ReasonRow
              key={`${editor.generation}:${one.reason.id}`}
              placed={one}
              number={numbers[row] ?? ''}
              errorOf={(part) => errorOf(`reasons.${one.index}.${part}`)}
              touch={(part) => touch(`reasons.${one.index}.${part}`)}
              onChange={(next) => set(reasons.map((other, at) => (at === one.index ? next : other)))}
              onMove={(by) => set(withMovedReason(reasons, one.index, by))}
              onRemove={() => change(withoutNamed(form, one.reason.id))}
              onAddUnder={() => set(withReason(reasons, one.reason.id))}
            />
          ))}
        </ol>
        {wrong ? <InlineError message={wrong} fieldID="reasons" /> : null}
        <div>
          <Button icon={PlusIcon} onClick={() => set(withReason(reasons, null))}>
            {words.add}
          </Button>
        </div>
      </BlockStack>
    </Section>
  );
}

/** "1", "1.1", "1.2", "2": as the tree reads. */
function numbersOf(depths: readonly number[]): string[] {
  const counted: number[] = [];
  return depths.map((depth) => {
    counted.length = depth + 1;
    counted[depth] = (counted[depth] ?? 0) + 1;
    return counted.join('.');
  });
}

/** Without a reason, and nothing else of the policy names it any more. */
function withoutNamed(form: PolicyForm, id: string): Partial<PolicyForm> {
  const { reasons, gone } = withoutReason(form.reasons, id);
  const left = (names: readonly string[]) => names.filter((name) => !gone.includes(name));
  return {
    reasons,
    waivedFor: left(form.waivedFor),
    finalSale: { ...form.finalSale, overriddenBy: left(form.finalSale.overriddenBy) },
    rules: form.rules.map((rule) => ({
      ...rule,
      when: rule.when.map((condition) =>
        condition.field === 'return.reason' ? { ...condition, values: left(condition.values) } : condition,
      ),
    })),
  };
}
