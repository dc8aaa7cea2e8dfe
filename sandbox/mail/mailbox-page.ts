import type { AdminContext } from '../frame/admin-context.ts';
import { noticeOf } from '../frame/admin-page.ts';
import { html, type Piece, renderDocument } from '../frame/html.ts';
import { icon } from '../frame/icons.ts';
import { printFull, printMoment } from '../frame/moments.ts';
import { sandboxBar } from '../frame/sandbox-bar.ts';
import { type Look, looks } from './mail-body.ts';
import type { Mail, MailPage } from './mails.ts';

export type View = Look | 'text' | 'headers';

export interface MailboxView {
  admin: AdminContext;
  /** /mail/afterglow-demo */
  base: string;
  text: string;
  /** address of the customer who visits, when one does */
  own: string | null;
  onlyOwn: boolean;
  page: MailPage;
  /** the mail that is read */
  open: Mail | null;
  /** the address names a mail that is not there */
  missing: boolean;
  view: View;
}

/** List and reading pane, as in a mail client. On a phone one of them is seen at a time. */
export function mailboxPage(box: MailboxView): string {
  const { admin, open, missing } = box;
  const title = open === null ? 'Mail' : open.subject || 'No subject';
  return renderDocument({
    title: `${title} · ${admin.shop.name}`,
    head: html`<link rel="stylesheet" href="/mail/mail.css" /><script src="/frame/frame.js" defer></script>`,
    body: html`
      <a class="skip" href="#mail">Skip to the mail</a>
      ${sandboxBar(admin)}
      ${admin.notice !== null && html`<div class="mail-notice">${noticeOf(admin)}</div>`}
      <div class=${`mailbox ${open === null && !missing ? '' : 'reading'}`.trim()}>
        <div class="mail-list">${listPane(box)}</div>
        <main class="mail-pane" id="mail">
          ${open !== null ? readingPane(box, open) : nothingOpen(box)}
        </main>
      </div>
    `,
  });
}

function listPane(box: MailboxView): Piece {
  const { base, text, page } = box;
  return html`
    <div class="mail-head">
      ${box.open === null ? html`<h1>Mail</h1>` : html`<p class="strong">Mail</p>`}
      <span class="quiet small">${page.unread === 0 ? 'All read' : `${page.unread} unread`}</span>
    </div>
    <form class="mail-search" action=${base} role="search">
      <label class="hidden" for="q">Search mail</label>
      <input id="q" type="search" name="q" value=${text} placeholder="Search mail" autocomplete="off" />
      ${box.onlyOwn && html`<input type="hidden" name="to" value="me" />`}
      <button>Search</button>
    </form>
    ${
      box.own !== null &&
      html`<nav class="tabs" aria-label="Whose mail">
        <a href=${base} aria-current=${box.onlyOwn ? undefined : 'true'}>All mail of the shop</a>
        <a href=${`${base}?to=me`} aria-current=${box.onlyOwn ? 'true' : undefined}>To ${box.own}</a>
      </nav>`
    }
    ${page.mails.length === 0 ? emptyList(box) : mailList(box)}
  `;
}

function mailList(box: MailboxView): Piece {
  const { page, base, open, admin } = box;
  const next = page.next === null ? null : `${base}${queryOf(box, { before: page.next })}`;
  return html`<ol class="mails">
      ${page.mails.map(
        (mail) => html`<li>
          <a class=${mail.unread && mail.id !== open?.id ? 'unread' : ''} href=${`${base}/${mail.id}${queryOf(box, {})}`}
            aria-current=${mail.id === open?.id ? 'true' : undefined}>
            <span class="mail-to">${mail.to.join(', ')}${mail.unread && mail.id !== open?.id && html`<span class="hidden">, unread</span>`}</span>
            <time datetime=${mail.sentAt}>${printMoment(mail.sentAt, admin.shop.now, admin.shop.timezone)}</time>
            <span class="mail-subject">${mail.subject || 'No subject'}</span>
            <span class="mail-start quiet">${mail.text.replace(/\s+/g, ' ').trim().slice(0, 110)}</span>
          </a>
        </li>`,
      )}
    </ol>
    ${next !== null && html`<p class="pager"><a class="button" href=${next}>Earlier mail</a></p>`}`;
}

