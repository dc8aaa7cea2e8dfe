import { useEffect, useState } from 'react';
import { BlockStack, Button, ButtonGroup, Checkbox, InlineStack } from '../polaris.ts';
import { useTexts } from '../texts/texts.ts';
import styles from './mail.module.css';
import { MailFrame, type MailWidth } from './mail-frame.tsx';

export interface MailView {
  readonly from: string;
  readonly subject: string;
  /** What stands beside the subject; '' for nothing. */
  readonly preview: string;
  readonly html: string;
  readonly text: string;
  /** BCP 47 */
  readonly lang: string;
}

type Shape = MailWidth | 'text';
const shapes = ['desktop', 'phone', 'text'] as const satisfies readonly Shape[];

/** A mail as its readers meet it: in the inbox, wide and narrow, in the dark, without pictures, and as text. */
export function MailPreview({ mail }: { mail: MailView }) {
  const { mail: words } = useTexts();
  const [shape, setShape] = useState<Shape>('desktop');
  const [dark, setDark] = useState(false);
  const [bare, setBare] = useState(false);
  useEffect(() => {
    // Whoever writes on a phone looks at it as on one.
    if (window.matchMedia('(max-width: 30.6225em)').matches) setShape('phone');
  }, []);
  const asText = shape === 'text';
  return (
    <BlockStack gap="300">
      <InboxRow mail={mail} />
      <InlineStack gap="300" blockAlign="center" align="space-between">
        <fieldset className={styles.shapes}>
          <legend className={styles.legend}>{words.shape}</legend>
          <ButtonGroup variant="segmented">
            {shapes.map((one) => (
              <Button key={one} pressed={shape === one} onClick={() => setShape(one)}>
                {words.shapes[one]}
              </Button>
            ))}
          </ButtonGroup>
        </fieldset>
        <InlineStack gap="300">
          <Checkbox label={words.dark} checked={dark} disabled={asText} onChange={setDark} />
          <Checkbox label={words.bare} checked={bare} disabled={asText} onChange={setBare} />
        </InlineStack>
      </InlineStack>
      {shape === 'text' ? (
        <section
          className={styles.text}
          lang={mail.lang}
          aria-label={words.asText}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
          tabIndex={0}
        >
          {mail.text}
        </section>
      ) : (
        <MailFrame
          title={words.frame(mail.subject)}
          html={mail.html}
          width={shape}
          look={{ dark, pictures: !bare }}
        />
      )}
    </BlockStack>
  );
}

/** The mail among others, before it is opened. */
export function InboxRow({ mail }: { mail: Pick<MailView, 'from' | 'subject' | 'preview' | 'lang'> }) {
  return (
    <div className={styles.inbox} lang={mail.lang}>
      <span className={styles.face} aria-hidden="true">
        {mail.from.slice(0, 1).toUpperCase()}
      </span>
      <span className={styles.from}>{mail.from}</span>
      <span className={styles.subject}>{mail.subject}</span>
      {mail.preview === '' ? null : <span className={styles.beside}>{mail.preview}</span>}
    </div>
  );
}
