import { wayKinds } from '#app/modules/loyalty/earning/way-kinds.ts';
import type { WayForm } from '#app/modules/loyalty/earning/ways-form.ts';
import { Section } from '../../../ui/page/section.tsx';
import { BlockStack, Checkbox, InlineGrid, TextField } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { PreviewView } from '../preview.ts';
import type { ProgramEditor } from './use-program-editor.ts';

/** As many as an everyday order earns where a unit of the currency gives one. */
const usualPoints = '50';

/** What earns points beside orders, each with what it costs. */
export function WaysCard({ editor, costs }: { editor: ProgramEditor; costs: PreviewView['ways'] }) {
  const { ways: words } = useTexts().loyalty;
  const { ways } = editor.form;
  const set = (next: readonly WayForm[]) => editor.change({ ways: next });
  return (
    <Section title={words.title} about={words.about}>
      <BlockStack gap="300">
        {wayKinds.map((kind) => {
          const index = ways.findIndex(({ way }) => way === kind);
          const on = ways[index];
          const path = `ways.${index}.points`;
          return (
            <InlineGrid key={kind} columns={{ xs: 1, sm: ['twoThirds', 'oneThird'] }} gap="400">
              <Checkbox
                label={words.kinds[kind]}
                helpText={words.help[kind]}
                checked={on !== undefined}
                onChange={(checked) =>
                  set(
                    checked
                      ? [...ways, { way: kind, points: usualPoints }]
                      : ways.filter(({ way }) => way !== kind),
                  )
                }
              />
              {on === undefined ? null : (
                <TextField
                  label={words.points(words.kinds[kind])}
                  labelHidden
                  value={on.points}
                  onChange={(points) =>
                    set(ways.map((other) => (other.way === kind ? { ...other, points } : other)))
                  }
                  onBlur={() => editor.touch(path)}
                  error={editor.errorOf(path)}
                  helpText={costs[kind]}
                  suffix={words.suffix}
                  inputMode="numeric"
                  autoComplete="off"
                />
              )}
            </InlineGrid>
          );
        })}
      </BlockStack>
    </Section>
  );
}
