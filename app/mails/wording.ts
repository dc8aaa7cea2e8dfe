import { assertNever } from '#app/kernel/check.ts';
import { asksForPraise, noPraise } from '#app/kernel/no-praise.ts';
import type { MessageKind } from '#app/modules/messages/message.ts';
import type { Wording } from '#app/modules/messages/ports.ts';
import { fieldsOfKind } from './merge/fields.ts';
import { type Fault, faultOf, filters } from './merge/words.ts';
import { defaultTexts } from './texts/texts.ts';

/** Our own words, and what a merchant's may hold. */
export const wording: Wording = {
  defaults: (kind) => ({
    en: defaultTexts.en[kind],
    de: defaultTexts.de[kind],
    fr: defaultTexts.fr[kind],
    es: defaultTexts.es[kind],
    ja: defaultTexts.ja[kind],
  }),
  fields: (kind) => fieldsOfKind[kind],
  fault(kind, text) {
    const fault = faultOf(text, fieldsOfKind[kind]);
    if (fault !== null) return sentence(fault, fieldsOfKind[kind]);
    return asksForReviews(kind) && asksForPraise(text) ? noPraise : null;
  },
};

const asksForReviews = (kind: MessageKind) => kind === 'review-request' || kind === 'review-reminder';

function sentence(fault: Fault, fields: readonly string[]): string {
  switch (fault.kind) {
    case 'tag':
      return 'Tags such as {% if %} cannot be used here. Fields can: {{ first_name }}.';
    case 'unreadable':
      return 'A field is written with two braces on each side: {{ first_name }} or {{ first_name | default: "there" }}.';
    case 'no-such-field':
      return `There is no field ${fault.name} in this message. These can be used: ${fields.join(', ')}.`;
    case 'no-such-filter':
      return `A field cannot be followed by ${fault.name}. These can be used: ${filters.join(', ')}.`;
    default:
      return assertNever(fault);
  }
}
