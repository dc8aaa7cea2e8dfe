/** A colour as six hexadecimal digits with a leading '#'. */
export type Hex = `#${string}`;

/** The shades one product is drawn with. */
export interface Palette {
  main: Hex;
  light: Hex;
  dark: Hex;
  deep: Hex;
  backdrop: Hex;
  floor: Hex;
}

const named: Record<string, Hex> = {
  moss: '#76864f',
  fern: '#4c7752',
  clay: '#bd6f4e',
  rust: '#a44d2c',
  sand: '#d3b98f',
  oat: '#e4d8c0',
  ink: '#31405c',
  slate: '#62707c',
  plum: '#6f4560',
  sky: '#8db2cb',
  charcoal: '#44454a',
  honey: '#d9a441',
  blush: '#dcab9d',
  natural: '#d2bd98',
  oak: '#b98a57',
  chalk: '#efebe1',
  brass: '#b7934c',
};

const fallbacks: readonly Hex[] = [
  '#76864f',
  '#bd6f4e',
  '#31405c',
  '#8db2cb',
  '#d9a441',
  '#6f4560',
  '#4c7752',
];

/** A small stable number for a text (FNV-1a, 32 bit), so that the same product always looks the same. */
export function textNumber(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** `share` 0 gives `from`, 1 gives `to`. */
export function mix(from: Hex, to: Hex, share: number): Hex {
  const channel = (at: number) => {
    const a = Number.parseInt(from.slice(at, at + 2), 16);
    const b = Number.parseInt(to.slice(at, at + 2), 16);
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** The palette of a named colour; an unknown or absent name takes a stable one from `seed`. */
export function paletteFor(colour: string | null, seed: string): Palette {
  const number = textNumber(seed);
  const main =
    (colour === null ? undefined : named[colour.toLowerCase()]) ??
    fallbacks[number % fallbacks.length] ??
    '#76864f';
  const tints: readonly Hex[] = ['#f3eee4', '#eaf0ea', '#f2e9e3', '#e8edf2', '#f4efe0', '#efe9f0'];
  const tint = tints[(number >>> 5) % tints.length] ?? '#f3eee4';
  return {
    main,
    light: mix(main, '#ffffff', 0.32),
    dark: mix(main, '#1d1a16', 0.22),
    deep: mix(main, '#1d1a16', 0.45),
    backdrop: mix(tint, main, 0.07),
    floor: mix(tint, main, 0.24),
  };
}

/** The main shade of a colour by its name ("Moss"), or null when it names none. */
export const namedColour = (name: string): Hex | null => named[name.toLowerCase()] ?? null;
