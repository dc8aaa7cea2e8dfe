import { useFetcher } from '@remix-run/react';
import { useCallback, useState } from 'react';
import { replyLimits } from '#app/modules/reviews/replying/reply-form.ts';
import { ConfirmModal } from '../../../../ui/page/confirm-modal.tsx';
import { useToast } from '../../../../ui/page/toast.ts';
import { BlockStack, Button, InlineError, InlineStack, Text, TextField } from '../../../../ui/polaris.ts';
import { useTexts } from '../../../../ui/texts/texts.ts';
import type { SavedReply, TemplateAnswer } from '../../../app.reviews_.templates.ts';

const address = '/app/reviews/templates';

interface SavedRepliesProps {
  /** What stands in the field now. */
  body: string;
  about: { readonly name: string; readonly product: string };
  onUse: (body: string) => void;
}

/** Words that staff often answer with: to be used, kept and deleted. */
export function SavedReplies({ body, about, onUse }: SavedRepliesProps) {
  const words = useTexts().reviewReplies.templates;
  const loaded = useFetcher<{ templates: readonly SavedReply[] }>();
  const { data, state, submit } = useFetcher<TemplateAnswer>();
  const [open, setOpen] = useState<'choosing' | 'keeping' | null>(null);
  const [name, setName] = useState('');
  const templates = data && 'done' in data ? data.templates : (loaded.data?.templates ?? []);
  useToast(
    data,
    useCallback(
      (answer: TemplateAnswer) =>
        'refused' in answer ? null : answer.done === 'saved' ? words.saved : words.removed,
      [words],
    ),
  );
  const refused = data && 'refused' in data && state === 'idle' ? data.refused : null;
  const wrong =
    refused === null ? null : refused === 'bad-input' ? words.refused.other : words.refused[refused];
  return (
    <>
      <Button
        onClick={() => {
          if (loaded.state === 'idle') loaded.load(address);
          setOpen('choosing');
        }}
      >
        {words.use}
      </Button>
      <Button variant="plain" disabled={body.trim() === ''} onClick={() => setOpen('keeping')}>
        {words.save}
      </Button>
      <ConfirmModal
        id="keep-reply"
        open={open === 'keeping'}
        title={words.saveTitle}
        confirm={words.keep}
        cancel={words.close}
        busy={state !== 'idle'}
        onConfirm={() => {
          submit({ intent: 'save', name, body: unfilled(body, about) }, { method: 'post', action: address });
          setName('');
          setOpen(null);
        }}
        onClose={() => setOpen(null)}
      >
        <BlockStack gap="300">
          <Text as="p">{words.saveText}</Text>
          <TextField
            label={words.name}
            value={name}
            onChange={setName}
            maxLength={replyLimits.name}
            autoComplete="off"
          />
        </BlockStack>
      </ConfirmModal>
      {open === 'choosing' ? (
        <ul aria-label={words.choose}>
          {loaded.state === 'idle' && templates.length === 0 ? (
            <li>
              <Text as="span" tone="subdued">
                {words.none}
              </Text>
            </li>
          ) : null}
          {templates.map((template) => (
            <li key={template.id}>
              <InlineStack gap="200">
                <Button
                  variant="plain"
                  onClick={() => {
                    onUse(template.body);
                    setOpen(null);
                  }}
                >
                  {template.name}
                </Button>
                <Button
                  variant="plain"
                  tone="critical"
                  accessibilityLabel={words.removeLabel(template.name)}
                  onClick={() =>
                    submit({ intent: 'delete', id: template.id }, { method: 'post', action: address })
                  }
                >
                  {words.remove}
                </Button>
              </InlineStack>
            </li>
          ))}
        </ul>
      ) : null}
      {wrong ? <InlineError fieldID="keep" message={wrong} /> : null}
    </>
  );
}

/** The name and the product of this review as a template says them. */
function unfilled(body: string, { name, product }: SavedRepliesProps['about']): string {
  const named = name === '' ? body : body.replaceAll(name, '{name}');
  return product === '' ? named : named.replaceAll(product, '{product}');
}
