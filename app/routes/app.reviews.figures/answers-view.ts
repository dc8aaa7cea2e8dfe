import type { Attribute } from '#app/modules/reviews/settings/settings.ts';
import type { Print } from '../../ui/print/print.ts';

/** What was answered to one question of the merchant's own. */
export interface AnswersView {
  readonly id: string;
  readonly question: string;
  readonly rows: readonly {
    readonly value: string;
    readonly label: string;
    readonly given: string;
    readonly share: string;
    /** Width of the bar, 0 to 100. */
    readonly width: number;
  }[];
}

/** In the order of the settings; questions that nobody has answered are left out, as are those that are gone. */
export function answersView(
  answers: ReadonlyMap<string, ReadonlyMap<string, number>>,
  attributes: readonly Attribute[],
  print: Print,
): AnswersView[] {
  return attributes.flatMap((attribute) => {
    const counts = answers.get(attribute.id);
    const values = valuesOf(attribute);
    const all = values.reduce((sum, { value }) => sum + (counts?.get(value) ?? 0), 0);
    if (counts === undefined || all === 0) return [];
    return [
      {
        id: attribute.id,
        question: attribute.label.every,
        rows: values.map(({ value, label }) => {
          const given = counts.get(value) ?? 0;
          return {
            value,
            label,
            given: print.count(given),
            share: print.percent(Math.round((given / all) * 100) / 100),
            width: (given / all) * 100,
          };
        }),
      },
    ];
  });
}

function valuesOf(attribute: Attribute): { readonly value: string; readonly label: string }[] {
  if (attribute.kind === 'choice')
    return attribute.options.map(({ id, label }) => ({ value: id, label: label.every }));
  const { low, middle, high } = attribute;
  return [
    { value: '1', label: low.every },
    { value: '2', label: '2' },
    { value: '3', label: middle.every },
    { value: '4', label: '4' },
    { value: '5', label: high.every },
  ];
}
