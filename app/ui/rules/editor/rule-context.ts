import { createContext, useContext } from 'react';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { RuleNames } from '../condition-in-words.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the values of rules are chosen from, and what they are called. */
export interface RuleContext {
  readonly names: RuleNames;
  readonly currency: CurrencyCode;
  readonly countries: readonly Choice[];
  readonly reasons: readonly Choice[];
  readonly locations: readonly Choice[];
  /** This one and the next ones. */
  readonly years: readonly number[];
  /** Names that Shopify's pickers answered. */
  readonly learn: (what: 'collections' | 'products', titles: Readonly<Record<string, string>>) => void;
}

const Context = createContext<RuleContext | null>(null);
export const RuleContextProvider = Context.Provider;

export function useRuleContext(): RuleContext {
  const context = useContext(Context);
  if (context === null) throw new Error('Rules are edited within a RuleContextProvider.');
  return context;
}
