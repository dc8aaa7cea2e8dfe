import { useFetcher } from '@remix-run/react';
import { useCallback, useState } from 'react';
import type { FormAnswer } from '../../ui/forms/use-form-editor.ts';
import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { Badge, BlockStack, Button, Collapsible, InlineError, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from './form/form.module.css';
import type { PolicyPageView } from './view.server.ts';

interface DraftCardProps {
  view: Pick<PolicyPageView, 'draft' | 'published' | 'revision' | 'mayPublish'>;
  /** What the page differs in from what is published, a sentence each. */
  changes: readonly string[];
  unsaved: boolean;
  action: string;
}

const shownAtOnce = 4;

/** The draft beside what is published: what it changes, and the way to publish it. */
export function DraftCard({ view, changes, unsaved, action }: DraftCardProps) {
  const { shared, policy } = useTexts();
  const { draft: words } = policy;
  const { data, state, formData, submit } = useFetcher<FormAnswer>();
  const [asking, setAsking] = useState<'publish' | 'discard-draft' | null>(null);
  const said = useCallback(
    (answer: FormAnswer) => {
      if (!('ok' in answer)) return null;
      if (answer.done === 'discard-draft') return words.discarded;
      return answer.changed === false ? words.unchanged : words.publishedAs(answer.version ?? 0);
    },
    [words],
  );
  useToast(data, said);
  const { draft, published, revision, mayPublish } = view;
  const busy = state === 'idle' ? null : formData?.get('intent');
  const send = (intent: 'publish' | 'discard-draft') => {
    setAsking(null);
    submit({ intent, revision: String(revision) }, { method: 'post', action });
  };
  const refused = data && 'errors' in data && state === 'idle' ? words.refused[reasonOf(data)] : null;
  return (
    <Section
      id="draft"
      title={words.title}
      about={published === null ? words.none : words.published(published.version)}
      aside={draft || unsaved ? <Badge tone="info">{words.badge}</Badge> : null}
    >
      <BlockStack gap="200">
        {draft ? (
          <Text as="p" tone="subdued">
            {words.saved(draft.saved.text, draft.by)}
          </Text>
        ) : null}
        <Changes changes={changes} begun={draft !== null || unsaved} />
      </BlockStack>
      <InlineStack gap="200" blockAlign="center">
        {draft && mayPublish ? (
          <>
            <Button
              variant="primary"
              loading={busy === 'publish'}
              disabled={unsaved}
              onClick={() => setAsking('publish')}
            >
              {words.publish}
            </Button>
            <Button loading={busy === 'discard-draft'} onClick={() => setAsking('discard-draft')}>
              {words.discard}
            </Button>
          </>
        ) : null}
        <Button url={`${action}/simulate`}>{words.simulate}</Button>
        <Button url={`${action}/try`}>{words.tryOne}</Button>
        {draft && unsaved ? (
          <Text as="span" tone="subdued">
            {words.unsaved}
          </Text>
        ) : null}
      </InlineStack>
      {mayPublish ? null : (
        <Text as="p" variant="bodySm" tone="subdued">
          {words.notYours}
        </Text>
      )}
      {refused ? <InlineError message={refused} fieldID="draft" /> : null}
      <ConfirmModal
        id="publish-modal"
        open={asking === 'publish'}
        title={words.publishTitle}
        confirm={words.publish}
        cancel={shared.cancel}
        onClose={() => setAsking(null)}
        onConfirm={() => send('publish')}
      >
        <BlockStack gap="300">
          <ChangeList changes={changes.length === 0 ? [words.publishNothing] : changes} />
          <Text as="p" tone="subdued">
            {words.publishAbout}
          </Text>
        </BlockStack>
      </ConfirmModal>
      <ConfirmModal
        id="discard-draft-modal"
        open={asking === 'discard-draft'}
        title={words.discardTitle}
        confirm={words.discard}
        cancel={shared.cancel}
        critical
        onClose={() => setAsking(null)}
        onConfirm={() => send('discard-draft')}
      >
        <Text as="p">{words.discardAbout}</Text>
      </ConfirmModal>
    </Section>
  );
}

function reasonOf(answer: Extract<FormAnswer, { errors: unknown }>): 'not-allowed' | 'other' {
  return answer.refused === 'not-allowed' ? 'not-allowed' : 'other';
}

function Changes({ changes, begun }: { changes: readonly string[]; begun: boolean }) {
  const { draft: words } = useTexts().policy;
  const [open, setOpen] = useState(false);
  if (!begun || changes.length === 0) return <Text as="p">{begun ? words.same : words.noDraft}</Text>;
  const rest = changes.slice(shownAtOnce);
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {words.changes(changes.length)}
      </Text>
      <ChangeList changes={changes.slice(0, shownAtOnce)} />
      {rest.length > 0 ? (
        <>
          <Collapsible id="all-changes" open={open} transition={false}>
            <ChangeList changes={rest} />
          </Collapsible>
          <InlineStack>
            <Button
              variant="plain"
              ariaExpanded={open}
              ariaControls="all-changes"
              onClick={() => setOpen(!open)}
            >
              {open ? words.fewer : words.all}
            </Button>
          </InlineStack>
        </>
      ) : null}
    </BlockStack>
  );
}

function ChangeList({ changes }: { changes: readonly string[] }) {
  return (
    <ul className={styles.changes}>
      {changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  );
}
