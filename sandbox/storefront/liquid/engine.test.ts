import { describe, expect, it } from 'vitest';
import { AppBlock } from './app-block.ts';
import { createEngine } from './engine.ts';
import { rememberFacts } from './page-facts.ts';
import { Strict } from './strict.ts';
import type { Texts } from './translate.ts';

const facts = {
  locale: 'en',
  currency: 'EUR',
  timezone: 'Europe/Berlin',
  now: '2026-03-28T23:30:00.000Z',
  root: '/store/demo',
};

const files = {
  locales: {
    fallback: 'en',
    texts: new Map<string, Texts>([
      [
        'en',
        {
          cart: { items: { one: '{{ count }} thing', other: '{{ count }} things' } },
          hi: 'Hi <{{ name }}>',
          link_html: '<a href="{{ url }}">x</a>',
        },
      ],
      ['de', { hi: 'Hallo {{ name }}' }],
      ['pl', { cart: { items: { one: 'rzecz', few: 'rzeczy', many: 'rzeczy-wiele', other: 'inne' } } }],
    ]),
  },
  assets: { address: (file: string) => `/theme/${file}`, text: () => '' },
};

function show(
  source: string,
  objects: Record<string, unknown> = {},
  more: Partial<typeof facts> = {},
): Promise<string> {
  const engine = createEngine({ templates: {}, ...files });
  return engine.renderText(source, rememberFacts({ ...objects }, { ...facts, ...more }));
}

describe('Liquid where it is wrong', () => {
  it.each([
    ['{{ shop | sparkle }}', /sparkle/],
    ['{% sparkle %}', /sparkle/],
    ['{% if sparkle %}{% endif %}', /no Liquid object "sparkle"/],
    ['{{ shop.sparkle }}', /"shop" has no "sparkle"/],
    ["{{ 'no.such' | t }}", /Translation missing: en.no.such/],
    ["{{ 'hi' | t }}", /needs "\{\{ name \}\}"/],
    ["{% form 'sparkle' %}{% endform %}", /no form "sparkle"/],
  ])('%s is an error that names it', async (source, message) => {
    const shop = new Strict('shop', { name: 'Fern' });
    await expect(async () => show(source, { shop })).rejects.toThrow(message);
  });

  it('is found in files at once, also inside a form and in a snippet that is given its objects', () => {
    const make = (templates: Record<string, string>) => () => createEngine({ templates, ...files });
    expect(make({ 'sections/a': "{% form 'cart' %}{{ sparkle }}{% endform %}" })).toThrow(
      /sections\/a.*sparkle/,
    );
    expect(make({ 'sections/a': "{% render 'b', one: shop %}", b: '{{ one.name }} {{ two }}' })).toThrow(
      /"two"/,
    );
    expect(
      make({
        'sections/a':
          '{% assign two = 1 %}{% for x in collections %}{{ x }}{{ forloop.index }}{% endfor %}{{ two }}',
      }),
    ).not.toThrow();
  });
});

describe('filters', () => {
  it('prints prices from hundredths, whatever digits the currency has', async () => {
    expect(await show('{{ 4800 | money }} {{ 4800 | money_with_currency }}')).toBe('€48.00 €48.00 EUR');
    expect(await show('{{ 4800 | money }}', {}, { locale: 'de' })).toBe('48,00\u00a0€');
    expect(await show('{{ 150000 | money }}', {}, { currency: 'JPY' })).toBe('¥1,500');
    expect(await show('{{ 125 | money }}', {}, { currency: 'KWD' })).toContain('1.250');
    expect(await show('{{ 4800 | money_without_trailing_zeros }}')).toBe('€48');
    expect(await show('{{ nothing | money }}', {}).catch((error: Error) => error.message)).toContain(
      'nothing',
    );
  });

  it('translates with plurals, variables and a language to fall back on', async () => {
    expect(await show("{{ 'cart.items' | t: count: 1 }}, {{ 'cart.items' | t: count: 1200 }}")).toBe(
      '1 thing, 1,200 things',
    );
    expect(
      await show("{{ 'cart.items' | t: count: 3 }} {{ 'cart.items' | t: count: 5 }}", {}, { locale: 'pl' }),
    ).toBe('rzeczy rzeczy-wiele');
    expect(
      await show("{{ 'hi' | t: name: 'Ada' }} {{ 'cart.items' | t: count: 2 }}", {}, { locale: 'de-AT' }),
    ).toBe('Hallo Ada 2 things');
  });

  it('escapes what it puts into a text', async () => {
    expect(await show("{{ 'hi' | t: name: '<b>' }}")).toBe('Hi &lt;&lt;b&gt;&gt;');
    expect(await show("{{ 'link_html' | t: url: '/x' }}")).toBe('<a href="/x">x</a>');
    expect(
      await show('{{ shop.name | json }}', { shop: new Strict('shop', { name: '</script>' }) }),
    ).not.toContain('</');
  });

  it('counts in whole numbers unless a point is written', async () => {
    expect(
      await show('{{ 7 | divided_by: 2 }} {{ 7 | divided_by: 2.0 }} {{ 7 | divided_by: 2 | times: 2 }}'),
    ).toBe('3 3.5 6');
  });

  it("dates on the shop's wall clock, and now is the shop's now", async () => {
    expect(await show("{{ 'now' | date: '%Y-%m-%d %H:%M' }}")).toBe('2026-03-29 00:30');
    expect(
      await show(
        "{{ '2026-03-29T12:00:00Z' | date: '%H:%M' }} {{ '2026-03-29T12:00:00Z' | date: format: 'date' }}",
      ),
    ).toBe('14:00 March 29, 2026');
  });

  it('reads a time without a zone on that clock, and seconds as a moment', async () => {
    const source =
      "{{ '2026-03-29 12:00' | date: '%s' }} {{ '2026-03-29 12:00' | date: '%s' | plus: 86400 | date: format: 'date' }} {{ '2026-03-29' | date: '%H:%M' }}";
    expect(await show(source)).toBe('1774778400 March 30, 2026 00:00');
  });

  it('writes pictures with their size', async () => {
    const product = new Strict('product', {
      featured_image: new Strict('image', { src: '/p.svg', width: 600, height: 300, alt: 'A "mug"' }),
    });
    expect(
      await show(
        "{{ product | image_url: width: 300 }} {{ product | image_url: width: 300 | image_tag: loading: 'lazy' }}",
        { product },
      ),
    ).toBe('/p.svg <img src="/p.svg" alt="A &quot;mug&quot;" width="300" height="150" loading="lazy">');
  });
});

describe('blocks of apps in a list of products', () => {
  const blocks = [
    new Strict('block', { type: 'price' }),
    new AppBlock({ type: '@app' }, async (product) => `stars of ${String(product)}`),
  ];
  const section = new Strict('section', { blocks });
  const list = `{% for product in collection %}{% content_for 'blocks', closest.product: product %};{% endfor %}`;

  it('are rendered for each of them', async () => {
    expect(await show(list, { section, collection: ['cup', 'bowl'] })).toBe('stars of cup;stars of bowl;');
  });

  it('take nothing but the closest product', async () => {
    await expect(show(`{% content_for 'block', id: 'x' %}`, { section })).rejects.toThrow('content_for');
  });
});
