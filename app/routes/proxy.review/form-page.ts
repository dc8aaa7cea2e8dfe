import { escapeHtml } from '#app/kernel/html.ts';
import type { Language } from '#app/kernel/language.ts';
import type { LineToReview, OrderToReview } from '#app/modules/reviews/door.ts';
import { textLimits } from '#app/modules/reviews/writing/clean-text.ts';
import type { FieldFault } from '#app/modules/reviews/writing/submission-form.ts';
import { link, paragraph, shopperPage } from '../../shopper-pages/page.ts';
import type { FormFaults, Typed } from './form.ts';
import { type ReviewPageTexts, reviewPageTexts } from './texts/texts.ts';

export interface FormPage {
  readonly language: Language;
  readonly order: OrderToReview;
  /** Where the form is sent and the shop's first page is. */
  readonly action: string;
  readonly home: string;
  readonly typed?: Typed;
  readonly faults?: FormFaults;
  /** Reviews have just been sent. */
  readonly sent?: boolean;
}

/** The form with every product of an order that can be reviewed. */
export function formPage({ language, order, action, home, typed, faults, sent }: FormPage): Response {
  const texts = reviewPageTexts[language];
  const values = typed ?? { name: order.displayName };
  const open = order.open.map((line) => product(line, { texts, values, faults })).join('\n');
  const form =
    order.open.length === 0
      ? ''
      : `<form method="post" action="${escapeHtml(action)}" novalidate>
${open}
${nameField(texts, values, faults)}
<button type="submit">${escapeHtml(texts.send)}</button>
</form>`;
  return shopperPage({
    language,
    title: texts.title(order.orderName),
    status: faults === undefined ? 200 : 422,
    body: [notice(texts, order, { faults, sent }), form, written(texts, order), link(home, texts.back)]
      .filter(Boolean)
      .join('\n'),
  });
}

function notice(
  texts: ReviewPageTexts,
  order: OrderToReview,
  { faults, sent }: Pick<FormPage, 'faults' | 'sent'>,
): string {
  if (faults !== undefined) {
    const text = faults.nothing ? texts.nothingChosen : texts.faulty;
    return `<div class="notice" role="alert">${paragraph(text)}</div>`;
  }
  const more = order.open.length > 0 ? texts.more : texts.all;
  if (sent === true) {
    const pending = order.written.some(({ review }) => review.status === 'pending');
    return `<div class="notice" role="status">${paragraph(pending ? texts.thanksPending : texts.thanks)}${paragraph(more)}</div>`;
  }
  if (order.open.length > 0) return paragraph(texts.intro);
  return paragraph(order.written.length > 0 ? texts.all : texts.nothingYet);
}

interface Filling {
  readonly texts: ReviewPageTexts;
  readonly values: Typed;
  readonly faults: FormFaults | undefined;
}

function product(line: LineToReview, { texts, values, faults }: Filling): string {
  const id = line.lineShopifyId;
  const own = faults?.lines.get(id);
  const picture =
    line.imageUrl !== null && /^https?:\/\//.test(line.imageUrl)
      ? `<img src="${escapeHtml(line.imageUrl)}" alt="" width="64" height="64">`
      : '';
  const variant = line.variantTitle === null ? '' : `<p class="soft">${escapeHtml(line.variantTitle)}</p>`;
  return `<section class="product">
<div class="head">${picture}<div><h2>${escapeHtml(line.productTitle)}</h2>${variant}</div></div>
${stars(id, texts, values[`rating-${id}`], own?.rating)}
${field({ name: `title-${id}`, label: texts.headline, most: textLimits.title, fault: own?.title, texts, values })}
${field({ name: `body-${id}`, label: texts.words, most: textLimits.body, fault: own?.body, texts, values, large: true })}
</section>`;
}

function stars(id: bigint, texts: ReviewPageTexts, chosen: string | undefined, fault?: FieldFault): string {
  const name = `rating-${id}`;
  const choices = [1, 2, 3, 4, 5].map(
    (count) =>
      `<label><input type="radio" name="${name}" value="${count}"${chosen === String(count) ? ' checked' : ''}> <span aria-hidden="true">${'★'.repeat(count)}</span> ${escapeHtml(texts.star(count))}</label>`,
  );
  const about = fault === undefined ? '' : ` aria-describedby="${name}-fault"`;
  return `<fieldset${about}><legend>${escapeHtml(texts.stars)}</legend>
<div class="stars">${choices.join('\n')}</div>${faultText(name, fault, texts, 5)}</fieldset>`;
}

interface Field {
  readonly name: string;
  readonly label: string;
  readonly most: number;
  readonly fault: FieldFault | undefined;
  readonly texts: ReviewPageTexts;
  readonly values: Typed;
  readonly large?: boolean;
}

function field({ name, label, most, fault, texts, values, large = false }: Field): string {
  const value = escapeHtml(values[name] ?? '');
  const invalid = fault === undefined ? '' : ` aria-invalid="true" aria-describedby="${name}-fault"`;
  const input = large
    ? `<textarea id="${name}" name="${name}" rows="5"${invalid}>\n${value}</textarea>`
    : `<input type="text" id="${name}" name="${name}" value="${value}"${invalid}>`;
  return `<div class="field"><label class="label" for="${name}">${escapeHtml(label)} <span class="soft">(${escapeHtml(texts.optional)})</span></label>
${input}${faultText(name, fault, texts, most)}</div>`;
}

function nameField(texts: ReviewPageTexts, values: Typed, faults: FormFaults | undefined): string {
  const { displayName: most } = textLimits;
  const filled = field({ name: 'name', label: texts.name, most, fault: faults?.name, texts, values });
  return `<section class="product">${filled}<p class="soft">${escapeHtml(texts.nameHint)}</p></section>`;
}

function faultText(
  name: string,
  fault: FieldFault | undefined,
  texts: ReviewPageTexts,
  most: number,
): string {
  if (fault === undefined) return '';
  const text = {
    missing: texts.starMissing,
    'too-long': texts.tooLong(most),
    'not-storable': texts.notStorable,
  }[fault];
  return `<p class="fault" id="${name}-fault">${escapeHtml(text)}</p>`;
}

function written(texts: ReviewPageTexts, { written: reviews }: OrderToReview): string {
  if (reviews.length === 0) return '';
  const items = reviews.map(
    ({ review, productTitle }) =>
      `<li>${escapeHtml(productTitle)}: ${escapeHtml(texts.star(review.stars))}</li>`,
  );
  return `<section class="product">${paragraph(texts.written)}<ul>${items.join('')}</ul></section>`;
}
