import type { Condition } from '#app/kernel/rules/condition.ts';
import type { Rule } from '#app/kernel/rules/decide.ts';
import type { FormEditor } from '../../forms/use-form-editor.ts';
import { Section } from '../../page/section.tsx';
import { Text } from '../../polaris.ts';
import { useTexts } from '../../texts/texts.ts';
import { RulesEditor, type RulesEditorProps } from './rules-editor.tsx';

/** As forms hold them: with lists of their own. */
type FormRule<Action> = Rule<Action> & { when: Condition[]; then: Action[] };

interface RulesSectionProps<Action>
  extends Pick<RulesEditorProps<Action>, 'rules' | 'fields' | 'vocabulary' | 'ready' | 'firedOf'> {
  about: string;
  editor: Pick<FormEditor<object>, 'errorOf' | 'wrongAt' | 'touch'>;
  /** Where the form has its rules. */
  path: string;
  onChange: (rules: FormRule<Action>[]) => void;
}

/** The rules of an area's settings, how many there are, and how many of them are on. */
export function RulesSection<Action>(props: RulesSectionProps<Action>) {
  const { about, editor, path, onChange, ...rest } = props;
  const { errorOf, wrongAt, touch } = editor;
  const { editor: words } = useTexts().rules;
  const on = rest.rules.filter((rule) => rule.on).length;
  return (
    <Section
      id="rules"
      title={words.title}
      about={about}
      aside={
        rest.rules.length === 0 ? null : (
          <Text as="span" tone="subdued">
            {words.count(on, rest.rules.length)}
          </Text>
        )
      }
    >
      <RulesEditor
        {...rest}
        errorOf={(at) => errorOf(`${path}.${at}`)}
        wrongAt={(at) => wrongAt(`${path}.${at}`)}
        touch={(at) => touch(`${path}.${at}`)}
        onChange={(next) =>
          onChange(next.map((rule) => ({ ...rule, when: [...rule.when], then: [...rule.then] })))
        }
      />
    </Section>
  );
}
