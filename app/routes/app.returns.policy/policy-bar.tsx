import { useRevalidator } from '@remix-run/react';
import { useCallback, useState } from 'react';
import type { FormAnswer } from '../../ui/forms/use-form-editor.ts';
import { useToast } from '../../ui/page/toast.ts';
import { UnsavedBar } from '../../ui/page/unsaved-bar.tsx';
import { Banner, BlockStack, Button, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { PolicyEditor } from './form/editor.ts';
import styles from './form/form.module.css';

type Refused = Extract<FormAnswer, { errors: unknown }>;

/** The save bar of the draft, and what came of saving it: two tabs that save the same draft are told. */
export function PolicyBar({ editor, you }: { editor: PolicyEditor; you: string }) {
  const { shared, policy } = useTexts();
  const { unsaved, saving, answer, save, discard } = editor;
  const said = useCallback((result: FormAnswer) => ('ok' in result ? policy.saved : null), [policy]);
  useToast(answer, said);
  // What was answered once is not said again when something else is edited later.
  const [settled, setSettled] = useState<FormAnswer>();
  const refused: Refused | null =
    answer && 'errors' in answer && answer !== settled && unsaved && !saving ? answer : null;
  return (
    <>
      <UnsavedBar id="policy-bar" unsaved={unsaved} saving={saving} onSave={save} onDiscard={discard} />
      {refused ? (
        <div className={styles.bar}>
          {refused.values?.because === 'revision' ? (
            <Conflict
              values={refused.values}
              you={you}
              editor={editor}
              onSettled={() => setSettled(refused)}
            />
          ) : (
            <Banner tone="critical">
              {refused.values?.because === 'role' ? policy.draft.notYours : shared.invalidForm}
            </Banner>
          )}
        </div>
      ) : null}
    </>
  );
}

interface ConflictProps {
  values: Readonly<Record<string, string>>;
  /** Who looks at it, as Shopify numbers them. */
  you: string;
  editor: PolicyEditor;
  onSettled: () => void;
}

function Conflict({ values, you, editor, onSettled }: ConflictProps) {
  const { shared, policy } = useTexts();
  const { conflict: words } = policy.draft;
  const { revalidate } = useRevalidator();
  const { savedBy, saved = '', revision = '0' } = values;
  const who = savedBy === you ? words.otherTab : shared.versions.staff(savedBy ?? '');
  return (
    <Banner tone="warning" title={words.title}>
      <BlockStack gap="300">
        <Text as="p">{savedBy === undefined ? words.gone : words.text(who, saved)}</Text>
        <InlineStack gap="200">
          <Button
            onClick={() => {
              onSettled();
              revalidate();
            }}
          >
            {words.theirs}
          </Button>
          <Button
            onClick={() => {
              onSettled();
              editor.saveWith({ revision });
            }}
          >
            {words.mine}
          </Button>
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}
