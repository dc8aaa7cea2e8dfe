import type { ComponentType } from 'react';

export interface ActionFieldsProps<Action> {
  action: Action;
  /** Of the action's part of that name. */
  errorOf: (part: string) => string | undefined;
  touch: (part: string) => void;
  onChange: (action: Action) => void;
}

/** What the rules of an area can do, and how it is edited. */
export interface ActionVocabulary<Action> {
  readonly groups: readonly {
    readonly title: string;
    readonly kinds: readonly { readonly id: string; readonly label: string }[];
  }[];
  kindOf(action: Action): string;
  /** Null: there is no such kind. */
  fresh(kind: string): Action | null;
  /** As a clause that follows "then". */
  inWords(action: Action): string;
  readonly Fields: ComponentType<ActionFieldsProps<Action>>;
}
