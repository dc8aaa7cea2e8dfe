import { describe, expect, it } from 'vitest';
import adminElements from './admin-elements.json' with { type: 'json' };
import elements from './elements.json' with { type: 'json' };
import { hostedTargets } from './hosted-targets.ts';
import { readAdminElements, readApis, readElements } from './read-types.ts';
import targets from './targets.json' with { type: 'json' };

describe('what the host knows of extensions', () => {
  it('is what the types of @shopify/ui-extensions say of each target', () => {
    expect(targets).toEqual(readApis(hostedTargets));
  }, 60_000);

  it('and of each element', () => {
    expect(elements).toEqual(readElements());
  }, 60_000);

  it('and of each of the admin’s that the host draws', () => {
    expect(adminElements).toEqual(readAdminElements());
  }, 60_000);
});
