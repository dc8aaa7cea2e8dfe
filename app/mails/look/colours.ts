/** Red, green and blue, 0 to 255. */
type Rgb = readonly [number, number, number];

export const white = '#ffffff';
export const black = '#000000';

/** "#1a1a1a" or "#1aA"; null: anything else, which never reaches a style. */
function parse(colour: string): Rgb | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour);
  const [, r, g, b] = short ?? /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour) ?? [];
  if (r === undefined || g === undefined || b === undefined) return null;
  const value = (digits: string) => Number.parseInt(short ? digits + digits : digits, 16);
  return [value(r), value(g), value(b)];
}

/** Six digits in lower case, or `fallback` for what is no colour. */
export function colourOf(text: string, fallback: string): string {
  const rgb = parse(text);
  return rgb === null ? fallback : print(rgb);
}

function print(rgb: Rgb): string {
  return `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG 2: 1 (none) to 21 (black on white). */
export function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = (parse(colour) ?? [0, 0, 0]).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

/** The colour itself where it stands out enough from the background, else mixed with `towards` until it does. */
export function standingOut(colour: string, background: string, ratio: number, towards: string): string {
  const from = parse(colour) ?? [0, 0, 0];
  const to = parse(towards) ?? [0, 0, 0];
  for (let share = 0; share < 1; share += 0.04) {
    const [r, g, b] = [0, 1, 2].map((n) => (from[n] ?? 0) * (1 - share) + (to[n] ?? 0) * share);
    const mixed = print([r ?? 0, g ?? 0, b ?? 0]);
    if (contrast(mixed, background) >= ratio) return mixed;
  }
  return towards;
}

/**
 * A ground for letters and the letters' colour: white where the ground, or a shade of it that the eye hardly tells from
 * it, is dark enough for white, else black.
 */
export function letteredGround(ground: string): { readonly ground: string; readonly ink: string } {
  return contrast(white, ground) < 4
    ? { ground, ink: black }
    : { ground: standingOut(ground, white, 4.5, black), ink: white };
}

/** Of no hue: black, white and what lies between. */
export function isGrey(colour: string): boolean {
  const rgb = parse(colour) ?? [0, 0, 0];
  return Math.max(...rgb) - Math.min(...rgb) < 24;
}
