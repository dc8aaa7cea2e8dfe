import type { ReactNode } from 'react';
import { Section } from '../../../ui/page/section.tsx';
import { BlockStack, Checkbox, InlineError, InlineGrid, TextField } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { type PolicyEditor, typed } from './editor.ts';
import styles from './form.module.css';

type Offered = 'refund' | 'credit' | 'exchange' | 'keep';

/** What customers choose among. */
export function OutcomesCard({ editor, currency }: { editor: PolicyEditor; currency: string }) {
  const { outcomes: words } = useTexts().policy;
  const { form, change, touch, errorOf } = editor;
  const money = { suffix: currency, inputMode: 'decimal' } as const;
  const percent = { suffix: '%', inputMode: 'decimal' } as const;
  const wrong = errorOf('refund');
  const offered = (name: Offered, about: string, more: ReactNode = null) => (
    <BlockStack gap="200">
      <Checkbox
        label={words[name]}
        helpText={about}
        checked={form[name]}
        onChange={(on) => {
          touch('refund');
          change({ [name]: on });
        }}
      />
      {form[name] && more ? <div className={styles.under}>{more}</div> : null}
    </BlockStack>
  );
  return (
    <Section id="outcomes" title={words.title} about={words.about}>
      <BlockStack gap="300">
        {offered('refund', words.refundHelp)}
        {offered(
          'credit',
          words.creditHelp,
          <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300" alignItems="start">
            <TextField
              label={words.bonusPercent}
              helpText={words.bonusHelp}
              {...typed(editor, 'bonusPercent')}
              {...percent}
            />
            <TextField label={words.bonusFlat} {...typed(editor, 'bonusFlat')} {...money} />
            <TextField
              label={words.bonusCap}
              helpText={words.capHelp}
              {...typed(editor, 'bonusCap')}
              {...money}
            />
          </InlineGrid>,
        )}
        {offered(
          'exchange',
          words.exchangeHelp,
          <Checkbox
            label={words.even}
            helpText={words.evenHelp}
            checked={form.exchangeEven}
            onChange={(exchangeEven) => change({ exchangeEven })}
          />,
        )}
        {offered(
          'keep',
          words.keepHelp,
          <div className={styles.short}>
            <TextField label={words.keepPercent} {...typed(editor, 'keepPercent')} {...percent} />
          </div>,
        )}
        {wrong ? <InlineError message={wrong} fieldID="refund" /> : null}
      </BlockStack>
    </Section>
  );
}
