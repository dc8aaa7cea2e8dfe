import { ChoiceList, Text } from '../polaris.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Chosen<Name extends string> {
  readonly names: readonly Name[];
  readonly labels: Readonly<Record<Name, string>>;
  readonly choices: Readonly<Record<Name, readonly Choice[]>>;
  /** Null: not narrowed by this one. */
  readonly asked: Readonly<Record<Name, string | null>>;
  readonly choose: (name: Name, value: string | null) => void;
}

/** Filters of a list of which each lets one of some be chosen, and those that are, as Polaris' `Filters` takes them. */
export function choiceFilters<Name extends string>({ names, labels, choices, asked, choose }: Chosen<Name>) {
  const labelOf = (name: Name) =>
    choices[name].find(({ value }) => value === asked[name])?.label ?? asked[name] ?? '';
  return {
    filters: names.map((name) => ({
      key: name,
      label: labels[name],
      pinned: true,
      filter: (
        <ChoiceList
          title={labels[name]}
          titleHidden
          choices={[...choices[name]]}
          selected={asked[name] === null ? [] : [asked[name]]}
          onChange={([chosen]) => choose(name, chosen ?? null)}
        />
      ),
    })),
    applied: names
      .filter((name) => asked[name] !== null)
      .map((name) => ({
        key: name,
        label: `${labels[name]}: ${labelOf(name)}`,
        onRemove: () => choose(name, null),
      })),
  };
}

/** What a list is narrowed to by a link from elsewhere: nothing can be chosen, only taken away. */
interface Linked {
  readonly key: string;
  readonly label: string;
  readonly onRemove: () => void;
}

/**
 * As Polaris' `Filters` takes them: it shows what is applied only where a filter of that key stands, and looks at the
 * filters anew only for another `key` of its own.
 */
export function linkedFilters(linked: readonly Linked[]) {
  return {
    key: linked.map(({ key }) => key).join(),
    filters: linked.map(({ key, label }) => ({
      ...{ key, label, pinned: true },
      filter: <Text as="p">{label}</Text>,
    })),
    applied: linked,
  };
}
