import type { AttributeQuestion } from '#app/contracts/reviews.ts';
import type { Language } from '#app/kernel/language.ts';
import type { AttributeAnswer } from '../review.ts';
import type { Attribute, Said } from '../settings/settings.ts';

/** The merchant's own questions about a product of this type ('' for none): those for it, and those for every type. */
export function questionsFor(attributes: readonly Attribute[], type: string): readonly Attribute[] {
  const wanted = typeKey(type);
  return attributes.filter(({ types }) => types.length === 0 || types.some((one) => typeKey(one) === wanted));
}

const typeKey = (type: string) => type.trim().toLowerCase();

/** Every answer that a question takes, in the order in which they are offered. */
export function valuesOf(attribute: Attribute): readonly string[] {
  return attribute.kind === 'scale' ? scale : attribute.options.map((option) => option.id);
}

const scale = ['1', '2', '3', '4', '5'] as const;

/** A question in the shopper's language, else in the merchant's own words. Steps between the words of a scale have none. */
export function questionIn(attribute: Attribute, language: Language): AttributeQuestion {
  const say = (said: Said) => said[language] || said.every;
  const { id, label } = attribute;
  if (attribute.kind === 'choice')
    return {
      id,
      label: say(label),
      values: attribute.options.map((option) => ({ value: option.id, label: say(option.label) })),
    };
  const { low, middle, high } = attribute;
  const words = [say(low), '', say(middle), '', say(high)];
  return {
    id,
    label: say(label),
    values: scale.map((value, index) => ({ value, label: words[index] ?? '' })),
  };
}

/** The answers among what was typed, in the order of the questions; null: one of them is none that was offered. */
export function readAnswers(
  questions: readonly Attribute[],
  typed: Readonly<Record<string, string>>,
): readonly AttributeAnswer[] | null {
  const answers: AttributeAnswer[] = [];
  for (const question of questions) {
    const value = Object.hasOwn(typed, question.id) ? (typed[question.id] ?? '') : '';
    if (value === '') continue;
    if (!valuesOf(question).includes(value)) return null;
    answers.push({ attribute: question.id, value });
  }
  const known = new Set(questions.map(({ id }) => id));
  return Object.keys(typed).every((id) => known.has(id) || typed[id] === '') ? answers : null;
}
