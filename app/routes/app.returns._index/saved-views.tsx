import { useFetcher } from '@remix-run/react';
import { useCallback, useEffect, useState } from 'react';
import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { Tabs } from '../../ui/page/tabs.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { BlockStack, Button, InlineError, InlineStack, Text, TextField } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { QueueAnswer } from './decide.server.ts';
import styles from './queue.module.css';
import type { QueueView } from './view.server.ts';

type Asking = 'save' | 'rename' | 'delete' | null;

/** Lists that somebody keeps under a name: to open, to keep the one that shows, to rename and delete the open one. */
export function SavedViews({ view }: { view: Pick<QueueView, 'views' | 'search' | 'plain'> }) {
  const { views: words } = useTexts().returns.queue;
  const { data, state, submit } = useFetcher<QueueAnswer>();
  const [asking, setAsking] = useState<Asking>(null);
  const open = view.views.find(({ search }) => search === view.search) ?? null;
  const busy = state !== 'idle';
  useToast(
    data,
    useCallback((answer: QueueAnswer) => ('done' in answer ? words.done[answer.done] : null), [words]),
  );
  const send = (fields: Record<string, string>) => {
    setAsking(null);
    submit(fields, { method: 'post', action: '/app/returns?index' });
  };
  const refused = data && 'refused' in data && !busy ? data.refused : null;
  return (
    <div className={styles.views}>
      <InlineStack align="space-between" blockAlign="center" gap="200">
        {view.views.length > 0 ? (
          <Tabs
            label={words.label}
            current={open?.id ?? ''}
            tabs={view.views.map(({ id, name, search }) => ({ id, label: name, to: `?${search}` }))}
          />
        ) : (
          <Text as="span" tone="subdued">
            {words.none}
          </Text>
        )}
        <InlineStack gap="200">
          {open ? (
            <>
              <Button variant="tertiary" onClick={() => setAsking('rename')}>
                {words.rename}
              </Button>
              <Button variant="tertiary" onClick={() => setAsking('delete')}>
                {words.delete}
              </Button>
            </>
          ) : (
            <Button variant="tertiary" disabled={view.plain} loading={busy} onClick={() => setAsking('save')}>
              {words.save}
            </Button>
          )}
        </InlineStack>
      </InlineStack>
      {refused ? (
        <InlineError
          fieldID="saved-views"
          message={
            refused === 'limit-reached'
              ? words.full
              : refused === 'already-done'
                ? words.taken
                : words.refused
          }
        />
      ) : null}
      <Questions
        asking={asking}
        open={open}
        taken={view.views.map(({ name }) => name)}
        busy={busy}
        onClose={() => setAsking(null)}
        onSave={(name) => send({ intent: 'save-view', name, address: view.search })}
        onRename={(id, name) => send({ intent: 'rename-view', id, name })}
        onDelete={(id) => send({ intent: 'delete-view', id })}
      />
    </div>
  );
}

interface QuestionsProps {
  asking: Asking;
  open: { readonly id: string; readonly name: string } | null;
  taken: readonly string[];
  busy: boolean;
  onClose: () => void;
  onSave: (name: string) => void;
  onRename: (id: string, name: string) => void;
  onDelete: (id: string) => void;
}

function Questions({ asking, open, taken, busy, onClose, onSave, onRename, onDelete }: QuestionsProps) {
  const { shared, returns } = useTexts();
  const { views: words } = returns.queue;
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  useEffect(() => {
    setName(asking === 'rename' ? (open?.name ?? '') : '');
    setTried(false);
  }, [asking, open]);
  const called = name.trim();
  const common = { cancel: shared.cancel, busy, onClose };
  const field = (
    <TextField
      label={words.name}
      value={name}
      onChange={setName}
      maxLength={60}
      autoComplete="off"
      error={tried && called === '' ? words.missing : undefined}
      helpText={asking === 'save' && taken.includes(called) ? words.replaces : undefined}
    />
  );
  const named = (go: (name: string) => void) => () => (called === '' ? setTried(true) : go(called));
  return (
    <>
      <ConfirmModal
        id="save-view"
        open={asking === 'save'}
        title={words.saveTitle}
        confirm={words.save}
        onConfirm={named(onSave)}
        {...common}
      >
        <BlockStack gap="400">
          <Text as="p">{words.saveText}</Text>
          {field}
        </BlockStack>
      </ConfirmModal>
      <ConfirmModal
        id="rename-view"
        open={asking === 'rename'}
        title={words.renameTitle}
        confirm={words.rename}
        onConfirm={named((to) => open && onRename(open.id, to))}
        {...common}
      >
        {field}
      </ConfirmModal>
      <ConfirmModal
        id="delete-view"
        open={asking === 'delete'}
        title={words.deleteTitle(open?.name ?? '')}
        confirm={words.delete}
        critical
        onConfirm={() => open && onDelete(open.id)}
        {...common}
      >
        <Text as="p">{words.deleteText}</Text>
      </ConfirmModal>
    </>
  );
}
