import { escapeHtml } from '#app/kernel/html.ts';
import { languageOf } from '#app/kernel/language.ts';
import type { ReviewRequestContent, WriteMail } from './mail.ts';
import { type MailTexts, mailTexts } from './texts/texts.ts';

export interface Envelope {
  readonly shopName: string;
  /** BCP 47; null: English. */
  readonly locale: string | null;
  /** Where the person unsubscribes from this kind. */
  readonly unsubscribe: string;
}

export interface PrintedMail {
  readonly subject: string;
  readonly preview: string;
  readonly html: string;
  readonly text: string;
}

/** A mail in the customer's language, as HTML that reads well without pictures, and as text. */
export function printMail(
  content: ReviewRequestContent,
  { shopName, locale, unsubscribe }: Envelope): PrintedMail {
  const language = languageOf(locale);
  const { reviewRequest: words, footer } = mailTexts[language];
  const { products, orderName, url } = content;
  const subject = oneLine(words.subject(shopName, products.length));
  const parts = {
    greeting: words.greeting,
    intro: words.intro(orderName, products.length),
    products,
    action: words.action(products.length),
    note: words.note,
    url,
  };
  return {
    subject,
    preview: '',
    html: html(language, subject, shopName, parts, { footer, unsubscribe }),
    text: text(shopName, parts, { footer, unsubscribe }),
  };
}

/** A mail of one request for reviews. Breaks on anything else. */
export const writePlainMail: WriteMail = async ({ parts: [content], locale, shopName, preferencesUrl }) => {
  if (content.kind !== 'review-request') throw new Error(`No mail is written about ${content.kind}`);
  return printMail(content, { shopName, locale, unsubscribe: preferencesUrl ?? '' });
};

interface Parts {
  readonly greeting: string;
  readonly intro: string;
  readonly products: ReviewRequestContent['products'];
  readonly action: string;
  readonly note: string;
  readonly url: string;
}

interface Foot {
  readonly footer: MailTexts['footer'];
  readonly unsubscribe: string;
}

function text(shopName: string, parts: Parts, { footer, unsubscribe }: Foot): string {
  return [
    parts.greeting,
    '',
    parts.intro,
    '',
    ...parts.products.map((product) => `- ${oneLine(product.title)}`),
    '',
    `${parts.action}:`,
    parts.url,
    '',
    parts.note,
    '',
    '-- ',
    oneLine(shopName),
    footer.why(oneLine(shopName)),
    `${footer.unsubscribe}: ${unsubscribe}`,
    '',
  ].join('\n');
}

function html(language: string, subject: string, shopName: string, parts: Parts, foot: Foot): string {
  const link = escapeHtml(parts.url);
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px 16px;background:#ffffff;color:#1a1a1a;font:16px/1.5 Helvetica,Arial,sans-serif">
<div style="max-width:32rem;margin:0 auto">
<p style="margin:0 0 24px;font-weight:bold">${escapeHtml(shopName)}</p>
<p style="margin:0 0 16px">${escapeHtml(parts.greeting)}</p>
<p style="margin:0 0 16px">${escapeHtml(parts.intro)}</p>
<table role="presentation" style="border-collapse:collapse;margin:0 0 24px">${parts.products.map(productRow).join('')}</table>
<p style="margin:0 0 24px"><a href="${link}" style="display:inline-block;padding:12px 20px;background:#1a1a1a;color:#ffffff;text-decoration:none;border-radius:6px">${escapeHtml(parts.action)}</a></p>
<p style="margin:0 0 32px">${escapeHtml(parts.note)}</p>
<p style="margin:0;padding-top:16px;border-top:1px solid #dddddd;color:#595959;font-size:13px">${escapeHtml(foot.footer.why(shopName))}<br><a href="${escapeHtml(foot.unsubscribe)}" style="color:#595959">${escapeHtml(foot.footer.unsubscribe)}</a></p>
</div></body></html>
`;
}

function productRow({ title, imageUrl }: ReviewRequestContent['products'][number]): string {
  // The title stands beside the picture, so the picture says nothing more.
  const picture =
    imageUrl !== null && /^https?:\/\//.test(imageUrl)
      ? `<td style="padding:0 12px 8px 0"><img src="${escapeHtml(imageUrl)}" width="64" height="64" alt="" style="display:block;border-radius:6px;object-fit:cover"></td>`
      : '<td></td>';
  return `<tr>${picture}<td style="padding:0 0 8px">${escapeHtml(title)}</td></tr>`;
}

/** Headers and list items are one line, whatever a name holds. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
