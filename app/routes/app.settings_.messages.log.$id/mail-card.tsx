import { useEffect, useState } from 'react';
import { MailFrame, type MailWidth } from '../../ui/mail/mail-frame.tsx';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, Button, ButtonGroup, Checkbox, InlineStack, Link, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from './message.module.css';
import type { MessageView, WrittenView } from './view.server.ts';

/** What the customer was written, or why there is nothing to see. */
export function MailCard({ view }: { view: Pick<MessageView, 'mail' | 'noMail' | 'parts'> }) {
  const { mail: words } = useTexts().messages.one;
  return (
    <Section title={words.title} {...(view.mail ? { about: words.logged } : {})}>
      {view.mail ? <Written mail={view.mail} /> : <Text as="p">{view.noMail}</Text>}
      {view.parts.length > 0 ? (
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {words.parts}
          </Text>
          <InlineStack gap="300">
            {view.parts.map(({ label, to }) => (
              <Link key={to} url={to}>
                {label}
              </Link>
            ))}
          </InlineStack>
        </BlockStack>
      ) : null}
    </Section>
  );
}

function Written({ mail }: { mail: WrittenView }) {
  const { messages, mail: looks } = useTexts();
  const { mail: words } = messages.one;
  const [asText, setAsText] = useState(false);
  const [pictures, setPictures] = useState(false);
  const width = useOwnWidth();
  return (
    <BlockStack gap="300">
      <dl className={styles.facts}>
        <div>
          <dt>{words.to}</dt>
          <dd>{mail.to}</dd>
        </div>
        <div>
          <dt>{words.subject}</dt>
          <dd lang={mail.lang}>{mail.subject}</dd>
        </div>
      </dl>
      <InlineStack gap="300" blockAlign="center" align="space-between">
        <fieldset className={styles.shapes}>
          <legend className={styles.legend}>{words.shape}</legend>
          <ButtonGroup variant="segmented">
            <Button pressed={!asText} onClick={() => setAsText(false)}>
              {words.asMail}
            </Button>
            <Button pressed={asText} onClick={() => setAsText(true)}>
              {words.asText}
            </Button>
          </ButtonGroup>
        </fieldset>
        <Checkbox label={words.pictures} checked={pictures} disabled={asText} onChange={setPictures} />
      </InlineStack>
      {asText ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
        <section className={styles.text} lang={mail.lang} tabIndex={0} aria-label={looks.asText}>
          {mail.text}
        </section>
      ) : (
        <MailFrame
          title={looks.frame(mail.subject)}
          html={mail.html}
          width={width}
          look={{ dark: false, pictures }}
        />
      )}
      {pictures && !asText ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {words.picturesHelp}
        </Text>
      ) : null}
    </BlockStack>
  );
}

/** As wide as the reader's own screen would show it; wide until that is known. */
function useOwnWidth(): MailWidth {
  const [width, setWidth] = useState<MailWidth>('desktop');
  useEffect(() => {
    const narrow = window.matchMedia('(max-width: 30em)');
    const follow = () => setWidth(narrow.matches ? 'phone' : 'desktop');
    follow();
    narrow.addEventListener('change', follow);
    return () => narrow.removeEventListener('change', follow);
  }, []);
  return width;
}
