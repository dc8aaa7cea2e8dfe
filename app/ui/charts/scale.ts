export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  /** Kept free above and below the line. */
  readonly padding: number;
}

/** What charts with an axis draw in; the page stretches it. */
export const chartSize = { width: 600, height: 160 } as const;

/** Evenly spaced points from left to right, 0 at the bottom. Values all 0 lie on the ground. */
export function scaleTo(values: readonly number[], { width, height, padding }: Frame): Point[] {
  const top = Math.max(...values, 0) || 1;
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  return values.map((value, index) => ({
    x: round(index * step),
    y: round(height - padding - (Math.max(0, value) / top) * (height - 2 * padding)),
  }));
}

/** An SVG path through the points, straight from one to the next: a curve would invent values between. */
export function pathThrough(points: readonly Point[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x},${y}`).join('');
}

/** The next round number at or above, for the top of an axis. */
export function roundAbove(value: number): number {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10) * power;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
