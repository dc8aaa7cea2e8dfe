import { call } from './channel.ts';
import { barElements, readAction, readTitleBar } from './menus.ts';
import { modalStyle } from './modal-style.ts';

const SIZES = { small: '380px', base: '620px', large: '980px', max: '96vw' } as const;

type Variant = keyof typeof SIZES;

let open = 0;

/**
 * ui-modal: a native dialog over the page, so focus stays inside and Escape closes it. The admin is told, and leaves
 * its own navigation alone until the dialog is gone.
 */
class ModalElement extends HTMLElement {
  #dialog: HTMLDialogElement | null = null;
  #borrowed: { node: Element; home: Node | null } | null = null;
  /** React puts the modal's content here by a portal. */
  readonly #content = document.createElement('div');
  readonly #changes = new MutationObserver(() => this.#drawBars());

  get content(): HTMLElement {
    return this.#content;
  }

  set content(element: HTMLElement) {
    this.#content.replaceChildren(element);
  }

  get variant(): Variant {
    const value = this.getAttribute('variant');
    return value === 'small' || value === 'large' || value === 'max' ? value : 'base';
  }

  set variant(value: Variant) {
    this.setAttribute('variant', value);
  }

  get src(): string {
    return this.getAttribute('src') ?? '';
  }

  set src(value: string) {
    this.setAttribute('src', value);
  }

  get contentWindow(): Window | null {
    return this.#dialog?.querySelector('iframe')?.contentWindow ?? null;
  }

  disconnectedCallback(): void {
    void this.hide();
  }

  async show(): Promise<void> {
    if (this.#dialog !== null) return;
    const dialog = document.createElement('dialog');
    dialog.className = 'ab-modal';
    dialog.style.width = `min(${SIZES[this.variant]}, calc(100vw - 32px))`;
    dialog.innerHTML = `<style>${modalStyle}</style><header><h2></h2><button type="button" aria-label="Close">✕</button></header><div class="ab-body"></div><footer></footer>`;
    dialog.querySelector('header button')?.addEventListener('click', () => void this.hide());
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      void this.hide();
    });
    this.#dialog = dialog;
    this.#fill(dialog.querySelector('.ab-body') ?? dialog);
    this.#drawBars();
    document.body.append(dialog);
    dialog.showModal();
    this.#changes.observe(this, { subtree: true, attributes: true, childList: true, characterData: true });
    open += 1;
    void call('modal', { open: true });
    this.dispatchEvent(new Event('show'));
  }

  async hide(): Promise<void> {
    const dialog = this.#dialog;
    if (dialog === null) return;
    this.#changes.disconnect();
    this.#borrowed?.home?.appendChild(this.#borrowed.node);
    this.#borrowed = null;
    dialog.close();
    dialog.remove();
    this.#dialog = null;
    open -= 1;
    void call('modal', { open: open > 0 });
    this.dispatchEvent(new Event('hide'));
  }

  toggle(): Promise<void> {
    return this.#dialog === null ? this.show() : this.hide();
  }

  #fill(body: Element): void {
    if (this.src !== '') {
      const frame = document.createElement('iframe');
      frame.title = 'Modal';
      frame.src = this.src;
      body.append(frame);
      return;
    }
    if (this.#content.childNodes.length > 0) {
      body.append(this.#content);
      return;
    }
    // Written as plain children: they come along while the dialog is open and go back afterwards.
    const own = [...this.children].find((child) => !child.matches('ui-title-bar, ui-save-bar'));
    if (own === undefined || own.childNodes.length === 0) {
      body.append(this.#content);
      return;
    }
    this.#borrowed = { node: own, home: this };
    body.append(own);
  }

  /** Heading and buttons follow the ui-title-bar inside the modal. */
  #drawBars(): void {
    const dialog = this.#dialog;
    const heading = dialog?.querySelector('h2');
    const footer = dialog?.querySelector('footer');
    if (dialog === null || !heading || !footer) return;
    const bar = this.querySelector('ui-title-bar');
    const title = bar === null ? '' : readTitleBar(bar).title;
    heading.textContent = title;
    dialog.setAttribute('aria-label', title === '' ? 'Dialog' : title);
    const buttons = (bar === null ? [] : barElements(bar)).map((element, index) => {
      const action = readAction(element, index);
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = action.label;
      button.disabled = action.disabled || action.loading;
      button.setAttribute('aria-busy', String(action.loading));
      button.className = element.getAttribute('variant') === 'primary' ? 'ab-primary' : '';
      if (action.critical) button.classList.add('ab-critical');
      button.addEventListener('click', () => element.click());
      return button;
    });
    const hadFocus = footer.contains(document.activeElement);
    footer.replaceChildren(
      ...buttons.sort((a, b) => Number(a.className !== '') - Number(b.className !== '')),
    );
    footer.hidden = buttons.length === 0;
    if (hadFocus) footer.querySelector('button')?.focus();
  }
}

export function defineModal(): void {
  customElements.define('ui-modal', ModalElement);
}

/** The element of `shopify.modal.show(id)` and its like. */
export function modalOf(id: string): ModalElement | null {
  const element = document.getElementById(id);
  return element instanceof ModalElement ? element : null;
}
