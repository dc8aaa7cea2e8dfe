import type { SenderForm } from '#app/modules/messages/sender/sender-form.ts';
import type { FormEditor } from '../../ui/forms/use-form-editor.ts';
import { Section } from '../../ui/page/section.tsx';
import { Badge, Button, InlineStack, Link, Text, TextField } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';

interface KlaviyoCardProps {
  editor: FormEditor<Required<SenderForm>>;
  connected: boolean;
}

/** The key is only ever written: nobody reads it back here. */
export function KlaviyoCard({ editor, connected }: KlaviyoCardProps) {
  const { klaviyo: words } = useTexts().sender;
  const { form, change, touch, errorOf } = editor;
  return (
    <Section
      title={words.title}
      about={words.about}
      aside={
        <Badge {...(connected ? { tone: 'success' } : {})}>
          {connected ? words.connected : words.notConnected}
        </Badge>
      }
    >
      {form.klaviyoRemove ? (
        <InlineStack gap="300" blockAlign="center">
          <Text as="p">{words.removing}</Text>
          <Button onClick={() => change({ klaviyoRemove: false })}>{words.keep}</Button>
        </InlineStack>
      ) : (
        <>
          <TextField
            label={words.key}
            type="password"
            autoComplete="off"
            placeholder="pk_…"
            helpText={connected ? words.another : words.keyHelp}
            value={form.klaviyoKey ?? ''}
            onChange={(klaviyoKey) => change({ klaviyoKey })}
            onBlur={() => touch('klaviyoKey')}
            error={errorOf('klaviyoKey')}
          />
          {connected ? (
            <InlineStack>
              <Button onClick={() => change({ klaviyoKey: '', klaviyoRemove: true })}>{words.remove}</Button>
            </InlineStack>
          ) : null}
        </>
      )}
    </Section>
  );
}

export function FlowCard({ overview }: { overview: string }) {
  const { flow: words } = useTexts().sender;
  return (
    <Section title={words.title}>
      <Text as="p">{words.text}</Text>
      <Text as="p">
        <Link url={overview}>{words.overview}</Link>
      </Text>
    </Section>
  );
}
