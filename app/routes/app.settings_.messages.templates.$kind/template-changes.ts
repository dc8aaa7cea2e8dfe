import { languages } from '#app/kernel/language.ts';
import {
  type Audience,
  audiences,
  type TemplateOverrides,
  templateFields,
} from '#app/modules/messages/templates/template.ts';
import type { Texts } from '../../ui/texts/texts.ts';

const shown = 5;
const longest = 80;

/** What a version changed, a sentence for each text; `before` is what was said until then. */
export function templateChanges(
  before: TemplateOverrides,
  after: TemplateOverrides,
  { templates: words, shared }: Pick<Texts, 'templates' | 'shared'>,
): string[] {
  const changes = languages.flatMap((language) =>
    audiences.flatMap((audience) =>
      templateFields.flatMap((field) => {
        const was = before[language]?.[audience]?.[field];
        const is = after[language]?.[audience]?.[field];
        if (was === is) return [];
        const where = words.history.where(
          languageName(language),
          audienceName(audience),
          words.fields[field].toLowerCase(),
        );
        if (is === undefined) return [words.history.reset(where)];
        return [is === '' ? words.history.emptied(where) : words.history.became(where, cut(is))];
      }),
    ),
  );
  if (changes.length === 0) return [shared.versions.same];
  const more = changes.length - shown;
  return more > 0 ? [...changes.slice(0, shown), words.history.more(more)] : changes;

  function audienceName(audience: Audience): string | null {
    return audience === 'every' ? null : words.audiences[audience].toLowerCase();
  }
}

/** "German", as the merchant's screens say it. */
export function languageName(language: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
