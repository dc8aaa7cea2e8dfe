import type { FrameMessage } from '../messages.ts';
import type { PageConfig } from '../page-config.ts';
import { closeAction, openAction } from './action-dialog.ts';
import { resolve } from './addresses.ts';
import { cover, fitBox, keepRoom, showBroken } from './boxes.ts';
import { adopt, listen, type Shown, tell, tellOthers } from './frames.ts';
import { followHistory, keepState, moveWithin } from './history.ts';
import { refreshPage, sendForm } from './live-parts.ts';
import { hideToast, showToast } from './toasts.ts';

const config = readConfig();
let fullPage: Shown | null = null;

listen(hear);
for (const box of document.querySelectorAll('.extension')) {
  if (!(box instanceof HTMLElement)) continue;
  const shown = adopt(box);
  if (shown !== null) keepRoom(shown);
  if (box.dataset.kind === 'page') fullPage = shown;
}
followHistory(config, () => fullPage);

/** Forms whose result shows on this page. */
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset.stay === undefined) return;
  event.preventDefault();
  void sendForm(form, event.submitter);
});
/** Fields whose change changes what the page says. */
document.addEventListener('change', (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return;
  const button = document.getElementById(
    field.closest<HTMLElement>('[data-save-with]')?.dataset.saveWith ?? '',
  );
  if (field.form !== null && button instanceof HTMLButtonElement) void sendForm(field.form, button);
});

function hear(shown: Shown, message: FrameMessage): void {
  if (message.kind === 'ready' || message.kind === 'size') fitBox(shown, message);
  else if (message.kind === 'broken') showBroken(shown, message.text, message.shown);
  else if (message.kind === 'toast') showToast(message.id, message.text);
  else if (message.kind === 'toast.hide') hideToast(message.id);
  else if (message.kind === 'close') closeAction();
  else if (message.kind === 'go') go(shown, message);
  else if (message.kind === 'entry.state') keepState(message.state);
  else if (message.kind === 'changed') renew(shown);
  else if (message.kind === 'activate') activate(shown);
  else if (message.kind === 'overlay') overlay(shown, message.open);
  else if (message.kind === 'login') location.assign(config.login);
  else document.dispatchEvent(new CustomEvent('extension:published', { detail: message }));
}

/** An extension changed the checkout. */
function renew(shown: Shown): void {
  tellOthers({ kind: 'refresh' }, shown);
  void refreshPage();
}

function activate(shown: Shown): void {
  if (openAction(config, shown.extension)) return;
  showBroken(shown, 'The item was pressed, and nothing follows: no address, no order action.', true);
}

function overlay(shown: Shown, open: boolean): void {
  const place = cover(shown, open);
  if (open) tell(shown, { kind: 'placed', ...place });
}

function go(shown: Shown, { url, history, state }: Extract<FrameMessage, { kind: 'go' }>): void {
  const blank = url.startsWith('blank:');
  const href = resolve(config, shown.extension, blank ? url.slice('blank:'.length) : url);
  if (href === null) showBroken(shown, `"${url}" leads nowhere from this page.`, true);
  else if (blank) open(href, '_blank', 'noopener');
  else if (shown === fullPage && config.fullPage !== null && isWithin(config.fullPage, href))
    moveWithin(shown, href, history === 'replace' ? 'replace' : 'push', state);
  else if (history === 'replace') location.replace(href);
  else location.assign(href);
}

const isWithin = (page: string, href: string) =>
  href === page || (/^[/?#]/.test(href.slice(page.length)) && href.startsWith(page));

function readConfig(): PageConfig {
  const config: PageConfig = JSON.parse(document.getElementById('extension-page')?.textContent ?? '');
  return config;
}
