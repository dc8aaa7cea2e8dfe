import { escapeHtml } from '#app/kernel/html.ts';
import { type Language, languageOf, languageOfHeader } from '#app/kernel/language.ts';
import type { PreferencesView } from '#app/modules/messages/door.ts';
import { link, paragraph, shopperPage } from '../../shoppers/page.ts';
import type { ProxyVisit } from '../../shoppers/shopper.server.ts';
import { type PreferencesTexts, preferencesTexts } from './texts/texts.ts';

/** What the two buttons of the page send beside the kinds. */
export const saveOrNone = ['save', 'none'] as const;

export interface PreferencesPage {
  readonly visit: Pick<ProxyVisit, 'root' | 'pathPrefix'>;
  readonly token: string;
  /** Null: the link is not good. */
  readonly view: PreferencesView | null;
  readonly language: Language;
  /** Something has just been saved. */
  readonly saved?: boolean;
}

/** As Shopify has the customer's language, else as the browser asks. */
export function languageFor(view: PreferencesView | null, request: Request): Language {
  if (view?.locale) return languageOf(view.locale);
  return languageOfHeader(request.headers.get('accept-language')) ?? 'en';
}

/** Every kind with a box, for all languages and without a script. */
export function preferencesPage({ visit, token, view, language, saved }: PreferencesPage): Response {
  const texts = preferencesTexts[language];
  const back = link(`${visit.root}/`, texts.back);
  if (view === null) {
    const body = paragraph(texts.unknown) + back;
    return shopperPage({ language, title: texts.unknownTitle, status: 404, body });
  }
  const action = `${visit.pathPrefix}/preferences?token=${encodeURIComponent(token)}`;
  const body = [
    saved ? notice(texts, view) : '',
    view.kinds.length === 0 ? paragraph(texts.nothing) : form(texts, view, action),
    `<p class="soft">${escapeHtml(texts.always)}</p>`,
    back,
  ];
  return shopperPage({ language, title: texts.title, body: body.filter(Boolean).join('\n') });
}

function notice(texts: PreferencesTexts, { kinds }: PreferencesView): string {
  const text = kinds.some(({ wanted }) => wanted) ? texts.saved : texts.savedNone;
  return `<div class="notice" role="status">${paragraph(text)}</div>`;
}

function form(texts: PreferencesTexts, { shopName, kinds }: PreferencesView, action: string): string {
  const boxes = kinds.map(
    ({ kind, wanted }) =>
      `<label><input type="checkbox" name="${kind}" value="1"${wanted ? ' checked' : ''}> ${escapeHtml(texts.kinds[kind] ?? kind)}</label>`,
  );
  return `<form method="post" action="${escapeHtml(action)}">
<fieldset><legend>${escapeHtml(texts.ask(shopName))}</legend>
<div class="choices">${boxes.join('\n')}</div></fieldset>
<div class="buttons"><button type="submit" name="choice" value="save">${escapeHtml(texts.save)}</button>
<button type="submit" name="choice" value="none" class="plain">${escapeHtml(texts.none)}</button></div>
</form>`;
}
