import { TimeLine } from '../../ui/figures/time-line.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Link } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from './message.module.css';
import type { StepView } from './time-line.ts';
import type { LinkView, MessageView } from './view.server.ts';

/** What happened to it, one under the other. */
export function LineCard({ steps }: { steps: readonly StepView[] }) {
  const { line: words } = useTexts().messages.one;
  return (
    <Section title={words.title}>
      <TimeLine steps={steps} />
    </Section>
  );
}

/** Whom and what it is about. */
export function AboutCard({ facts }: Pick<MessageView, 'facts'>) {
  const { about: words } = useTexts().messages.one;
  return (
    <Section title={words.title}>
      <dl className={styles.facts}>
        {facts.map(({ label, value, link }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{link ? <FactLink link={link} /> : value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function FactLink({ link: { label, to, outside = false } }: { link: LinkView }) {
  return (
    <Link url={to} {...(outside ? { target: '_top' } : {})}>
      {label}
    </Link>
  );
}
