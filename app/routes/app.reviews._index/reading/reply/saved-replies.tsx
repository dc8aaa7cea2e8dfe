import { useFetcher } from '@remix-run/react';
import { useCallback, useState } from 'react';
import { replyLimits } from '#app/modules/reviews/replying/reply-form.ts';
import { ConfirmModal } from '../../../../ui/page/confirm-modal.tsx';
import { useToast } from '../../../../ui/page/toast.ts';
import { BlockStack, Button, InlineError, Text, TextField } from '../../../../ui/polaris.ts';
import { useTexts } from '../../../../ui/texts/texts.ts';
import type { SavedReply, TemplateAnswer } from '../../../app.reviews_.templates.ts';
import styles from '../../inbox.module.css';

const address = '/app/reviews/templates';

interface SavedRepliesProps {
  /** What stands in the field now. */
  body: string;
  about: { readonly name: string; readonly product: string };
  onUse: (body: string) => void;
}

/** Words that staff often answer with: to be used, kept and deleted. */
export function SavedReplies({ body, about, onUse }: SavedRepliesProps) {
  const {
    reviewReplies: { templates: words },
    shared,
  } = useTexts();
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
        disclosure={open === 'choosing' ? 'up' : 'down'}
        ariaExpanded={open === 'choosing'}
        onClick={() => {
          if (loaded.state === 'idle') loaded.load(address);
          setOpen(open === 'choosing' ? null : 'choosing');
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
        cancel={shared.cancel}
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
        <Choices
          templates={templates}
          loading={loaded.state !== 'idle'}
          onUse={(template) => {
            onUse(template.body);
            setOpen(null);
          }}
          onDelete={({ id }) => submit({ intent: 'delete', id }, { method: 'post', action: address })}
        />
      ) : null}
      {wrong ? <InlineError fieldID="keep" message={wrong} /> : null}
    </>
  );
}

interface ChoicesProps {
  templates: readonly SavedReply[];
  loading: boolean;
  onUse: (template: SavedReply) => void;
  onDelete: (template: SavedReply) => void;
}

/** What was kept, below the buttons; deleting it is asked about, as all staff use it. */
function Choices({ templates, loading, onUse, onDelete }: ChoicesProps) {
  const {
    reviewReplies: { templates: words },
    shared,
  } = useTexts();
  const [deleting, setDeleting] = useState<SavedReply | null>(null);
  return (
    <>
      <ul aria-label={words.choose} className={styles.saved}>
        {templates.length === 0 ? (
          <li>
            <Text as="span" tone="subdued">
              {loading ? shared.loading : words.none}
            </Text>
          </li>
        ) : null}
        {templates.map((template) => (
          <li key={template.id}>
            <Button variant="plain" textAlign="start" onClick={() => onUse(template)}>
              {template.name}
            </Button>
            <Button
              variant="plain"
              tone="critical"
              accessibilityLabel={words.removeLabel(template.name)}
              onClick={() => setDeleting(template)}
            >
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      <ConfirmModal
        id="delete-reply"
        open={deleting !== null}
        title={words.removeTitle(deleting?.name ?? '')}
        confirm={words.remove}
        cancel={shared.cancel}
        critical
        onConfirm={() => {
          if (deleting) onDelete(deleting);
          setDeleting(null);
        }}
        onClose={() => setDeleting(null)}
      >
        <Text as="p">{words.removeText}</Text>
      </ConfirmModal>
    </>
  );
}

/** The name and the product of this review as a template says them. */
function unfilled(body: string, { name, product }: SavedRepliesProps['about']): string {
  const named = name === '' ? body : body.replaceAll(name, '{name}');
  return product === '' ? named : named.replaceAll(product, '{product}');
}
