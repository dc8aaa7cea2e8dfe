import type { Host } from './base.ts';

/** Shopify's spacing words in pixels. */
const spaces: Record<string, string> = {
  none: '0',
  'small-500': '2px',
  'small-400': '4px',
  'small-300': '6px',
  'small-200': '8px',
  'small-100': '10px',
  small: '11px',
  base: '14px',
  large: '21px',
  'large-100': '24px',
  'large-200': '28px',
  'large-300': '36px',
  'large-400': '44px',
  'large-500': '56px',
};
const radii: Record<string, string> = {
  none: '0',
  'small-100': '3px',
  small: '4px',
  base: '8px',
  large: '12px',
  'large-100': '16px',
  max: '999px',
};
const lines: Record<string, string> = { none: '0', base: '1px', large: '2px', 'large-100': '3px' };
const colours: Record<string, string> = {
  transparent: 'transparent',
  subdued: 'var(--subdued)',
  base: 'var(--card)',
};

const words = (table: Record<string, string>) => (value: string) =>
  value
    .split(/\s+/)
    .map((word) => table[word] ?? word)
    .join(' ');
const space = words(spaces);
const same = (value: string) => value;

type Rule = readonly [property: string, css: string, read: (value: string) => string];

const boxRules: Rule[] = [
  ['padding', 'padding', space],
  ['paddingBlock', 'padding-block', space],
  ['paddingBlockStart', 'padding-block-start', space],
  ['paddingBlockEnd', 'padding-block-end', space],
  ['paddingInline', 'padding-inline', space],
  ['paddingInlineStart', 'padding-inline-start', space],
  ['paddingInlineEnd', 'padding-inline-end', space],
  ['background', 'background', words(colours)],
  ['border', 'border', borderOf],
  ['borderWidth', 'border-width', words(lines)],
  ['borderStyle', 'border-style', (value) => value.replaceAll('auto', 'solid')],
  ['borderColor', 'border-color', () => 'var(--line)'],
  ['borderRadius', 'border-radius', words(radii)],
  ['blockSize', 'block-size', same],
  ['minBlockSize', 'min-block-size', same],
  ['maxBlockSize', 'max-block-size', same],
  ['inlineSize', 'inline-size', same],
  ['minInlineSize', 'min-inline-size', same],
  ['maxInlineSize', 'max-inline-size', same],
  ['overflow', 'overflow', same],
  ['display', 'display', (value) => (value === 'none' ? 'none' : '')],
];
const gapRules: Rule[] = [
  ['gap', 'gap', space],
  ['rowGap', 'row-gap', space],
  ['columnGap', 'column-gap', space],
];
const alignRules: Rule[] = [
  ['alignContent', 'align-content', same],
  ['alignItems', 'align-items', same],
  ['justifyContent', 'justify-content', same],
];
const gridRules: Rule[] = [
  ['gridTemplateColumns', 'grid-template-columns', same],
  ['gridTemplateRows', 'grid-template-rows', same],
  ['justifyItems', 'justify-items', same],
  ['placeContent', 'place-content', same],
  ['placeItems', 'place-items', same],
];

export const stackRules: Rule[] = [
  ...boxRules,
  ...gapRules,
  ...alignRules,
  ['direction', 'flex-flow', (value) => (value === 'inline' ? 'row wrap' : 'column nowrap')],
];
export const allGridRules: Rule[] = [...boxRules, ...gapRules, ...alignRules, ...gridRules];
export const boxOnly: Rule[] = boxRules;
export const gridItemRules: Rule[] = [
  ['gridColumn', 'grid-column', same],
  ['gridRow', 'grid-row', same],
];
export const sizeRules: Rule[] = boxRules.filter(([name]) => /Size$/.test(name));

/** "base", "base subdued", "base subdued dashed" as a CSS border. */
function borderOf(value: string): string {
  const [width = 'base', , style = 'solid'] = value.split(/\s+/);
  return value === 'none'
    ? 'none'
    : `${lines[width] ?? '1px'} ${style === 'auto' ? 'solid' : style} var(--line)`;
}

const responsive =
  /^@container(?:\s+([\w-]+))?\s*(\([^)]*\)(?:\s*(?:and|or)\s*\([^)]*\))*)\s*([^,]+(?:\([^)]*\))?),\s*(.+)$/;

/**
 * The style sheet of an element's properties; a value by @container becomes two rules. The class is named twice, so that
 * it outweighs the element's own sheet, which the browser reads after it.
 */
export function styleOf(host: Host, place: string, rules: readonly Rule[]): string {
  const selector = place.startsWith('.') ? place + place : place;
  const plain: string[] = [];
  const queried: string[] = [];
  for (const [property, css, read] of rules) {
    const value = host.text(property);
    if (value === '') continue;
    const parts = responsive.exec(value);
    const [, name = '', condition = '', then = '', otherwise = ''] = parts ?? [];
    const rest = read(parts === null ? value : otherwise.trim());
    if (rest !== '') plain.push(`${css}:${rest}`);
    if (parts !== null)
      queried.push(`@container ${name} ${condition}{${selector}{${css}:${read(then.trim())}}}`);
  }
  return `${selector}{${plain.join(';')}}${queried.join('')}`;
}

const roles: Record<string, string> = {
  main: 'main',
  header: 'banner',
  footer: 'contentinfo',
  section: 'region',
  aside: 'complementary',
  navigation: 'navigation',
  'ordered-list': 'list',
  'unordered-list': 'list',
  'list-item': 'listitem',
  'list-item-separator': 'separator',
  separator: 'separator',
  status: 'status',
  alert: 'alert',
  none: 'presentation',
};

/** Role, name and hiding of a box for assistive technology. */
export function meaningOf(host: Host): Record<string, string | undefined> {
  const label = host.text('accessibilityLabel');
  const named = roles[host.text('accessibilityRole')];
  return {
    role: named ?? (label === '' ? undefined : 'group'),
    'aria-label': label === '' ? undefined : label,
    'aria-hidden': host.text('accessibilityVisibility') === 'hidden' ? 'true' : undefined,
  };
}
