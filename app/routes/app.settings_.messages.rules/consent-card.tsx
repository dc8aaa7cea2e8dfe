import { type MessageKind, marketingKinds } from '#app/modules/messages/message.ts';
import type { KindForm, MessageSettingsForm } from '#app/modules/messages/settings/forms.ts';
import type { FormEditor } from '../../ui/forms/use-form-editor.ts';
import { Section } from '../../ui/page/section.tsx';
import {
  BlockStack,
  Button,
  InlineError,
  InlineStack,
  Select,
  Tag,
  Text,
  TextField,
} from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from './rules.module.css';
import type { RulesView } from './view.server.ts';

interface ConsentCardProps {
  editor: FormEditor<MessageSettingsForm>;
  view: Pick<RulesView, 'countries' | 'consentCountries'>;
}

/** Whose consent each kind needs, and how soon it may go to the same customer again. */
export function ConsentCard({ editor, view }: ConsentCardProps) {
  const { consent: words } = useTexts().messages.rules;
  return (
    <Section title={words.title} about={words.about}>
      <div className={styles.kinds}>
        {marketingKinds.map((kind) => (
          <KindFields key={kind} kind={kind} editor={editor} view={view} />
        ))}
      </div>
      <Text as="p" variant="bodySm" tone="subdued">
        {words.law}
      </Text>
    </Section>
  );
}

type Mode = 'nowhere' | 'everywhere' | 'some';
const modes = ['nowhere', 'everywhere', 'some'] as const satisfies readonly Mode[];

function KindFields({ kind, editor, view }: ConsentCardProps & { kind: MessageKind }) {
  const { messages, messageWords } = useTexts();
  const { consent: words } = messages.rules;
  const { form, change, touch, errorOf } = editor;
  const rule = form.kinds[kind];
  const set = (part: Partial<KindForm>) => change({ kinds: { ...form.kinds, [kind]: { ...rule, ...part } } });
  const mode: Mode = typeof rule.consent === 'string' ? rule.consent : 'some';
  const path = `kinds.${kind}`;
  const choose = (chosen: string) => {
    const next = modes.find((known) => known === chosen) ?? 'everywhere';
    set({ consent: next === 'some' ? [...view.consentCountries] : next });
  };
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        {messageWords.kinds[kind]}
      </Text>
      <div className={styles.fields}>
        <Select
          label={words.needs}
          options={modes.map((value) => ({ value, label: words[value] }))}
          value={mode}
          onChange={choose}
        />
        <TextField
          label={words.recontact}
          value={rule.recontactDays}
          onChange={(recontactDays) => set({ recontactDays })}
          onBlur={() => touch(`${path}.recontactDays`)}
          error={errorOf(`${path}.recontactDays`)}
          helpText={words.recontactHelp}
          suffix={words.days}
          inputMode="numeric"
          autoComplete="off"
        />
      </div>
      {typeof rule.consent === 'string' ? null : (
        <Countries
          kind={messageWords.kinds[kind]}
          chosen={rule.consent}
          view={view}
          error={errorOf(`${path}.consent`)}
          onChange={(consent) => set({ consent: [...consent] })}
        />
      )}
    </BlockStack>
  );
}

interface CountriesProps {
  kind: string;
  chosen: readonly string[];
  view: ConsentCardProps['view'];
  error: string | undefined;
  onChange: (codes: readonly string[]) => void;
}

/** Countries by name: chosen from a list, taken out one by one. */
function Countries({ kind, chosen, view, error, onChange }: CountriesProps) {
  const { consent: words } = useTexts().messages.rules;
  const shown = view.countries.filter(({ code }) => chosen.includes(code));
  const others = view.countries.filter(({ code }) => !chosen.includes(code));
  const europe = view.consentCountries.every((code) => chosen.includes(code));
  const add = (codes: readonly string[]) => onChange([...new Set([...chosen, ...codes])].sort());
  return (
    <BlockStack gap="200">
      <div className={styles.tags}>
        {shown.map(({ code, name }) => (
          <Tag key={code} onRemove={() => onChange(chosen.filter((other) => other !== code))}>
            {name}
          </Tag>
        ))}
        {shown.length === 0 ? (
          <Text as="span" tone="subdued">
            {words.none}
          </Text>
        ) : null}
      </div>
      <InlineStack gap="200" blockAlign="center">
        <Select
          label={`${words.add}: ${kind}`}
          labelHidden
          placeholder={words.add}
          options={others.map(({ code, name }) => ({ value: code, label: name }))}
          value=""
          onChange={(code) => add([code])}
        />
        {europe ? null : (
          <Button variant="plain" onClick={() => add(view.consentCountries)}>
            {words.europe}
          </Button>
        )}
      </InlineStack>
      {error ? <InlineError message={error} fieldID={`countries-${kind}`} /> : null}
    </BlockStack>
  );
}