function queryOf(box: MailboxView, more: Record<string, string>): string {
  const query = new URLSearchParams({
    ...(box.text !== '' && { q: box.text }),
    ...(box.onlyOwn && { to: 'me' }),
    ...more,
  });
  return query.size === 0 ? '' : `?${query}`;
}

function emptyList({ text, base, onlyOwn }: MailboxView): Piece {
  if (text === '' && !onlyOwn) {
    return html`<p class="mail-none quiet">No mail has been sent yet.</p>`;
  }
  return html`<p class="mail-none quiet">${text === '' ? 'Nothing was sent to this address.' : `No mail has “${text}” in it.`}
    ${' '}<a href=${base}>Show all</a></p>`;
}

function nothingOpen({ missing, page }: MailboxView): Piece {
  if (missing)
    return hint(
      'This mail is not here',
      'It was deleted when the mailbox was emptied, or the address is not complete.',
    );
  if (page.mails.length > 0)
    return hint('Choose a mail to read it', 'It shows here as its receiver sees it.');
  return hint(
    'The mailbox of everybody',
    'Every mail the app sends for this shop falls in here, whoever it is for. Nothing leaves this machine. Switch an area on and move the clock: what is due arrives.',
  );
}

const hint = (title: string, text: string): Piece =>
  html`<div class="empty">${envelope}<h2>${title}</h2><p class="quiet">${text}</p></div>`;

const envelope = html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="M3 5.500h14v9.500H3zM3.300 6l6.700 5 6.700-5" /></svg>`;

function readingPane(box: MailboxView, mail: Mail): Piece {
  const { admin, base } = box;
  const { now, timezone } = admin.shop;
  return html`
    <header class="mail-about">
      <a class="back-to-list" href=${`${base}${queryOf(box, {})}`}>${icon('back')}All mail</a>
      <div class="spread">
        <h1>${mail.subject || 'No subject'}</h1>
        <span class="mail-kinds">${mail.kinds.map((kind) => html`<span class="badge info">${kind}</span>`)}</span>
      </div>
      <dl class="mail-who">
        <dt>From</dt><dd>${mail.from}</dd>
        <dt>To</dt><dd>${mail.to.join(', ')}</dd>
        <dt>Sent</dt><dd><time datetime=${mail.sentAt} title=${printFull(mail.sentAt, timezone)}>${printMoment(mail.sentAt, now, timezone)}</time></dd>
      </dl>
      <div class="spread">
        <nav class="tabs" aria-label="How to show it">
          ${mail.html !== null && looks.map((look) => tab(box, mail, look, lookTexts[look]))}
          ${tab(box, mail, 'text', 'As text')} ${tab(box, mail, 'headers', 'Headers')}
        </nav>
        <div class="mail-acts">
          ${mail.returnPath !== null && tellSender(`${base}/${mail.id}/back`)}
          <form method="post" action=${`${base}/${mail.id}/unread`}><button>Mark as unread</button></form>
        </div>
      </div>
    </header>
    ${bodyOf(box, mail)}
  `;
}

/** What becomes of a mail on its way, tried by hand. */
const tellSender = (action: string): Piece =>
  html`<form method="post" action=${action}><button name="kind" value="hard">Bounce this</button></form>
    <form method="post" action=${action}><button name="kind" value="complaint">Mark as spam</button></form>`;

const lookTexts: Record<Look, string> = {
  light: 'As it looks',
  dark: 'In the dark',
  bare: 'Pictures off',
};

const tab = (box: MailboxView, mail: Mail, view: View, text: string): Piece =>
  html`<a href=${`${box.base}/${mail.id}${queryOf(box, { view })}`} aria-current=${box.view === view ? 'true' : undefined}>${text}</a>`;

function bodyOf(box: MailboxView, mail: Mail): Piece {
  if (box.view === 'headers') {
    return html`<div class="mail-headers" tabindex="0" role="region" aria-label="Headers"><table>
      <tbody>${mail.headers.map(({ name, value }) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}</tbody>
    </table></div>`;
  }
  if (box.view === 'text' || mail.html === null)
    return html`<pre class="mail-text" tabindex="0" role="region" aria-label="Text">${mail.text}</pre>`;
  return html`<iframe class=${`mail-html ${box.view}`} title=${`Mail: ${mail.subject}`} src=${`${box.base}/${mail.id}/body${box.view === 'light' ? '' : `?look=${box.view}`}`}
    sandbox="allow-top-navigation-by-user-activation allow-popups allow-popups-to-escape-sandbox"></iframe>`;
}
