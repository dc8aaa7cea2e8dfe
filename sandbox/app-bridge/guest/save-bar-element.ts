import { readAction } from './menus.ts';
import { hideSaveBar, isSaveBarShown, type SaveBarOwner, showSaveBar } from './save-bar.ts';

let count = 0;

/** ui-save-bar: its primary button saves, its other button discards. */
class SaveBarElement extends HTMLElement {
  readonly #owner: SaveBarOwner;
  readonly #changes = new MutationObserver(() => {
    if (this.showing) showSaveBar(this.#owner);
  });

  constructor() {
    super();
    count += 1;
    const own = `ui-save-bar-${count}`;
    const element = this;
    this.#owner = {
      get id() {
        return element.id === '' ? own : element.id;
      },
      read: () => {
        const save = this.#button('save');
        const discard = this.#button('discard');
        return {
          discardConfirmation: this.discardConfirmation,
          saveDisabled: save !== null && readAction(save, 0).disabled,
          saveLoading: save !== null && readAction(save, 0).loading,
          discardDisabled: discard !== null && readAction(discard, 0).disabled,
        };
      },
      save: () => this.#button('save')?.click(),
      discard: () => this.#button('discard')?.click(),
    };
  }

  connectedCallback(): void {
    this.#changes.observe(this, { subtree: true, attributes: true, childList: true, characterData: true });
  }

  disconnectedCallback(): void {
    this.#changes.disconnect();
    hideSaveBar(this.#owner);
  }

  get showing(): boolean {
    return isSaveBarShown(this.#owner);
  }

  get discardConfirmation(): boolean {
    const value = this.getAttribute('discardconfirmation');
    return value !== null && value !== 'false';
  }

  set discardConfirmation(value: boolean) {
    this.toggleAttribute('discardconfirmation', value);
  }

  async show(): Promise<void> {
    if (this.showing) return;
    showSaveBar(this.#owner);
    this.dispatchEvent(new Event('show'));
  }

  async hide(): Promise<void> {
    if (!this.showing) return;
    hideSaveBar(this.#owner);
    this.dispatchEvent(new Event('hide'));
  }

  toggle(): Promise<void> {
    return this.showing ? this.hide() : this.show();
  }

  #button(which: 'save' | 'discard'): HTMLElement | null {
    return this.querySelector<HTMLElement>(
      which === 'save' ? 'button[variant="primary"]' : 'button:not([variant="primary"])',
    );
  }
}

export function defineSaveBar(): void {
  customElements.define('ui-save-bar', SaveBarElement);
}

/** The element of `shopify.saveBar.show(id)` and its like. */
export function saveBarOf(id: string): SaveBarElement | null {
  const element = document.getElementById(id);
  return element instanceof SaveBarElement ? element : null;
}
