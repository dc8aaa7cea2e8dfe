import type { ProgramForm } from '#app/modules/loyalty/earning/forms.ts';
import type { TiersForm } from '#app/modules/loyalty/tiers/tiers-form.ts';

/** Being edited on the programme's page or on the tiers' page, and not saved. */
export type Draft =
  | { readonly of: 'programme'; readonly form: ProgramForm }
  | { readonly of: 'tiers'; readonly form: { readonly tiers: TiersForm | null } };

/** Where a draft can be taken without losing it. */
export const tryAddress = '/app/loyalty/try';

// In the browser alone, for as long as the admin's frame is not loaded anew. No server ever sets it.
let kept: Draft | null = null;

export function keepDraft(draft: Draft | null): void {
  kept = draft;
}

export function dropProgramme(): void {
  if (kept?.of === 'programme') kept = null;
}

export function dropTiers(): void {
  if (kept?.of === 'tiers') kept = null;
}

export function keptDraft(): Draft | null {
  return kept;
}

/** What the programme's page goes on with; null: what is saved. */
export function programmeDraft(): ProgramForm | null {
  return kept?.of === 'programme' ? kept.form : null;
}

/** The same for the tiers' page. */
export function tiersDraft(): { readonly tiers: TiersForm | null } | null {
  return kept?.of === 'tiers' ? kept.form : null;
}
