import htm from 'htm';
import { type ComponentChildren, h, type VNode } from 'preact';

/** A piece of an element's shadow tree. */
export type Piece = ComponentChildren;

/** Tagged template for markup inside the elements, kept up to date by Preact. */
export const html: (strings: TemplateStringsArray, ...values: unknown[]) => VNode | VNode[] = htm.bind(h);
