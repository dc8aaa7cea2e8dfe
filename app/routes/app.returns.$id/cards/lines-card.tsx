import { ImageIcon } from '@shopify/polaris-icons';
import { Section } from '../../../ui/page/section.tsx';
import { BlockStack, Divider, Icon, Text } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { LineView, UnitView } from '../view/lines.ts';
import type { ReturnView } from '../view/view.server.ts';
import styles from './lines-card.module.css';
import { Photos } from './photos.tsx';

/** What comes back or stays: pictures, why, in whose words, and how each item was found. */
export function LinesCard({ view }: { view: ReturnView }) {
  const { one: words } = useTexts().returns;
  return (
    <Section title={view.outcome === 'keep' ? words.lines.kept : words.lines.title}>
      {view.lines.map((line, index) => (
        <BlockStack gap="400" key={line.gid}>
          {index > 0 ? <Divider /> : null}
          <Line line={line} />
        </BlockStack>
      ))}
      {view.exchange.length > 0 ? (
        <>
          <Divider />
          <BlockStack gap="200">
            <Text as="h3" variant="headingSm">
              {words.exchange.title}
            </Text>
            {view.exchange.map((item) => (
              <BlockStack gap="050" key={item.id}>
                <Text as="p">{item.title}</Text>
                <Text as="p" tone="subdued">
                  {item.about}
                </Text>
              </BlockStack>
            ))}
            <Text as="p" tone="subdued" variant="bodySm">
              {words.exchange.about}
            </Text>
          </BlockStack>
        </>
      ) : null}
    </Section>
  );
}

function Line({ line }: { line: LineView }) {
  return (
    <div className={styles.line}>
      {line.imageUrl ? (
        <img src={line.imageUrl} alt="" className={styles.product} width={72} height={72} />
      ) : (
        <span className={styles.product} aria-hidden="true">
          <Icon source={ImageIcon} tone="subdued" />
        </span>
      )}
      <BlockStack gap="200">
        <BlockStack gap="050">
          <Text as="h3" variant="headingSm" breakWord>
            {line.title}
          </Text>
          <Text as="p" tone="subdued">
            {line.about}
          </Text>
        </BlockStack>
        <BlockStack gap="050">
          <Text as="p">{line.reason}</Text>
          {line.note ? (
            <Text as="p" breakWord>
              {line.note}
            </Text>
          ) : null}
          {line.answers.map(({ question, answer }) => (
            <Text as="p" key={question} breakWord>
              <Text as="span" tone="subdued">{`${question} `}</Text>
              {answer}
            </Text>
          ))}
        </BlockStack>
        <Photos photos={line.photos} />
        <BlockStack gap="200">
          {line.units.map((unit) => (
            <Unit key={unit.ordinal} unit={unit} />
          ))}
        </BlockStack>
      </BlockStack>
    </div>
  );
}

function Unit({ unit }: { unit: UnitView }) {
  return (
    <BlockStack gap="100">
      <Text as="p" tone="subdued">{`${unit.label}: ${unit.state}`}</Text>
      {unit.found?.note ? (
        <Text as="p" breakWord>
          {unit.found.note}
        </Text>
      ) : null}
      <Photos photos={unit.found?.photos ?? []} />
    </BlockStack>
  );
}
