import { escapeHtml } from '#app/kernel/html.ts';
import type { LineFaults } from './form.ts';
import type { FormPage } from './form-page.ts';
import type { ReviewPageTexts } from './texts/texts.ts';

const fields = ['rating', 'title', 'body', 'answers', 'media'] as const;

/** Links to all that is wrong, since a form may be many screens long. */
export function faultList(texts: ReviewPageTexts, { order, faults, editing }: FormPage): string {
  const several = order.open.length > 1;
  const ofLines = order.open.flatMap(({ lineShopifyId: id, productTitle }) =>
    linksOf(texts, faults?.lines.get(id), String(id), several ? `${productTitle}: ` : ''),
  );
  const ofEdit = editing === undefined ? [] : linksOf(texts, editing.faults, `r${editing.review}`, '');
  const ofName = faults?.name === undefined ? [] : [link('name', texts.name)];
  const all = [...ofLines, ...ofEdit, ...ofName];
  return all.length === 0 ? '' : `<ul>${all.join('')}</ul>`;
}

function linksOf(
  texts: ReviewPageTexts,
  faults: LineFaults | undefined,
  id: string,
  before: string,
): string[] {
  const places = {
    rating: [`rating-${id}`, texts.stars],
    title: [`title-${id}`, texts.headline],
    body: [`body-${id}`, texts.words],
    answers: [`line-${id}`, texts.answers],
    media: [`files-${id}`, texts.media.photosAndVideos],
  } as const;
  return fields
    .filter((field) => faults?.[field] !== undefined)
    .map((field) => link(places[field][0], before + places[field][1]));
}

const link = (id: string, text: string) => `<li><a href="#${escapeHtml(id)}">${escapeHtml(text)}</a></li>`;
