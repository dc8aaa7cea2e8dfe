import { useFetcher } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReplyVisibility } from '#app/modules/reviews/replying/door.ts';
import { fillTemplate, replyLimits } from '#app/modules/reviews/replying/reply-form.ts';
import { useKeys } from '../../../../ui/lists/use-keys.ts';
import { ConfirmModal } from '../../../../ui/page/confirm-modal.tsx';
import { useToast } from '../../../../ui/page/toast.ts';
import {
  BlockStack,
  Button,
  ChoiceList,
  InlineError,
  InlineStack,
  Text,
  TextField,
} from '../../../../ui/polaris.ts';
import { useTexts } from '../../../../ui/texts/texts.ts';
import type { ReplyAnswer } from '../../../app.reviews_.reply.ts';
import type { ReadingView } from '../reading-view.ts';
import { SavedReplies } from './saved-replies.tsx';
import { ShownReplies } from './shown-replies.tsx';

const address = '/app/reviews/reply';

/** What was answered to a review, and a field to answer it: for everybody, or for its author alone. */
export function ReplyCard({ reading }: { reading: ReadingView }) {
  const { reviewReplies: words } = useTexts();
  const { data, state, submit } = useFetcher<ReplyAnswer>();
  const [visibility, setVisibility] = useState<ReplyVisibility>('public');
  const shown = reading.replies.find((reply) => reply.visibility === 'public');
  const sent = reading.replies.some((reply) => reply.visibility === 'private');
  const [body, setBody] = useState('');
  const [removing, setRemoving] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  const busy = state !== 'idle';
  const focus = () => field.current?.querySelector('textarea')?.focus();
  useKeys({ r: focus });
  useToast(
    data,
    useCallback(
      (answer: ReplyAnswer) =>
        'refused' in answer ? null : answer.done === 'removed' ? words.removed : words.sent[answer.done],
      [words],
    ),
  );
  useEffect(() => {
    if (!data || 'refused' in data) return;
    setBody('');
    setVisibility('public');
  }, [data]);
  const send = (fields: Record<string, string>) =>
    submit({ ...fields, review: reading.id }, { method: 'post', action: address });
  const refused = data && 'refused' in data && !busy ? data.refused : null;
  const wrong =
    refused === null
      ? null
      : refused === 'already-done' || refused === 'not-allowed' || refused === 'not-yours'
        ? words.refused[refused]
        : words.refused.other;
  const mayWritePrivately = reading.answerable && !sent;
  const mayWrite = visibility === 'public' || mayWritePrivately;
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        {words.title}
      </Text>
      <ShownReplies
        replies={reading.replies}
        onEdit={(text) => {
          setVisibility('public');
          setBody(text);
          focus();
        }}
        onRemove={() => setRemoving(true)}
      />
      <ChoiceList
        title={words.visibility.label}
        selected={[visibility]}
        onChange={([chosen]) => setVisibility(chosen === 'private' ? 'private' : 'public')}
        choices={[
          {
            value: 'public',
            label: words.visibility.public,
            helpText: words.visibilityHelp.public,
          },
          ...(mayWritePrivately
            ? [
                {
                  value: 'private',
                  label: words.visibility.private,
                  helpText: words.visibilityHelp.private,
                },
              ]
            : []),
        ]}
      />
      {mayWritePrivately ? null : (
        <Text as="p" variant="bodySm" tone="subdued">
          {sent ? words.refused['already-done'] : words.noAddress}
        </Text>
      )}
      <div ref={field}>
        <TextField
          label={words.body}
          placeholder={words.placeholder}
          value={body}
          onChange={setBody}
          multiline={4}
          maxLength={replyLimits.body}
          showCharacterCount
          autoComplete="off"
        />
      </div>
      {wrong ? <InlineError fieldID="reply" message={wrong} /> : null}
      <InlineStack gap="200">
        <Button
          variant={visibility === 'public' && shown === undefined ? 'secondary' : 'primary'}
          loading={busy}
          disabled={body.trim() === '' || !mayWrite}
          onClick={() => send({ intent: 'reply', visibility, body })}
        >
          {visibility === 'public' && shown ? words.send.again : words.send[visibility]}
        </Button>
        <SavedReplies
          body={body}
          about={{ name: reading.writer, product: reading.productTitle }}
          onUse={(text) => {
            setBody(fillTemplate(text, { name: reading.writer, product: reading.productTitle }));
            focus();
          }}
        />
      </InlineStack>
      <ConfirmModal
        id="remove-reply"
        open={removing}
        title={words.removeTitle}
        confirm={words.remove}
        cancel={words.cancel}
        critical
        busy={busy}
        onConfirm={() => {
          setRemoving(false);
          send({ intent: 'remove' });
        }}
        onClose={() => setRemoving(false)}
      >
        <Text as="p">{words.removeText}</Text>
      </ConfirmModal>
    </BlockStack>
  );
}
