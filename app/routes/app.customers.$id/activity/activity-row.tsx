import { Badge, Icon, InlineStack, Link, Text } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import styles from './activity.module.css';
import type { ActivityEntry } from './activity.server.ts';
import { iconOf } from './fact-icons.ts';

/** One thing that happened: a sentence, and what is kept of it behind a fold. */
export function ActivityRow({ entry }: { entry: ActivityEntry }) {
  const { activity: words } = useTexts().customer;
  return (
    <li className={styles.item} data-group={entry.group}>
      <span className={styles.icon} aria-hidden="true">
        <Icon source={iconOf(entry.kind)} />
      </span>
      <details className={styles.fold}>
        <summary className={styles.summary}>
          <span className={styles.text}>
            {entry.text}
            {entry.imported ? (
              <span className={styles.badge} title={words.importedHint}>
                <Badge>{words.imported}</Badge>
              </span>
            ) : null}
          </span>
          <time dateTime={entry.at.iso} title={entry.at.full} className={styles.time}>
            {entry.time}
          </time>
        </summary>
        <dl className={styles.data}>
          {entry.data.map(({ name, value }) => (
            <div key={name} className={styles.pair}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <InlineStack gap="300" blockAlign="center">
          {entry.order ? (
            <Link url={entry.order.url} target="_top">
              {words.inShopify(entry.order.name)}
            </Link>
          ) : null}
          {entry.imported ? (
            <Text as="span" variant="bodySm" tone="subdued">
              {words.importedHint}
            </Text>
          ) : null}
        </InlineStack>
      </details>
    </li>
  );
}
