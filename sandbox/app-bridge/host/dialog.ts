import { el, place } from './element.ts';

export interface DialogButton<Value> {
  label: string;
  value: Value;
  tone?: 'primary' | 'critical';
}

/**
 * A modal dialog of the admin. Native: focus stays inside and comes back afterwards. Resolves with the chosen
 * button's value, or `cancelled` for Escape, the cross and a click beside it.
 */
export function askDialog<Value>(ask: {
  title: string;
  body: Node | string;
  buttons: DialogButton<Value>[];
  cancelled: Value;
  wide?: boolean;
}): Promise<Value> {
  return new Promise((resolve) => {
    const finish = (value: Value) => {
      dialog.close();
      dialog.remove();
      resolve(value);
    };
    const cancel = () => finish(ask.cancelled);
    const heading = el('h2', { id: 'host-dialog-title' }, ask.title);
    const focusFirst = !(ask.body instanceof HTMLElement && ask.body.querySelector('[autofocus]') !== null);
    const buttons = ask.buttons.map((button, index) =>
      el(
        'button',
        {
          type: 'button',
          class: button.tone ?? '',
          autofocus: focusFirst && index === 0,
          onclick: () => finish(button.value),
        },
        button.label,
      ),
    );
    const close = el(
      'button',
      { type: 'button', class: 'plain', 'aria-label': 'Close', onclick: cancel },
      '✕',
    );
    const dialog = el(
      'dialog',
      {
        class: ask.wide === true ? 'host-dialog wide' : 'host-dialog',
        'aria-labelledby': 'host-dialog-title',
      },
      el('header', {}, heading, close),
      el('div', { class: 'body' }, ask.body),
      el('footer', {}, ...buttons),
    );
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      cancel();
    });
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) cancel();
    });
    place('modal-root').append(dialog);
    dialog.showModal();
  });
}
