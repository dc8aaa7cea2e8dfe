import { PlusIcon } from '@shopify/polaris-icons';
import type { LevelForm } from '#app/modules/loyalty/tiers/tiers-form.ts';
import { moved } from '../../../ui/forms/moved.ts';
import { Section } from '../../../ui/page/section.tsx';
import { BlockStack, Button, ChoiceList, InlineError, InlineStack } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { PerkView } from '../perk-views.ts';
import type { LevelMaths } from '../preview.ts';
import { newLevel } from '../starter-tiers.ts';
import { LevelRow } from './level-row.tsx';
import type { TiersFields } from './use-tiers-editor.ts';

interface LevelsCardProps extends TiersFields {
  /** Of the last state without errors, by the levels' order. */
  maths: readonly LevelMaths[];
  currency: string;
  perks: readonly PerkView[];
}

const matches = ['any', 'all'] as const;
const mostLevels = 10;

/** The levels, the lowest first. */
export function LevelsCard({ tiers, editor, set, maths, currency, perks }: LevelsCardProps) {
  const { levels: words, match } = useTexts().tiers;
  const { levels } = tiers;
  const setLevels = (next: readonly LevelForm[]) => set({ levels: next });
  const wrong = editor.errorOf('tiers.levels');
  return (
    <Section title={words.title} about={words.about}>
      <BlockStack gap="300">
        {levels.map((level, index) => (
          <LevelRow
            // New levels have no name of their own yet: one that moves brings its text along through the form.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={`${editor.generation}:${levels.length}:${index}`}
            {...{ level, index, currency, editor }}
            count={levels.length}
            maths={maths[index]}
            states={level.id === '' ? [] : perks.filter((one) => one.level === level.id)}
            onChange={(next) => setLevels(levels.map((other, at) => (at === index ? next : other)))}
            onMove={(by) => setLevels(moved(levels, index, index + by))}
            onRemove={() => setLevels(levels.filter((_, at) => at !== index))}
          />
        ))}
        {wrong ? <InlineError message={wrong} fieldID="levels" /> : null}
        <InlineStack>
          <Button
            icon={PlusIcon}
            disabled={levels.length >= mostLevels}
            onClick={() => setLevels([...levels, newLevel])}
          >
            {words.add}
          </Button>
        </InlineStack>
        <ChoiceList
          title={match.label}
          choices={matches.map((value) => ({ value, label: match[value] }))}
          selected={[tiers.match]}
          onChange={([chosen]) => set({ match: matches.find((known) => known === chosen) ?? 'any' })}
        />
      </BlockStack>
    </Section>
  );
}
