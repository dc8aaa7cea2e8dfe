import { hideSaveBar, isSaveBarShown, type SaveBarOwner, showSaveBar } from './save-bar.ts';
import { watchDocument } from './watch.ts';

/** Forms with `data-save-bar` show the save bar by themselves while their values differ from the saved ones. */
export function followForms(): void {
  const known = new WeakMap<HTMLFormElement, KnownForm>();
  const check = (form: HTMLFormElement | null) => {
    if (form === null || !form.hasAttribute('data-save-bar')) return;
    const entry = known.get(form) ?? remember(form);
    known.set(form, entry);
    const dirty = valuesOf(form) !== entry.saved;
    if (dirty && !isSaveBarShown(entry.owner)) showSaveBar(entry.owner);
    if (!dirty) hideSaveBar(entry.owner);
  };
  const saved = (event: Event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    // The values that count are those after the form's own handlers.
    setTimeout(() => {
      const entry = known.get(form);
      if (entry === undefined) return;
      entry.saved = valuesOf(form);
      check(form);
    });
  };
  const changed = (event: Event) =>
    check(event.target instanceof Element ? event.target.closest('form') : null);
  document.addEventListener('input', changed);
  document.addEventListener('change', changed);
  document.addEventListener('submit', saved);
  document.addEventListener('reset', saved);
  let shown: HTMLFormElement[] = [];
  watchDocument(() => {
    for (const gone of shown.filter((form) => !form.isConnected)) {
      const entry = known.get(gone);
      if (entry !== undefined) hideSaveBar(entry.owner);
    }
    shown = [...document.querySelectorAll<HTMLFormElement>('form[data-save-bar]')];
    shown.forEach(check);
  });
}

interface KnownForm {
  owner: SaveBarOwner;
  saved: string;
}

let count = 0;

function remember(form: HTMLFormElement): KnownForm {
  count += 1;
  return {
    saved: valuesOf(form),
    owner: {
      id: `form-${count}`,
      read: () => ({
        discardConfirmation: form.hasAttribute('data-discard-confirmation'),
        saveDisabled: false,
        saveLoading: false,
        discardDisabled: false,
      }),
      save: () => form.requestSubmit(),
      discard: () => form.reset(),
    },
  };
}

function valuesOf(form: HTMLFormElement): string {
  const entries = [...new FormData(form)].map(([name, value]) => [
    name,
    typeof value === 'string' ? value : `${value.name}:${value.size}`,
  ]);
  return JSON.stringify(entries);
}
