import type { Right } from '../../ui/page/allowed.tsx';

/** Something that needs somebody, with the way to deal with it in place. */
export interface WaitingItem {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Leads there. */
  readonly link: { readonly label: string; readonly to: string };
  /** Done at once, by a form of that path. */
  readonly act?: {
    readonly label: string;
    /** Who may do it: others are led there only. */
    readonly right: Right;
    readonly path: string;
    readonly fields: Readonly<Record<string, string>>;
    /** What the toast says. */
    readonly done: string;
  };
}
