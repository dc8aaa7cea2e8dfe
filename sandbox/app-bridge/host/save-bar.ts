import type { SaveBar } from '../messages.ts';
import { askDialog } from './dialog.ts';
import { el, place } from './element.ts';

export interface SaveBarHost {
  set(bar: SaveBar | null): null;
  /** true at once without unsaved changes, else what the merchant says */
  mayLeave(): Promise<boolean>;
}

/** The dark bar that says there are unsaved changes; nothing is left without its consent. */
export function createSaveBar(click: (id: string, action: 'save' | 'discard') => void): SaveBarHost {
  const root = place('save-bar');
  let shown: SaveBar | null = null;

  function draw(bar: SaveBar | null): void {
    root.hidden = bar === null;
    document.body.classList.toggle('has-save-bar', bar !== null);
    if (bar === null) {
      root.replaceChildren();
      return;
    }
    const discard = el(
      'button',
      { type: 'button', disabled: bar.discardDisabled, onclick: () => void askDiscard(bar) },
      'Discard',
    );
    const save = el(
      'button',
      {
        type: 'button',
        class: 'primary',
        disabled: bar.saveDisabled || bar.saveLoading,
        'aria-busy': String(bar.saveLoading),
        onclick: () => click(bar.id, 'save'),
      },
      'Save',
    );
    const text = el('p', {}, 'Unsaved changes');
    root.style.insetBlockStart = `${topOfBar()}px`;
    root.replaceChildren(text, el('div', { class: 'actions' }, discard, save));
  }

  async function askDiscard(bar: SaveBar): Promise<void> {
    if (bar.discardConfirmation && !(await confirmLoss('Discard all unsaved changes', 'Discard changes')))
      return;
    click(bar.id, 'discard');
  }

  draw(null);
  addEventListener('beforeunload', (event) => {
    if (shown !== null) event.preventDefault();
  });
  return {
    set: (bar) => {
      shown = bar;
      draw(bar);
      return null;
    },
    mayLeave: async () => {
      if (shown === null) return true;
      const leave = await confirmLoss('Leave page with unsaved changes?', 'Leave page');
      if (leave) {
        shown = null;
        draw(null);
      }
      return leave;
    },
  };
}

/** Over the admin's own top bar, which ends where the app's page begins. */
function topOfBar(): number {
  const page = place('title-bar').parentElement;
  return Math.max(8, (page?.getBoundingClientRect().top ?? 0) - 52);
}

function confirmLoss(title: string, label: string): Promise<boolean> {
  return askDialog<boolean>({
    title,
    body: el('p', {}, 'What you changed since the last save will be lost.'),
    buttons: [
      { label: 'Stay', value: false },
      { label, value: true, tone: 'critical' },
    ],
    cancelled: false,
  });
}
