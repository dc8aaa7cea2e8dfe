import type { RuleField } from '#app/kernel/rules/fields.ts';
import type { Texts } from '../../texts/texts.ts';
import { fieldGroups } from '../vocabulary.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** The fields that these rules may ask about, under the heading that people look for them by. */
export function fieldOptions(
  fields: readonly RuleField[],
  { rules: words }: Pick<Texts, 'rules'>,
): { title: string; options: Option[] }[] {
  return Object.entries(words.groups).flatMap(([group, title]) => {
    const known: readonly RuleField[] = isGroup(group) ? fieldGroups[group] : [];
    const options = known
      .filter((field) => fields.includes(field))
      .map((field) => ({ value: field, label: words.fields[field] }));
    return options.length === 0 ? [] : [{ title, options }];
  });
}

function isGroup(name: string): name is keyof typeof fieldGroups {
  return Object.hasOwn(fieldGroups, name);
}
