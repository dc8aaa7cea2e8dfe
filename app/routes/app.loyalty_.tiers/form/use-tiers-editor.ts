import type { TiersForm } from '#app/modules/loyalty/tiers/tiers-form.ts';
import type { FormEditor } from '../../../ui/forms/use-form-editor.ts';
import type { TiersPart } from '../view.server.ts';

/** The programme's tiers as they are being edited. */
export type TiersEditor = FormEditor<TiersPart>;

/** What a card of the form needs of it. */
export interface TiersFields {
  readonly tiers: TiersForm;
  readonly editor: TiersEditor;
  readonly set: (patch: Partial<TiersForm>) => void;
}
