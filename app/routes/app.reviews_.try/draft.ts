import type { SettingsForm } from '#app/modules/reviews/settings/forms.ts';

/** Where settings that are being edited can be taken without losing them. */
export const tryAddress = '/app/reviews/try';

// In the browser alone, for as long as the admin's frame is not loaded anew. No server ever sets it.
let kept: SettingsForm | null = null;

/** Being edited on the settings' page, and not saved. */
export function keepDraft(draft: SettingsForm | null): void {
  kept = draft;
}

export function dropDraft(): void {
  kept = null;
}

export function keptDraft(): SettingsForm | null {
  return kept;
}
