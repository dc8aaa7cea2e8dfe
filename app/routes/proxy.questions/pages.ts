import { escapeHtml } from '#app/kernel/html.ts';
import type { Language } from '#app/kernel/language.ts';
import type { ShownQuestion } from '#app/modules/reviews/listing/shown.ts';
import type { PublicQuestions } from '#app/modules/reviews/questions/door.ts';
import type { AnswerFault } from '#app/modules/reviews/questions/typed.ts';
import { link, paragraph, shopperPage } from '../../shoppers/page.ts';
import { type AskFaults, answerForm, askForm, type Typed } from './form.ts';
import { type QuestionsTexts, questionsTexts } from './texts/texts.ts';

/** Where the page is, and in which language it speaks. */
export interface Place {
  readonly language: Language;
  /** Of the page itself, without its query. */
  readonly action: string;
  readonly home: string;
  readonly shopName: string;
}

export interface QuestionsPage {
  readonly product: bigint;
  readonly found: PublicQuestions;
  /** They are signed in, so a name is known. */
  readonly known: boolean;
  /** They may answer. */
  readonly owner: boolean;
  readonly sent: keyof QuestionsTexts['sent'] | null;
  readonly typed?: Typed;
  readonly faults?: AskFaults;
}

type PlainName = 'closed' | 'unknown' | 'signIn' | 'notOwner' | 'alreadyDone' | 'tooMany';

/** A page that only says something, and where to go from there. */
export function plainPage({ language, home }: Place, name: PlainName, status: number): Response {
  const texts = questionsTexts[language];
  const { title, text } = texts[name];
  return shopperPage({ language, title, status, body: paragraph(text) + link(home, texts.back) });
}

/** An answer with what is wrong with it. */
export function answerPage(
  { language, action, home }: Place,
  given: { readonly question: bigint; readonly body: string; readonly back: string | null },
  fault: AnswerFault,
): Response {
  const texts = questionsTexts[language];
  const form = answerForm({
    ...{ texts, action, question: given.question.toString(), back: given.back },
    ...{ value: given.body, fault },
  });
  const body = `<div class="notice" role="alert">${paragraph(texts.faulty)}</div>
${form}
${link(home, texts.back)}`;
  return shopperPage({ language, title: texts.yourAnswer, status: 422, body });
}

/** Questions of a product with their answers, and the form to ask. */
export function questionsPage(place: Place, page: QuestionsPage): Response {
  const { language, action, home } = place;
  const { product, found, sent, faults } = page;
  const texts = questionsTexts[language];
  const list =
    found.questions.length === 0
      ? paragraph(texts.none)
      : found.questions.map((one) => question(one, place, page, texts)).join('\n');
  const older =
    found.next === null
      ? ''
      : link(`${action}?product=${product}&after=${encodeURIComponent(found.next)}`, texts.more);
  const form = found.open
    ? askForm({ texts, action, product, known: page.known, typed: page.typed, faults })
    : '';
  const said =
    faults === undefined
      ? sent && `<div class="notice" role="status">${paragraph(texts.sent[sent])}</div>`
      : `<div class="notice" role="alert">${paragraph(texts.faulty)}</div>`;
  return shopperPage({
    language,
    title: texts.title(found.productTitle),
    status: faults === undefined ? 200 : 422,
    body: [said, faults === undefined ? list + older : '', form, link(home, texts.back)]
      .filter(Boolean)
      .join('\n'),
  });
}

function question(one: ShownQuestion, place: Place, page: QuestionsPage, texts: QuestionsTexts): string {
  const answers = one.answers.map(
    ({ by, name, body, date }) =>
      `<div class="reply"><p class="soft">${escapeHtml(by === 'merchant' ? place.shopName : texts.byOwner(name))} · ${dateOf(date, place)}</p>
${written(body)}</div>`,
  );
  const form = page.owner
    ? `<details><summary>${escapeHtml(texts.answer)}</summary>${answerForm({ texts, action: place.action, question: one.id })}</details>`
    : '';
  return `<section class="product" id="question-${escapeHtml(one.id)}"><h2 dir="auto">${lines(one.body)}</h2>
<p class="soft">${[escapeHtml(one.name), dateOf(one.date, place)].filter(Boolean).join(' · ')}</p>
${answers.length === 0 ? `<p class="soft">${escapeHtml(texts.unanswered)}</p>` : answers.join('\n')}
${form}</section>`;
}

const lines = (text: string) => escapeHtml(text).replaceAll('\n', '<br>');
const written = (text: string) => `<p dir="auto">${lines(text)}</p>`;

function dateOf(date: string, { language }: Place): string {
  const printed = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(date),
  );
  return `<time datetime="${escapeHtml(date)}">${escapeHtml(printed)}</time>`;
}
