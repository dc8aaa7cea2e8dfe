import { describe, expect, it } from 'vitest';
import { catalogue } from '../seeds/catalogue.ts';
import { drawnTypes, drawProduct } from './draw-product.ts';

describe('product pictures', () => {
  it('are the same every time', () => {
    const of = { title: 'Fjord stoneware mug', productType: 'Mug', colour: 'Moss' };
    expect(drawProduct(of)).toBe(drawProduct({ ...of }));
  });

  it('differ by colour and by product', () => {
    const pictures = catalogue.map((entry) =>
      drawProduct({ title: entry.title, productType: entry.productType, colour: entry.colours[0] ?? null }),
    );
    expect(new Set(pictures).size).toBe(catalogue.length);
    const mug = { title: 'Mug', productType: 'Mug' };
    expect(drawProduct({ ...mug, colour: 'Moss' })).not.toBe(drawProduct({ ...mug, colour: 'Ink' }));
  });

  it('has a drawing for everything the demo shop sells', () => {
    for (const entry of catalogue) expect(drawnTypes).toContain(entry.productType);
  });

  it('never carries text of the product into the picture', () => {
    const svg = drawProduct({ title: '"><script>alert(1)</script>', productType: '<b>', colour: '"/><x' });
    expect(svg).not.toMatch(/script|alert|<b>|<x/);
  });

  it('has whole numbers everywhere', () => {
    for (const productType of [...drawnTypes, 'Something else']) {
      expect(drawProduct({ title: productType, productType, colour: null })).not.toMatch(/NaN|undefined/);
    }
  });
});
