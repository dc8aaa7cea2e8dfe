import { Section } from '../../ui/page/section.tsx';
import { useCopy } from '../../ui/page/use-copy.ts';
import { Banner, Button } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from './secret-card.module.css';

interface SecretCardProps {
  made: { readonly name: string; readonly id: string; readonly secret: string };
  address: string;
}

/** A key that was just made, with its secret: the only time that it is shown. */
export function SecretCard({ made, address }: SecretCardProps) {
  const { keys: words } = useTexts();
  return (
    <Section title={words.secret.title(made.name)}>
      <Banner tone="warning">{words.secret.once}</Banner>
      <dl className={styles.parts}>
        <Part label={words.secret.address} text={address} />
        <Part label={words.secret.id} text={made.id} />
        <Part label={words.secret.secret} text={made.secret} />
      </dl>
    </Section>
  );
}

function Part({ label, text }: { label: string; text: string }) {
  const { keys: words } = useTexts();
  const copy = useCopy(words.copied);
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <code>{text}</code>
        <Button accessibilityLabel={words.copyLabel(label)} onClick={() => copy(text)}>
          {words.copy}
        </Button>
      </dd>
    </div>
  );
}
