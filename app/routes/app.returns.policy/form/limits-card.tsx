import type { ReactNode } from 'react';
import type { PolicyForm } from '#app/modules/returns/policy/forms.ts';
import { WholeField } from '../../../ui/forms/fields/whole-field.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { BlockStack, Checkbox, ChoiceList, InlineGrid, TextField } from '../../../ui/polaris.ts';
import { notANumber } from '../../../ui/rules/vocabulary.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { PolicyEditor } from './editor.ts';
import styles from './form.module.css';

type Limits = PolicyForm['limits'];

const usual: { readonly [Name in 'returns' | 'rate' | 'kept']: NonNullable<Limits[Name]> } = {
  returns: { count: 5, days: 90 },
  rate: { percent: '50', days: 365, atLeastUnits: 5 },
  kept: { count: 2, days: 365 },
};

/** What a customer may do before a person looks. */
export function LimitsCard({ editor }: { editor: PolicyEditor }) {
  const { limits: words } = useTexts().policy;
  const { form, change } = editor;
  const { limits } = form;
  const set = (part: Partial<Limits>) => change({ limits: { ...limits, ...part } });
  const limit = (name: keyof typeof usual, fields: ReactNode) => (
    <BlockStack gap="200">
      <Checkbox
        label={words[name]}
        checked={limits[name] !== null}
        onChange={(on) => set({ [name]: on ? usual[name] : null })}
      />
      {limits[name] === null ? null : <div className={styles.under}>{fields}</div>}
    </BlockStack>
  );
  const any = limits.returns !== null || limits.rate !== null || limits.kept !== null;
  return (
    <Section id="limits" title={words.title} about={words.about}>
      <BlockStack gap="300">
        {limit('returns', <CountFields name="returns" editor={editor} set={set} />)}
        {limit('rate', <RateFields editor={editor} set={set} />)}
        {limit('kept', <CountFields name="kept" editor={editor} set={set} />)}
      </BlockStack>
      {any ? (
        <ChoiceList
          title={words.exceeded}
          choices={(['manual', 'decline'] as const).map((value) => ({
            value,
            label: words.exceededs[value],
            helpText: words.exceededs[`${value}Help`],
          }))}
          selected={[limits.exceeded]}
          onChange={([chosen]) => set({ exceeded: chosen === 'decline' ? 'decline' : 'manual' })}
        />
      ) : null}
    </Section>
  );
}

interface FieldsProps {
  editor: PolicyEditor;
  set: (part: Partial<Limits>) => void;
}

function CountFields({ name, editor, set }: FieldsProps & { name: 'returns' | 'kept' }) {
  const { limits: words, window } = useTexts().policy;
  const { form, touch, errorOf } = editor;
  const limit = form.limits[name];
  if (limit === null) return null;
  const field = (part: 'count' | 'days') => ({
    value: limit[part],
    error: errorOf(`limits.${name}.${part}`),
    onBlur: () => touch(`limits.${name}.${part}`),
    onChange: (value: number | null) => set({ [name]: { ...limit, [part]: value ?? notANumber } }),
  });
  return (
    <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300" alignItems="start">
      <WholeField label={words[`${name}Count`]} suffix={words[`${name}Suffix`]} {...field('count')} />
      <WholeField label={words.days} suffix={window.daysSuffix} {...field('days')} />
    </InlineGrid>
  );
}

function RateFields({ editor, set }: FieldsProps) {
  const { limits: words, window } = useTexts().policy;
  const { form, touch, errorOf } = editor;
  const { rate } = form.limits;
  if (rate === null) return null;
  const field = (part: 'days' | 'atLeastUnits') => ({
    value: rate[part],
    error: errorOf(`limits.rate.${part}`),
    onBlur: () => touch(`limits.rate.${part}`),
    onChange: (value: number | null) => set({ rate: { ...rate, [part]: value ?? notANumber } }),
  });
  return (
    <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300" alignItems="start">
      <TextField
        label={words.ratePercent}
        value={rate.percent}
        onChange={(percent) => set({ rate: { ...rate, percent: percent.trim() } })}
        onBlur={() => touch('limits.rate.percent')}
        error={errorOf('limits.rate.percent')}
        suffix="%"
        inputMode="decimal"
        autoComplete="off"
      />
      <WholeField label={words.days} suffix={window.daysSuffix} {...field('days')} />
      <WholeField label={words.rateUnits} suffix={words.rateUnitsSuffix} {...field('atLeastUnits')} />
    </InlineGrid>
  );
}
