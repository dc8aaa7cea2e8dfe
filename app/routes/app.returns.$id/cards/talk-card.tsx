import { useEffect, useRef, useState } from 'react';
import { Section } from '../../../ui/page/section.tsx';
import { useCopy } from '../../../ui/page/use-copy.ts';
import {
  Badge,
  BlockStack,
  Button,
  Divider,
  InlineError,
  InlineStack,
  Select,
  Text,
  TextField,
} from '../../../ui/polaris.ts';
import { Moment } from '../../../ui/print/moment.tsx';
import { useTexts } from '../../../ui/texts/texts.ts';
import { useActing } from '../act/use-acting.ts';
import type { TalkView } from '../view/talk.ts';
import type { ReturnView } from '../view/view.server.ts';
import styles from './talk-card.module.css';

/** What shopper and shop wrote to each other, notes among staff, and one place to write both. */
export function TalkCard({ view }: { view: ReturnView }) {
  const { talk: words } = useTexts().returns.one;
  const { busy, send } = useActing(view.id, view.rights.notPay);
  return (
    <Section
      id="talk"
      title={words.title}
      aside={view.unread ? <Badge tone="attention">{words.unread}</Badge> : null}
    >
      {view.talk.length === 0 ? (
        <Text as="p" tone="subdued">
          {words.none}
        </Text>
      ) : (
        <ol className={styles.talk}>
          {view.talk.map((one) => (
            <Said key={one.id} one={one} />
          ))}
        </ol>
      )}
      {view.unread && view.rights.decide ? (
        <InlineStack>
          <Button size="slim" loading={busy} onClick={() => send({ intent: 'read' })}>
            {words.read}
          </Button>
        </InlineStack>
      ) : null}
      {view.rights.decide ? (
        <>
          <Divider />
          <Composer view={view} />
        </>
      ) : null}
    </Section>
  );
}

function Said({ one }: { one: TalkView }) {
  return (
    <li className={styles.said} data-author={one.author}>
      <InlineStack gap="200" align="space-between">
        <Text as="span" fontWeight="medium">
          {one.by}
        </Text>
        <Text as="span" variant="bodySm" tone="subdued">
          <Moment at={one.at} />
        </Text>
      </InlineStack>
      <p className={styles.text}>{one.text}</p>
    </li>
  );
}

type As = 'shop' | 'note';

function Composer({ view }: { view: ReturnView }) {
  const { talk: words } = useTexts().returns.one;
  const { busy, wrong, answer, send } = useActing(view.id, view.rights.notPay);
  const [as, setAs] = useState<As>('shop');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const copy = useCopy(words.copied);
  const key = useRef<string | null>(null);
  useEffect(() => {
    if (answer === undefined || !('done' in answer)) return;
    key.current = null;
    setText('');
    setTried(false);
  }, [answer]);
  const write = () => {
    setTried(true);
    if (text.trim() === '') return;
    key.current ??= crypto.randomUUID();
    send({ intent: 'write', as, text, key: key.current });
  };
  return (
    <BlockStack gap="300">
      <Select
        label={words.to}
        labelHidden
        options={[
          { value: 'shop', label: words.as.shop },
          { value: 'note', label: words.as.note },
        ]}
        value={as}
        onChange={(value) => setAs(value === 'note' ? 'note' : 'shop')}
      />
      <TextField
        label={words.text[as]}
        value={text}
        onChange={setText}
        multiline={4}
        maxLength={5000}
        autoComplete="off"
        helpText={words.help[as]}
        error={tried && text.trim() === '' ? words.missing : undefined}
      />
      {wrong ? <InlineError fieldID="write" message={wrong} /> : null}
      <InlineStack gap="200" blockAlign="center">
        <Button loading={busy} onClick={write}>
          {words.send[as]}
        </Button>
        {as === 'shop' ? (
          <Button variant="tertiary" onClick={() => setText(view.reply.text)}>
            {words.use}
          </Button>
        ) : null}
        <Button variant="tertiary" onClick={() => copy(view.reply.text)}>
          {words.copy}
        </Button>
      </InlineStack>
      <Text as="p" variant="bodySm" tone="subdued">
        {words.replyAbout(view.reply.language)}
      </Text>
    </BlockStack>
  );
}
