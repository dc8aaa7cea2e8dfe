import type { SenderForm } from '#app/modules/messages/sender/sender-form.ts';
import type { FormEditor } from '../../ui/forms/use-form-editor.ts';
import { Section } from '../../ui/page/section.tsx';
import { InlineGrid, Text, TextField } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';

interface FromCardProps {
  editor: FormEditor<Required<SenderForm>>;
  /** Who mails come from now. */
  now: string;
}

export function FromCard({ editor, now }: FromCardProps) {
  const { from: words } = useTexts().sender;
  const { form, change, touch, errorOf } = editor;
  const field = (name: 'fromName' | 'fromAddress' | 'replyTo') => ({
    value: form[name],
    onChange: (text: string) => change({ [name]: text }),
    onBlur: () => touch(name),
    error: errorOf(name),
    autoComplete: 'off',
  });
  return (
    <Section title={words.title} about={words.about}>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <TextField label={words.name} helpText={words.nameHelp} {...field('fromName')} />
        <TextField
          label={words.address}
          type="email"
          helpText={words.addressHelp}
          {...field('fromAddress')}
        />
        <TextField label={words.replyTo} type="email" helpText={words.replyToHelp} {...field('replyTo')} />
      </InlineGrid>
      <Text as="p" breakWord>
        {now}
      </Text>
    </Section>
  );
}
