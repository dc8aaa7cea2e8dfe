import { FormBar } from '../../../ui/forms/form-bar.tsx';
import { useTexts } from '../../../ui/texts/texts.ts';
import { tryAddress } from '../../app.loyalty_.try/draft.ts';
import type { ProgramEditor } from './use-program-editor.ts';

/** The save bar, and what came of saving. */
export function ProgramBar({ editor }: { editor: ProgramEditor }) {
  const { loyalty } = useTexts();
  return <FormBar id="program-bar" editor={editor} saved={loyalty.saved} carriesTo={tryAddress} />;
}
