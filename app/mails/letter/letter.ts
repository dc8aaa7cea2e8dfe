import type { Language } from '#app/kernel/language.ts';

/** A mail with every word in place, before it is HTML or text. */
export interface Letter {
  readonly language: Language;
  /** BCP 47 */
  readonly locale: string;
  readonly shopName: string;
  readonly subject: string;
  /** '' for none. */
  readonly preview: string;
  /** '' for none. */
  readonly greeting: string;
  /** The first one is what the subject says. */
  readonly sections: readonly [Section, ...Section[]];
  readonly foot: Foot;
  readonly openUrl: string | null;
}

/** One of the things that a mail is about. */
export interface Section {
  readonly heading: string;
  /** "#1001-R1", which is not to be broken at its hyphen; null: there is none. */
  readonly name: string | null;
  readonly body: Paragraphs;
  /** Amounts, each with what it is. */
  readonly amounts: readonly { readonly label: string; readonly value: string }[];
  /** What somebody wrote for this mail alone, and what is to be read as it stands, such as an address. */
  readonly quotes: readonly Quote[];
  readonly products: readonly Product[];
  readonly button: { readonly label: string; readonly url: string };
  readonly note: Paragraphs;
}

export interface Quote {
  readonly label: string;
  readonly text: Paragraphs;
}

export interface Product {
  readonly title: string;
  readonly imageUrl: string | null;
  /** "Quantity: 2"; null: one. */
  readonly quantity: string | null;
  /** From one star to five, each a link to the form; empty: there are none. */
  readonly stars: readonly Star[];
}

export interface Star {
  /** "3★" */
  readonly sign: string;
  /** "3 of 5 stars" */
  readonly label: string;
  readonly url: string;
}

export interface Foot {
  readonly why: string;
  readonly lines: readonly string[];
  readonly preferences: { readonly label: string; readonly url: string } | null;
  /** "and 4 more" */
  more(products: number): string;
}

export type Paragraphs = readonly (readonly string[])[];
