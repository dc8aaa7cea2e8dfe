import type { PageConfig } from '../page-config.ts';
import { adopt } from './frames.ts';

/** Opens the order action of an extension in a dialog; true when there is one. */
export function openAction(config: PageConfig, extension: string): boolean {
  const action = config.actions[extension];
  if (action === undefined) return false;
  const dialog = document.createElement('dialog');
  dialog.className = 'action-dialog';
  dialog.setAttribute('aria-label', action.title);
  const close = document.createElement('button');
  close.className = 'action-close';
  close.setAttribute('aria-label', 'Close');
  close.textContent = '×';
  close.addEventListener('click', () => dialog.close());
  const box = document.createElement('div');
  box.className = 'extension';
  box.dataset.extension = extension;
  box.dataset.target = 'customer-account.order.action.render';
  const frame = document.createElement('iframe');
  frame.title = action.title;
  frame.src = action.src;
  box.append(frame);
  dialog.append(close, box);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  adopt(box);
  return true;
}

export function closeAction(): void {
  for (const dialog of document.querySelectorAll('dialog.action-dialog'))
    if (dialog instanceof HTMLDialogElement) dialog.close();
}
