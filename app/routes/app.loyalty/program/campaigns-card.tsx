import { DeleteIcon, PlusIcon } from '@shopify/polaris-icons';
import { campaignFields } from '#app/modules/loyalty/earning/campaigns.ts';
import type { CampaignForm } from '#app/modules/loyalty/earning/campaigns-form.ts';
import { Section } from '../../../ui/page/section.tsx';
import { BlockStack, Box, Button, InlineGrid, InlineStack, Text, TextField } from '../../../ui/polaris.ts';
import { Conditions } from '../../../ui/rules/editor/rule-form.tsx';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { PreviewView } from '../preview.ts';
import type { ProgramEditor } from './use-program-editor.ts';

interface CampaignsCardProps {
  editor: ProgramEditor;
  /** By the campaign's id; one that was just added is not among them. */
  told: PreviewView['campaigns'];
}

/** More points, or none, for orders of some days. */
export function CampaignsCard({ editor, told }: CampaignsCardProps) {
  const { campaigns: words } = useTexts().loyalty;
  const { campaigns } = editor.form;
  const set = (next: readonly CampaignForm[]) => editor.change({ campaigns: next });
  const add = () =>
    set([...campaigns, { id: freshId(campaigns), name: '', from: '', to: '', when: [], factor: '2' }]);
  return (
    <Section title={words.title} about={words.about}>
      <BlockStack gap="300">
        {campaigns.length === 0 ? (
          <Text as="p" tone="subdued">
            {words.none}
          </Text>
        ) : null}
        {campaigns.map((campaign, index) => (
          <CampaignEditor
            key={`${editor.generation}:${campaign.id}`}
            campaign={campaign}
            index={index}
            editor={editor}
            told={told[campaign.id]}
            onChange={(patch) =>
              set(campaigns.map((other, at) => (at === index ? { ...other, ...patch } : other)))
            }
            onRemove={() => set(campaigns.filter((_, at) => at !== index))}
          />
        ))}
        <InlineStack>
          <Button icon={PlusIcon} onClick={add}>
            {words.add}
          </Button>
        </InlineStack>
      </BlockStack>
    </Section>
  );
}

interface CampaignEditorProps {
  campaign: CampaignForm;
  index: number;
  editor: ProgramEditor;
  told: PreviewView['campaigns'][string] | undefined;
  onChange: (patch: Partial<CampaignForm>) => void;
  onRemove: () => void;
}

function CampaignEditor({ campaign, index, editor, told, onChange, onRemove }: CampaignEditorProps) {
  const { campaigns: words, rules } = useTexts().loyalty;
  const path = (field: string) => `campaigns.${index}.${field}`;
  const field = (name: 'name' | 'from' | 'to' | 'factor') => ({
    value: campaign[name],
    onChange: (value: string) => onChange({ [name]: value }),
    onBlur: () => editor.touch(path(name)),
    error: editor.errorOf(path(name)),
    autoComplete: 'off',
  });
  return (
    <Box padding="300" borderWidth="025" borderColor="border" borderRadius="200">
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {campaign.name.trim() || words.campaign(index + 1)}
          </Text>
          <Button
            variant="tertiary"
            icon={DeleteIcon}
            accessibilityLabel={words.remove(campaign.name.trim() || words.campaign(index + 1))}
            onClick={onRemove}
          />
        </InlineStack>
        <InlineGrid columns={{ xs: 1, sm: ['twoThirds', 'oneThird'] }} gap="400">
          <TextField label={words.name} maxLength={100} {...field('name')} />
          <TextField
            label={rules.factor}
            inputMode="decimal"
            helpText={told?.back ?? rules.factorHint}
            {...field('factor')}
          />
        </InlineGrid>
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
          <TextField label={words.from} type="date" helpText={words.fromHelp} {...field('from')} />
          <TextField label={words.to} type="date" helpText={words.toHelp} {...field('to')} />
        </InlineGrid>
        {told ? (
          <Text as="p" tone="subdued">
            {told.state}
          </Text>
        ) : null}
        <Conditions
          rule={{ id: campaign.id, name: campaign.name, on: true, when: campaign.when, then: [] }}
          fields={campaignFields}
          errorOf={(part) => editor.errorOf(path(part))}
          touch={(part) => editor.touch(path(part))}
          onChange={({ when }) => {
            if (when) onChange({ when });
          }}
        />
      </BlockStack>
    </Box>
  );
}

/** Named by number, and never as one that is there. */
function freshId(campaigns: readonly CampaignForm[]): string {
  let number = campaigns.length + 1;
  while (campaigns.some(({ id }) => id === `campaign-${number}`)) number += 1;
  return `campaign-${number}`;
}
