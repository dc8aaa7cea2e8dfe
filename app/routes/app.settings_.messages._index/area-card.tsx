import { Link as Anchor } from '@remix-run/react';
import { type MessageKind, type SentBy, senders as senderNames } from '#app/modules/messages/message.ts';
import type { FormEditor } from '../../ui/forms/use-form-editor.ts';
import { Section } from '../../ui/page/section.tsx';
import { Badge, InlineStack, Link, Select, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from './overview.module.css';
import type { AreaView, CountView, KindView } from './view.server.ts';

export type Senders = Readonly<Record<MessageKind, SentBy>>;

const columns = ['due', 'sent', 'merged', 'later', 'notSent', 'bounced', 'clicked'] as const;

/** The messages of one area: who sends each, and what became of them. */
export function AreaCard({ area, editor }: { area: AreaView; editor: FormEditor<Senders> }) {
  const { overview: words } = useTexts().messages;
  return (
    <Section
      title={area.name}
      {...(area.kinds.every(({ consent }) => consent === null) ? { about: words.asked } : {})}
      aside={<Badge {...(area.live ? { tone: 'success' } : {})}>{area.live ? words.live : words.off}</Badge>}
    >
      {area.live ? null : (
        <InlineStack gap="200">
          <Text as="p">{words.offText[area.area]}</Text>
          <Link url={area.liveTo}>{words.goLive}</Link>
        </InlineStack>
      )}
      <div className={styles.bleed}>
        <table className={styles.table}>
          <caption className={styles.caption}>{words.caption(area.name)}</caption>
          <colgroup>
            <col />
            <col className={styles.senderColumn} />
            {columns.map((column) => (
              <col key={column} className={styles.numberColumn} />
            ))}
          </colgroup>
          <thead className={styles.head}>
            <tr>
              <th scope="col">{words.columns.message}</th>
              <th scope="col">{words.columns.sentBy}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className={styles.number}>
                  {words.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          {area.kinds.map((kind) => (
            <KindRows key={kind.kind} view={kind} editor={editor} />
          ))}
        </table>
      </div>
    </Section>
  );
}

function KindRows({ view, editor }: { view: KindView; editor: FormEditor<Senders> }) {
  const { messages, messageWords } = useTexts();
  const words = messages.overview;
  return (
    <tbody className={styles.kind}>
      <tr className={styles.row}>
        <th scope="row" className={styles.message}>
          <span className={styles.name}>{view.name}</span>
          {view.consent === null ? null : (
            <>
              <br />
              <Text as="span" variant="bodySm" tone="subdued">
                {view.consent}
              </Text>
            </>
          )}
          <span className={styles.links}>
            <Anchor to={view.templateTo} aria-label={words.templateOf(view.name)}>
              {words.template}
            </Anchor>
            <Anchor to={view.logTo} aria-label={words.logOf(view.name)}>
              {words.log}
            </Anchor>
          </span>
        </th>
        <td className={styles.sender}>
          <Select
            label={words.sentByOf(view.name)}
            labelHidden
            options={senderNames.map((value) => ({ value, label: messageWords.senders[value] }))}
            value={editor.form[view.kind]}
            onChange={(chosen) =>
              editor.change({ [view.kind]: senderNames.find((known) => known === chosen) ?? 'nobody' })
            }
          />
        </td>
        {columns.map((column) => (
          <td
            key={column}
            className={styles.number}
            data-zero={view.counts[column].text === '0' || undefined}
            data-first={column === 'due' || column === 'sent' || undefined}
          >
            <span className={styles.label}>{words.columns[column]}</span>
            <Count view={view.counts[column]} />
          </td>
        ))}
      </tr>
      <tr className={styles.rest}>
        <td colSpan={columns.length + 2} className={styles.more}>
          <More view={view} />
        </td>
      </tr>
    </tbody>
  );
}

function Count({ view: { text, to } }: { view: CountView }) {
  if (to !== null) return <Anchor to={to}>{text}</Anchor>;
  return <span>{text}</span>;
}

function More({ view: { notes, why } }: { view: KindView }) {
  return (
    <>
      {notes.length > 0 ? (
        <span className={styles.links}>
          {notes.map(({ text, to }) =>
            to === null ? (
              <span key={text}>{text}</span>
            ) : (
              <Anchor key={text} to={to}>
                {text}
              </Anchor>
            ),
          )}
        </span>
      ) : null}
      {why ? (
        <details className={styles.why}>
          <summary>{why.title}</summary>
          <ul>
            {why.reasons.map(({ text, to }) => (
              <li key={text}>
                <Anchor to={to}>{text}</Anchor>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
