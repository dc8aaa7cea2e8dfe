import { Maths } from '../../../ui/figures/maths.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { BlockStack, Checkbox, InlineGrid, Select, TextField } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { PreviewView } from '../preview.ts';
import type { ProgramEditor } from './use-program-editor.ts';

interface EarningCardProps {
  editor: ProgramEditor;
  maths: PreviewView['maths'];
  currency: string;
}

const roundings = ['floor', 'half-up', 'ceil'] as const;

/** The rule that every order follows, with what each number means worked out under it. */
export function EarningCard({ editor, maths, currency }: EarningCardProps) {
  const { earn } = useTexts().loyalty;
  const { form, change, touch, errorOf } = editor;
  return (
    <Section title={earn.title} about={earn.about}>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <BlockStack gap="200">
          <InlineGrid columns={2} gap="300">
            <TextField
              label={earn.points}
              value={form.points}
              onChange={(points) => change({ points })}
              onBlur={() => touch('points')}
              error={errorOf('points')}
              inputMode="numeric"
              autoComplete="off"
            />
            <TextField
              label={earn.per}
              value={form.per}
              onChange={(per) => change({ per })}
              onBlur={() => touch('per')}
              error={errorOf('per')}
              suffix={currency}
              inputMode="decimal"
              autoComplete="off"
            />
          </InlineGrid>
          <Maths>{maths.rate}</Maths>
        </BlockStack>
        <BlockStack gap="200">
          <Select
            label={earn.rounding}
            options={roundings.map((value) => ({ value, label: earn.roundings[value] }))}
            value={form.rounding}
            onChange={(value) => change({ rounding: roundings.find((known) => known === value) ?? 'floor' })}
          />
          <Maths>{maths.rounding}</Maths>
        </BlockStack>
        <BlockStack gap="200">
          <TextField
            label={earn.pendingDays}
            value={form.pendingDays}
            onChange={(pendingDays) => change({ pendingDays })}
            onBlur={() => touch('pendingDays')}
            error={errorOf('pendingDays')}
            suffix={earn.days}
            inputMode="numeric"
            autoComplete="off"
          />
          <Maths>{maths.pending}</Maths>
        </BlockStack>
        <Checkbox
          label={earn.includeTax}
          helpText={earn.includeTaxHelp}
          checked={form.includeTax}
          onChange={(includeTax) => change({ includeTax })}
        />
      </InlineGrid>
    </Section>
  );
}
