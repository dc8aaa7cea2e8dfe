import type { CurrencyCode } from '#app/kernel/currency.ts';
import { hasWithdrawal } from '#app/kernel/european-countries.ts';
import { escapeHtml } from '#app/kernel/html.ts';
import type { Language } from '#app/kernel/language.ts';
import type { Policy } from '#app/modules/returns/policy/policy.ts';
import { policyInWords } from '#app/modules/returns/policy/policy-in-words.ts';
import type { Terms } from '#app/modules/returns/policy/terms.ts';
import { link, paragraph, shopperPage } from '../../shoppers/page.ts';
import type { ProxyVisit } from '../../shoppers/shopper.server.ts';
import { rulesInWords } from './rules-in-words.ts';
import { termsInWords } from './terms-in-words.ts';
import { type PolicyWords, policyWords } from './words.ts';

export interface PolicyPage {
  readonly visit: Pick<ProxyVisit, 'root' | 'pathPrefix'>;
  readonly language: Language;
  readonly currency: CurrencyCode;
  readonly policy: Policy;
  readonly version: number;
  /** ISO local date from which on it is in force; null: it was never saved, so that there is none. */
  readonly since: string | null;
  /** What the page was asked about; null: everything. */
  readonly country: string | null;
  readonly product: { readonly id: string; readonly title: string } | null;
  /** What holds for the country and the product. */
  readonly terms: Terms;
  /** For search engines; null: an earlier version, which is for those for whom it holds. */
  readonly data: object | null;
}

/** The whole policy in plain words, without a script. */
export function policyPage(page: PolicyPage): Response {
  const { visit, language, currency, policy, version, since, country, product } = page;
  const words = policyWords(language);
  const { texts } = words;
  const asked = [product?.title, country === null ? undefined : words.country(country)].filter(Boolean);
  const body = [
    since === null ? '' : `<p class="soft">${escapeHtml(texts.version(version, words.day(since)))}</p>`,
    countryForm(page, words),
    asked.length > 0 ? section(asked.join(' · '), listed(termsInWords(page.terms, currency, words))) : '',
    section(texts.general, listed(policyInWords(policy, currency).map(words.sentence))),
    special(policy, currency, words),
    paragraph(texts.law),
    country === null || hasWithdrawal(country)
      ? section(
          texts.withdrawal,
          paragraph(texts.withdrawalText) + link(`${visit.pathPrefix}/withdraw`, texts.withdraw),
        )
      : '',
    link(`${visit.root}/account`, texts.account),
    link(`${visit.root}/`, texts.back),
  ];
  return shopperPage({
    language,
    title: texts.title,
    body: body.filter(Boolean).join('\n'),
    ...(page.data === null ? {} : { data: page.data }),
  });
}

/** A shop without one. */
export function noPolicyPage(visit: Pick<ProxyVisit, 'root'>, language: Language): Response {
  const { texts } = policyWords(language);
  const body = paragraph(texts.none) + link(`${visit.root}/`, texts.back);
  return shopperPage({ language, title: texts.title, body, status: 404 });
}

const section = (heading: string, html: string) =>
  `<section><h2>${escapeHtml(heading)}</h2>${html}</section>`;

const listed = (sentences: readonly string[]) =>
  `<ul>${sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join('')}</ul>`;

function special(policy: Policy, currency: CurrencyCode, words: PolicyWords): string {
  const { rules, hidden } = rulesInWords(policy, currency, words);
  if (rules.length === 0 && !hidden) return '';
  const told = rules.map(
    ({ when, then }) =>
      `<div class="rule">${when.length > 0 ? `<h3>${escapeHtml(when.join(' · '))}</h3>` : ''}${listed(then)}</div>`,
  );
  return section(words.texts.special, told.join('\n') + (hidden ? paragraph(words.texts.others) : ''));
}

/** Only where a country makes a difference. */
function countryForm(
  { visit, policy, country, product, version, since }: PolicyPage,
  words: PolicyWords,
): string {
  const named = policy.rules
    .filter(({ on }) => on)
    .flatMap(({ when }) => when)
    .flatMap((one) => (one.field === 'order.country' && 'values' in one ? one.values : []))
    .map((code) => code.toUpperCase());
  const codes = [...new Set([...named, ...(country === null ? [] : [country])])];
  if (named.length === 0) return '';
  const { texts } = words;
  const options = codes
    .map((code) => ({ code, name: words.country(code) }))
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ code, name }) => option(code, name, code === country));
  const hidden = [
    ...(product === null ? [] : [['product', product.id]]),
    ...(since === null ? [] : [['version', String(version)]]),
  ].map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value ?? '')}">`);
  return `<form method="get" action="${escapeHtml(`${visit.pathPrefix}/returns-policy`)}">${hidden.join('')}
<div class="field"><label class="label" for="country">${escapeHtml(texts.country)}</label>
<select id="country" name="country">${option('', texts.anyCountry, country === null)}${options.join('')}</select>
<button type="submit">${escapeHtml(texts.show)}</button></div></form>`;
}

const option = (value: string, text: string, chosen: boolean) =>
  `<option value="${escapeHtml(value)}"${chosen ? ' selected' : ''}>${escapeHtml(text)}</option>`;
