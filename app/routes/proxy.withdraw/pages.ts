import type { Instant, Zone } from '#app/kernel/calendar.ts';
import { escapeHtml } from '#app/kernel/html.ts';
import type { Language } from '#app/kernel/language.ts';
import { link, paragraph, shopperPage } from '../../shoppers/page.ts';
import { type Fault, type Faults, type Field, fields, longest, type Typed, type Written } from './form.ts';
import { type WithdrawTexts, withdrawTexts } from './texts/texts.ts';

/** Where the pages are, and in which language they speak. */
export interface Place {
  readonly language: Language;
  readonly action: string;
  readonly home: string;
}

/** The first step: what is withdrawn from, and where the receipt goes. */
export function formPage(
  { language, action, home }: Place,
  typed: Typed = {},
  faults: Faults = {},
): Response {
  const texts = withdrawTexts[language];
  const faulty = Object.keys(faults).length > 0;
  const notice = faulty ? `<div class="notice" role="alert">${paragraph(texts.faulty)}</div>` : '';
  const body = `${notice}${paragraph(texts.intro)}
<form method="post" action="${escapeHtml(action)}" novalidate>
${fields.map((field) => input(field, texts, typed[field] ?? '', faults[field])).join('\n')}
<p class="soft">${escapeHtml(texts.privacy)}</p>
<div class="buttons"><button type="submit" name="step" value="state">${escapeHtml(texts.next)}</button></div>
</form>
${link(home, texts.back)}`;
  return shopperPage({ language, title: texts.title, body, status: faulty ? 422 : 200 });
}

const kinds = {
  name: 'type="text" autocomplete="name"',
  order: 'type="text" autocomplete="off" required',
  email: 'type="email" autocomplete="email" required',
} as const;

function input(field: Field, texts: WithdrawTexts, value: string, fault: Fault | undefined): string {
  const optional =
    field === 'order' || field === 'email'
      ? ''
      : ` <span class="soft">(${escapeHtml(texts.optional)})</span>`;
  const hint = texts.hints[field];
  const about = [hint === undefined ? '' : `${field}-hint`, fault === undefined ? '' : `${field}-fault`];
  const described = about.filter(Boolean).join(' ');
  const attributes = `id="${field}" name="${field}"${described === '' ? '' : ` aria-describedby="${described}"`}${fault === undefined ? '' : ' aria-invalid="true"'}`;
  const control =
    field === 'text'
      ? `<textarea ${attributes} rows="4">\n${escapeHtml(value)}</textarea>`
      : `<input ${kinds[field]} ${attributes} value="${escapeHtml(value)}">`;
  return `<div class="field"><label class="label" for="${field}">${escapeHtml(texts.labels[field])}${optional}</label>
${hint === undefined ? '' : `<p class="soft" id="${field}-hint">${escapeHtml(hint)}</p>`}${control}${
  fault === undefined
    ? ''
    : `<p class="fault" id="${field}-fault">${escapeHtml(faultText(fault, texts, longest[field]))}</p>`
}</div>`;
}

function faultText(fault: Fault, texts: WithdrawTexts, most: number): string {
  switch (fault) {
    case 'missing':
      return texts.missing;
    case 'no-address':
      return texts.noAddress;
    case 'too-long':
      return texts.tooLong(most);
    case 'not-storable':
      return texts.notStorable;
  }
}

/** The second step: what was written, and the one button that states it. `key`: see `WithdrawalLinks.newStatement`. */
export function confirmPage({ language, action, home }: Place, written: Written, key: string): Response {
  const texts = withdrawTexts[language];
  const told = fields.filter((field) => written[field] !== '');
  const hidden = [['key', key], ...fields.map((field) => [field, written[field]] as const)].map(
    ([name = '', value = '']) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
  );
  const body = `${paragraph(texts.statement)}
<dl>${told
    .map(
      (field) =>
        `<dt class="label">${escapeHtml(texts.labels[field])}</dt><dd>${escapeHtml(written[field])}</dd>`,
    )
    .join('\n')}</dl>
<form method="post" action="${escapeHtml(action)}">
${hidden.join('\n')}
<div class="buttons"><button type="submit" name="step" value="confirm">${escapeHtml(texts.confirm)}</button>
<button type="submit" name="step" value="edit" class="plain">${escapeHtml(texts.change)}</button></div>
</form>
${link(home, texts.back)}`;
  return shopperPage({ language, title: texts.confirmTitle, body });
}

/** The same whether or not there is such an order. */
export function donePage({ language, home }: Place, statedAt: Instant, zone: Zone): Response {
  const texts = withdrawTexts[language];
  const at = new Intl.DateTimeFormat(language, {
    ...{ dateStyle: 'long', timeStyle: 'long', timeZone: zone },
  }).format(statedAt.epochMilliseconds);
  const body = `<div class="notice" role="status">${paragraph(texts.stated(at))}</div>
${paragraph(texts.receipt)}
${paragraph(texts.after)}
${link(home, texts.back)}`;
  return shopperPage({ language, title: texts.doneTitle, body });
}

/** Somebody states more than a person does. */
export function tooManyPage({ language, home }: Place): Response {
  const texts = withdrawTexts[language];
  const body = paragraph(texts.tooMany) + link(home, texts.back);
  const page = shopperPage({ language, title: texts.title, body, status: 429 });
  page.headers.set('Retry-After', '3600');
  return page;
}
