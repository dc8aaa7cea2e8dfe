import { escapeHtml } from '#app/kernel/html.ts';
import type { Language } from '#app/kernel/language.ts';
import type { OrderToReview } from '#app/modules/reviews/door.ts';
import { textLimits } from '#app/modules/reviews/writing/clean-text.ts';
import { link, paragraph, shopperPage } from '../../shoppers/page.ts';
import { faultList } from './fault-list.ts';
import { checkField, type Filling, faultText, hidden, radioField, wordsOf } from './fields.ts';
import type { FormFaults, Typed } from './form.ts';
import { type KeptMedium, productSection } from './product-section.ts';
import { startingValues } from './starting-values.ts';
import { type ReviewPageTexts, reviewPageTexts } from './texts/texts.ts';
import { type EditFaults, writtenSection } from './written-section.ts';

export interface FormPage {
  readonly language: Language;
  readonly order: OrderToReview;
  /** Where the form is sent and the shop's first page is. */
  readonly action: string;
  readonly home: string;
  /** Chosen in a mail by one tap. */
  readonly chosen?: { readonly line: string; readonly stars: string } | null;
  readonly typed?: Typed;
  /** Pictures that were sent with it, by line. */
  readonly kept?: ReadonlyMap<bigint, readonly KeptMedium[]>;
  readonly faults?: FormFaults;
  readonly editing?: EditFaults;
  /** What has just been done. */
  readonly done?: 'sent' | 'edited' | 'withdrawn' | null;
}

/** The form with every product of an order that can be reviewed, and what was written before. */
export function formPage(page: FormPage): Response {
  const { language, order, action, home, faults, editing } = page;
  const texts = reviewPageTexts[language];
  const wrong = faults !== undefined || editing !== undefined;
  const body = [
    notice(texts, page),
    order.open.length === 0 ? '' : form(texts, page),
    writtenSection(order.written, { texts, action, editing }),
    link(home, texts.back),
  ];
  return shopperPage({
    language,
    title: texts.title(order.orderName),
    status: wrong ? 422 : 200,
    body: body.filter(Boolean).join('\n'),
    ...(order.open.length === 0 ? {} : { script: `${action.split('?')[0]}-draft.js` }),
  });
}

function form(texts: ReviewPageTexts, page: FormPage): string {
  const { language, order, action, faults, kept } = page;
  const values = page.typed ?? startingValues(order, page.chosen ?? null);
  const filling: Filling = { texts, values };
  const thanks = thanksOf(language, order);
  const products = order.open.map((line) =>
    productSection({
      ...filling,
      line,
      form: order.form,
      language,
      faults: faults?.lines.get(line.lineShopifyId),
      kept: kept?.get(line.lineShopifyId) ?? [],
    }),
  );
  return `${thanks === '' ? '' : `<p>${escapeHtml(texts.thanksFor(thanks))}</p>`}
<form method="post" enctype="multipart/form-data" action="${escapeHtml(action)}" novalidate data-draft>
${hidden('language', language)}
<div class="unseen" aria-hidden="true"><label>${escapeHtml(texts.robotField)} <input type="text" name="website" tabindex="-1" autocomplete="off"></label></div>
${products.join('\n')}
<section class="product">${nameFields(order.displayName, filling, faults)}
${checkField('reuse', texts.reuse, values.reuse === '1')}</section>
<button type="submit">${escapeHtml(texts.send)}</button>
</form>`;
}

function nameFields(initial: string, { texts, values }: Filling, faults: FormFaults | undefined): string {
  const { names } = texts;
  const choices = [
    ...(initial === '' ? [] : [{ value: 'initial', html: escapeHtml(names.initial(initial)) }]),
    { value: 'other', html: escapeHtml(names.other) },
    { value: 'anonymous', html: escapeHtml(names.anonymous) },
  ];
  const chosen = values['name-as'] ?? (initial === '' ? 'anonymous' : 'initial');
  const fault =
    faults?.name === undefined
      ? ''
      : faultText(
          'name',
          faults.name === 'missing' ? texts.nameMissing : wordsOf(faults.name, texts, textLimits.displayName),
        );
  const invalid = fault === '' ? '' : ' aria-invalid="true"';
  return `${radioField({ name: 'name-as', label: names.label, choices, chosen, stacked: true })}
<div class="field other"><label class="label" for="name">${escapeHtml(names.other)}</label>
<input type="text" id="name" name="name" autocomplete="off" dir="auto" value="${escapeHtml(values.name ?? '')}" aria-describedby="${fault === '' ? 'name-hint' : 'name-fault'}"${invalid}>
${fault === '' ? `<p class="soft" id="name-hint">${escapeHtml(texts.nameHint)}</p>` : fault}</div>`;
}

/** What any review of this order is thanked with, in words; '': nothing. Points need somebody to give them to. */
function thanksOf(language: Language, { form: { thanks }, customerId }: OrderToReview): string {
  const { given } = reviewPageTexts[language];
  const points =
    thanks.points === null || customerId === null
      ? null
      : given.points(thanks.points.toLocaleString(language));
  const code = thanks.code === null ? null : given.code(thanks.code.percent);
  if (points !== null && code !== null) return given.both(points, code);
  return points ?? code ?? '';
}

function notice(texts: ReviewPageTexts, page: FormPage): string {
  const { order, faults, editing, done, typed } = page;
  if (faults !== undefined || editing !== undefined) {
    const text = faults?.nothing === true ? texts.nothingChosen : texts.faulty;
    return `<div class="notice" role="alert">${paragraph(text)}${faultList(texts, page)}</div>`;
  }
  const more = order.open.length > 0 ? texts.more : texts.all;
  if (done === 'sent') {
    const pending = order.written.some(({ review }) => review.status === 'pending');
    const told = [pending ? texts.thanksPending : texts.thanks, ...next(texts, order), more];
    return `<div class="notice" role="status">${told.map(paragraph).join('')}</div>`;
  }
  if (done === 'edited' || done === 'withdrawn')
    return `<div class="notice" role="status">${paragraph(texts.done[done])}</div>`;
  const begun = typed === undefined && order.open.some(({ draft }) => draft !== null);
  if (order.open.length > 0) return paragraph(texts.intro) + (begun ? paragraph(texts.begun) : '');
  return paragraph(order.written.length > 0 ? texts.all : texts.nothingYet);
}

/** When the thanks come; a code that is there already stands with its review. */
function next(
  { given }: ReviewPageTexts,
  { form: { thanks }, customerId, written }: OrderToReview,
): string[] {
  const waits = thanks.code !== null && !written.some(({ thanksCode }) => thanksCode !== null);
  return [
    ...(thanks.points === null || customerId === null ? [] : [given.pointsCome]),
    ...(waits ? [given.codeComes] : []),
  ];
}
