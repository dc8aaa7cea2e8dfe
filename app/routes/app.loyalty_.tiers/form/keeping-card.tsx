import { Maths } from '../../../ui/figures/maths.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { BlockStack, Checkbox, InlineGrid, Select, TextField } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { TiersFields } from './use-tiers-editor.ts';

const windows = ['rolling-12-months', 'calendar-year', 'lifetime'] as const;
const downgrades = ['period-end', 'immediate', 'never'] as const;

/** What counts, and what becomes of a level that is no longer reached, with what it means in sentences. */
export function KeepingCard({ tiers, editor, set, meaning }: TiersFields & { meaning: readonly string[] }) {
  const { rules: words } = useTexts().tiers;
  const path = 'tiers.graceDays';
  return (
    <Section title={words.title} about={words.about}>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <Select
          label={words.window}
          options={windows.map((value) => ({ value, label: words.windows[value] }))}
          value={tiers.window}
          onChange={(value) =>
            set({ window: windows.find((known) => known === value) ?? 'rolling-12-months' })
          }
        />
        <Select
          label={words.downgrade}
          options={downgrades.map((value) => ({ value, label: words.downgrades[value] }))}
          value={tiers.downgrade}
          onChange={(value) =>
            set({ downgrade: downgrades.find((known) => known === value) ?? 'period-end' })
          }
        />
        {tiers.downgrade === 'period-end' ? (
          <>
            <TextField
              label={words.graceDays}
              value={tiers.graceDays}
              onChange={(graceDays) => set({ graceDays })}
              onBlur={() => editor.touch(path)}
              error={editor.errorOf(path)}
              helpText={words.graceHelp}
              suffix={words.days}
              inputMode="numeric"
              autoComplete="off"
            />
            <Checkbox
              label={words.oneStep}
              helpText={words.oneStepHelp}
              checked={tiers.oneStep}
              onChange={(oneStep) => set({ oneStep })}
            />
          </>
        ) : null}
      </InlineGrid>
      <BlockStack gap="100">
        {meaning.map((sentence) => (
          <Maths key={sentence}>{sentence}</Maths>
        ))}
      </BlockStack>
    </Section>
  );
}
