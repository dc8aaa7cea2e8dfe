import { useFetcher } from '@remix-run/react';
import { useCallback, useState } from 'react';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { BlockStack, Button, InlineStack, Link, Text, TextField } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import { messagesAddress } from '../app.settings_.messages/tabs.tsx';
import type { SuppressedAnswer } from './decide.server.ts';
import type { SuppressedRowView } from './view.server.ts';

interface LookUpCardProps {
  busy: boolean;
  onRemove: (row: SuppressedRowView) => void;
}

/** Looks one whole address up, and puts it on the list. */
export function LookUpCard({ busy, onRemove }: LookUpCardProps) {
  const { suppressed: words } = useTexts().messages;
  const { data, state, formData, submit } = useFetcher<SuppressedAnswer>();
  const [email, setEmail] = useState('');
  useToast(
    data,
    useCallback(
      (answer: SuppressedAnswer) => ('ok' in answer && answer.done === 'add' ? words.added : null),
      [words],
    ),
  );
  const doing = state === 'idle' ? null : formData?.get('intent');
  const send = (intent: 'find' | 'add') =>
    submit({ intent, email }, { method: 'post', action: `${messagesAddress}/suppressed` });
  const found = data && 'ok' in data && data.done === 'find' && data.email === email.trim() ? data : null;
  const error = data && 'errors' in data && state === 'idle' ? data.errors.email : undefined;
  return (
    <Section title={words.title} about={words.about}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send('find');
        }}
      >
        <TextField
          label={words.findLabel}
          type="email"
          value={email}
          onChange={setEmail}
          error={error}
          helpText={words.findHelp}
          autoComplete="off"
          connectedRight={
            <Button submit loading={doing === 'find'} disabled={email.trim() === ''}>
              {words.find}
            </Button>
          }
        />
      </form>
      {found && found.email !== '' ? (
        <BlockStack gap="200">
          <Text as="p" breakWord>
            {found.row ? words.found(found.email) : words.notFound(found.email)}
          </Text>
          {found.row ? (
            <Text as="p" tone="subdued">
              {found.row.reason} · <Moment at={found.row.since} />{' '}
              {found.row.messageTo ? <Link url={found.row.messageTo}>{words.message}</Link> : null}
            </Text>
          ) : null}
          <InlineStack>
            {found.row ? (
              <RemoveButton row={found.row} busy={busy} onRemove={onRemove} />
            ) : (
              <Button loading={doing === 'add'} onClick={() => send('add')}>
                {words.add}
              </Button>
            )}
          </InlineStack>
        </BlockStack>
      ) : null}
    </Section>
  );
}

interface RemoveButtonProps extends LookUpCardProps {
  row: SuppressedRowView;
}

export function RemoveButton({ row, busy, onRemove }: RemoveButtonProps) {
  const { suppressed: words } = useTexts().messages;
  return (
    <Button
      size="slim"
      loading={busy}
      accessibilityLabel={words.removeOf(row.id)}
      onClick={() => onRemove(row)}
    >
      {words.remove}
    </Button>
  );
}
