import { tellOthers } from './frames.ts';

/**
 * Puts the fresh state of every part of the page that may change where the old one is. The focus stays; a part in which
 * somebody types is left alone unless it was just sent.
 */
function renewParts(page: Document, sent: Element | null): void {
  for (const part of document.querySelectorAll('[data-live]')) {
    const fresh = page.getElementById(part.id);
    const focused = document.activeElement;
    const typing = focused instanceof HTMLInputElement && part.contains(focused) && focused.type === 'text';
    if (fresh === null || fresh.innerHTML === part.innerHTML || (typing && !part.contains(sent))) continue;
    const held = part.contains(focused) ? (focused?.id ?? '') : '';
    part.replaceChildren(...fresh.childNodes);
    if (held !== '') document.getElementById(held)?.focus();
  }
}

const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');

/** Looks at this page again, as after a change of its checkout. */
export async function refreshPage(): Promise<void> {
  const answer = await fetch(location.href);
  if (answer.ok) renewParts(parse(await answer.text()), null);
}

let turn = 0;

/** Sends a form and shows what became of it without leaving the page. */
export async function sendForm(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  turn += 1;
  const own = turn;
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) {
    if (typeof value === 'string') body.append(name, value);
  }
  const action = submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href;
  const answer = await fetch(action, { method: 'POST', body });
  const page = parse(await answer.text());
  if (own !== turn) return;
  renewParts(page, form);
  tellOthers({ kind: 'refresh' });
}
