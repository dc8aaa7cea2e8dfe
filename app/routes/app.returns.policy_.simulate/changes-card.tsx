import { useId, useState } from 'react';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { Section } from '../../ui/page/section.tsx';
import {
  Badge,
  BlockStack,
  Button,
  ButtonGroup,
  Collapsible,
  InlineStack,
  Link,
  Text,
} from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from './simulate.module.css';
import type { AnswerView, ChangeKind, ChangeView, SimulationView } from './simulation-view.ts';
import { changeKinds } from './simulation-view.ts';

const perStep = 25;
type Shown = ChangeKind | 'all';

/** The orders that change, each with both answers and why. */
export function ChangesCard({ view }: { view: SimulationView }) {
  const { simulator: words } = useTexts().policy;
  const [shown, setShown] = useState<Shown>('all');
  const [count, setCount] = useState(perStep);
  const { changes } = view;
  if (changes.length === 0)
    return (
      <Section title={words.changes}>
        <EmptyState picture="calm" title={words.none.title} compact>
          {words.none.text}
        </EmptyState>
      </Section>
    );
  const found = shown === 'all' ? changes : changes.filter(({ kinds }) => kinds.includes(shown));
  const many = (kind: ChangeKind) => changes.filter(({ kinds }) => kinds.includes(kind)).length;
  const choose = (kind: Shown) => {
    setShown(kind);
    setCount(perStep);
  };
  const about = words.changesCount(changes.length);
  return (
    <Section title={words.changes} about={view.more ? `${about}. ${words.more(changes.length)}` : about}>
      <fieldset className={styles.filters}>
        <legend className={styles.hidden}>{words.filters.label}</legend>
        <ButtonGroup>
          {(['all', ...changeKinds] as const).map((kind) => (
            <Button key={kind} size="slim" pressed={shown === kind} onClick={() => choose(kind)}>
              {kind === 'all' ? words.filters.all : words.filterCount(words.filters[kind], many(kind))}
            </Button>
          ))}
        </ButtonGroup>
      </fieldset>
      {found.length === 0 ? (
        <EmptyState picture="search" title={words.noneOfKind.title} compact>
          {words.noneOfKind.text}
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {found.slice(0, count).map((change) => (
            <Change key={change.id} change={change} sentences={view.sentences} />
          ))}
        </ul>
      )}
      {found.length > count ? (
        <InlineStack align="center">
          <Button onClick={() => setCount(count + perStep)}>{words.showMore}</Button>
        </InlineStack>
      ) : null}
    </Section>
  );
}

function Change({ change, sentences }: { change: ChangeView; sentences: readonly string[] }) {
  const { simulator: words } = useTexts().policy;
  const [open, setOpen] = useState(false);
  const why = useId();
  return (
    <li className={styles.change}>
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Link
            url={`/app/returns/policy/try/${change.orderId}`}
            accessibilityLabel={words.tryLabel(change.order)}
          >
            {change.order}
          </Link>
          <Text as="span" variant="bodySm" tone="subdued">
            {change.of} <Moment at={change.asked} />
          </Text>
        </InlineStack>
        <Button
          variant="plain"
          disclosure={open ? 'up' : 'down'}
          ariaExpanded={open}
          ariaControls={why}
          accessibilityLabel={words.whyLabel(change.order)}
          onClick={() => setOpen(!open)}
        >
          {words.why}
        </Button>
      </InlineStack>
      <div className={styles.both}>
        <Answer title={words.before} answer={change.before} />
        <Answer title={words.after} answer={change.after} />
      </div>
      <Collapsible id={why} open={open} transition={false}>
        {open ? (
          <div className={styles.both}>
            <Trace title={words.before} answer={change.before} sentences={sentences} />
            <Trace title={words.after} answer={change.after} sentences={sentences} />
          </div>
        ) : null}
      </Collapsible>
    </li>
  );
}

const tones = { accepted: 'success', 'looked-at': 'attention', refused: undefined } as const;

function Answer({ title, answer }: { title: string; answer: AnswerView }) {
  const tone = tones[answer.answer];
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" variant="bodySm" tone="subdued">
          {title}
        </Text>
        <Badge {...(tone ? { tone } : {})}>{answer.title}</Badge>
      </InlineStack>
      <Text as="p">{answer.says}</Text>
    </BlockStack>
  );
}

interface TraceProps {
  title: string;
  answer: AnswerView;
  sentences: readonly string[];
}

function Trace({ title, answer, sentences }: TraceProps) {
  const { simulator: words } = useTexts().policy;
  return (
    <section aria-label={`${title}: ${words.why}`}>
      <ul className={styles.trace}>
        {answer.why.map((place) => (
          <li key={place}>{sentences[place]}</li>
        ))}
      </ul>
    </section>
  );
}
