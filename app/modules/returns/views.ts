// What the door of returns is asked with, and what it shows.

export type * from './views/asked.ts';
export type * from './views/detail.ts';
export type * from './views/figures.ts';
export type * from './views/list.ts';
export type * from './views/policy.ts';
export type * from './views/quote.ts';
export type * from './views/simulation.ts';
export type * from './views/withdrawal.ts';
