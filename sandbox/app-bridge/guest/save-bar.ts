import type { SaveBar } from '../messages.ts';
import { call, onEvent } from './channel.ts';

/** Whatever shows the save bar: a ui-save-bar element or a form. */
export interface SaveBarOwner {
  readonly id: string;
  read(): Omit<SaveBar, 'id'>;
  save(): void;
  discard(): void;
}

let shown: SaveBarOwner | null = null;

export function isSaveBarShown(owner?: SaveBarOwner): boolean {
  return owner === undefined ? shown !== null : shown === owner;
}

/** Shows the owner's save bar, or brings it up to date. */
export function showSaveBar(owner: SaveBarOwner): void {
  shown = owner;
  void call('saveBar.set', { id: owner.id, ...owner.read() });
}

export function hideSaveBar(owner: SaveBarOwner): void {
  if (shown !== owner) return;
  shown = null;
  void call('saveBar.set', null);
}

/** The admin leads away with the merchant's consent: a form that stays has to show its bar anew. */
export function forgetSaveBar(): void {
  shown = null;
}

/** Resolves once the merchant lets unsaved changes go, at once when there are none. Nobody answers when they stay. */
export async function leaveConfirmation(): Promise<void> {
  if (shown === null) return;
  await call('saveBar.leave', null);
  shown = null;
}

/** Links within the page ask before unsaved changes are lost. */
export function guardLinks(): void {
  let letThrough: Element | null = null;
  addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (shown === null || link === null || link === letThrough || leavesPageAlone(link, event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void leaveConfirmation().then(() => {
        letThrough = link;
        if (link instanceof HTMLElement) link.click();
        letThrough = null;
      });
    },
    { capture: true },
  );
}

function leavesPageAlone(link: Element, event: MouseEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.shiftKey || link.getAttribute('target') === '_blank')
    return true;
  return (
    link.getAttribute('href')?.startsWith('#') === true ||
    link.closest('ui-title-bar, ui-nav-menu, dialog') !== null
  );
}

onEvent('saveBar.click', ({ id, action }) => {
  if (shown === null || shown.id !== id) return;
  if (action === 'save') shown.save();
  else shown.discard();
});
