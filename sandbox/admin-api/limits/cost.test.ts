import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { adminSchema } from '../schema.ts';
import { actualCost, requestedCost } from './cost.ts';
import { createThrottle } from './throttle.ts';

const cost = (query: string, variables = {}) => requestedCost(adminSchema(), parse(query), variables);

describe('the cost of a query', () => {
  it('counts objects, and connections by their size', () => {
    expect(cost('{ shop { name } }')).toBe(1);
    expect(cost('{ shop { name plan { shopifyPlus } } }')).toBe(2);
    // A connection 2 + 3 products, each with a connection of 2 + 4 variants
    expect(cost('{ products(first: 3) { nodes { id variants(first: 4) { nodes { id } } } } }')).toBe(
      2 + 3 * (1 + 2 + 4),
    );
    expect(
      cost('query ($n: Int) { products(first: $n) { edges { node { id } } pageInfo { hasNextPage } } }', {
        n: 5,
      }),
    ).toBe(7);
  });

  it('of a mutation starts at 10', () => {
    expect(cost('mutation { tagsAdd(id: "x", tags: []) { userErrors { message } } }')).toBe(12);
  });

  it('is never more in fact than what was asked for', () => {
    expect(actualCost(5, { products: { nodes: [{}, {}, {}, {}, {}, {}, {}] } })).toBe(5);
    expect(actualCost(50, { products: { nodes: [{}, {}] } })).toBe(3);
  });
});

describe('the budget of a shop', () => {
  it('is used up and restored with time, each shop by itself', () => {
    let now = 0;
    const throttle = createThrottle(() => now);
    expect(throttle.take('a', 'basic', 1990)).toBe(true);
    expect(throttle.take('a', 'basic', 100)).toBe(false);
    expect(throttle.take('b', 'basic', 100)).toBe(true);
    now = 900;
    expect(throttle.take('a', 'basic', 100)).toBe(true);
    expect(throttle.status('a', 'basic')).toEqual({
      maximumAvailable: 2000,
      currentlyAvailable: 0,
      restoreRate: 100,
    });
    throttle.giveBack('a', 'basic', 60);
    expect(throttle.status('a', 'basic').currentlyAvailable).toBe(60);
    expect(throttle.status('c', 'plus').maximumAvailable).toBe(20_000);
  });
});
