import { useCallback } from 'react';
import { useToast } from '../../../ui/page/toast.ts';
import { UnsavedBar } from '../../../ui/page/unsaved-bar.tsx';
import { Banner } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { LoyaltyAnswer } from '../decide.server.ts';
import type { ProgramEditor } from './use-program-editor.ts';

/** The save bar, and what came of saving. */
export function ProgramBar({ editor }: { editor: ProgramEditor }) {
  const { loyalty } = useTexts();
  const { unsaved, saving, answer, save, discard } = editor;
  const said = useCallback(
    (result: LoyaltyAnswer) => ('ok' in result ? (result.changed ? loyalty.saved : loyalty.unchanged) : null),
    [loyalty],
  );
  useToast(answer, said);
  const refused = answer !== undefined && 'errors' in answer && unsaved && !saving;
  return (
    <>
      <UnsavedBar id="program-bar" unsaved={unsaved} saving={saving} onSave={save} onDiscard={discard} />
      {refused ? (
        <div style={{ marginBlockEnd: 'var(--p-space-400)' }}>
          <Banner tone="critical">{loyalty.invalidForm}</Banner>
        </div>
      ) : null}
    </>
  );
}
