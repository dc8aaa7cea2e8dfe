import { useEffect, useState } from 'react';
import type { BrandForm } from '#app/modules/messages/templates/brand/brand-form.ts';
import type { FormEditor } from '../../ui/forms/use-form-editor.ts';
import { Section } from '../../ui/page/section.tsx';
import { InlineGrid, Text, TextField } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from './brand-cards.module.css';
import { colourNote } from './colour-note.ts';

interface CardProps {
  editor: FormEditor<BrandForm>;
}

function fieldOf({ form, change, touch, errorOf }: FormEditor<BrandForm>, name: keyof BrandForm) {
  return {
    value: form[name],
    onChange: (text: string) => change({ [name]: text }),
    onBlur: () => touch(name),
    error: errorOf(name),
    autoComplete: 'off',
  };
}

export function LogoCard({ editor }: CardProps) {
  const { logo: words } = useTexts().look;
  const { logoUrl, logoWidth } = editor.form;
  return (
    <Section title={words.title} about={words.about}>
      <TextField label={words.url} type="url" helpText={words.urlHelp} {...fieldOf(editor, 'logoUrl')} />
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <TextField
          label={words.width}
          inputMode="numeric"
          suffix={words.px}
          {...fieldOf(editor, 'logoWidth')}
        />
      </InlineGrid>
      {/^https:\/\/\S+$/.test(logoUrl.trim()) ? (
        <Logo address={logoUrl.trim()} width={Math.min(320, Number(logoWidth) || 140)} />
      ) : null}
    </Section>
  );
}

/** Shows the picture, or says that none came. */
function Logo({ address, width }: { address: string; width: number }) {
  const { logo: words } = useTexts().look;
  const [broken, setBroken] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another try.
  useEffect(() => setBroken(false), [address]);
  if (broken)
    return (
      <Text as="p" tone="subdued">
        {words.broken}
      </Text>
    );
  return (
    <div className={styles.logo}>
      <img src={address} alt={words.shown} style={{ inlineSize: width }} onError={() => setBroken(true)} />
    </div>
  );
}

export function ColourCard({ editor }: CardProps) {
  const texts = useTexts();
  const { colour: words, logo } = texts.look;
  const { colour } = editor.form;
  const isColour = /^#[0-9a-f]{6}$/i.test(colour.trim());
  return (
    <Section title={words.title} about={words.about}>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <TextField
          label={words.colour}
          connectedLeft={
            <input
              type="color"
              className={styles.picker}
              aria-label={words.pick}
              value={isColour ? colour.trim().toLowerCase() : '#000000'}
              onChange={({ target }) => editor.change({ colour: target.value })}
            />
          }
          {...fieldOf(editor, 'colour')}
        />
        <TextField
          label={words.radius}
          inputMode="numeric"
          suffix={logo.px}
          {...fieldOf(editor, 'buttonRadius')}
        />
      </InlineGrid>
      <Text as="p" tone="subdued">
        {colourNote(colour, texts)}
      </Text>
    </Section>
  );
}

export function FooterCard({ editor }: CardProps) {
  const { footer: words } = useTexts().look;
  return (
    <Section title={words.title} about={words.about}>
      <TextField
        label={words.label}
        labelHidden
        multiline={3}
        placeholder={words.placeholder}
        {...fieldOf(editor, 'footer')}
      />
    </Section>
  );
}
