import {
  type Context,
  type Emitter,
  type Liquid,
  Tag,
  type TagToken,
  type Template,
  type TopLevelToken,
} from 'liquidjs';
import { Strict } from './strict.ts';

/** `{% paginate collection.products by 12 %}…{% endpaginate %}`: a page of a list, and `paginate` to walk it. */
class PaginateTag extends Tag {
  readonly #owner: string;
  readonly #list: string;
  readonly #size: number;
  readonly #templates: Template[] = [];

  constructor(token: TagToken, tokens: TopLevelToken[], liquid: Liquid) {
    super(token, tokens, liquid);
    const [, owner, list, size] = /^\s*(\w+)\.(\w+)\s+by\s+(\d+)\s*$/.exec(token.args) ?? [];
    if (owner === undefined || list === undefined) {
      throw new Error(`The tag paginate is written "object.list by number", not "${token.args}"`);
    }
    this.#owner = owner;
    this.#list = list;
    this.#size = Number(size);
    while (tokens.length > 0) {
      const next = tokens.shift();
      if (next === undefined) break;
      if ('name' in next && next.name === 'endpaginate') return;
      this.#templates.push(liquid.parser.parseToken(next, tokens));
    }
    throw new Error('The tag paginate is not closed');
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const owner = yield context._get([this.#owner]);
    const all = yield context._get([this.#owner, this.#list]);
    const request = yield context._get(['request']);
    if (!(owner instanceof Strict) || !Array.isArray(all) || !(request instanceof Strict)) {
      throw new Error(`${this.#owner}.${this.#list} is no list that can be paginated`);
    }
    const { page, address } = pageOf(request);
    const pages = Math.max(1, Math.ceil(all.length / this.#size));
    const current = Math.min(page, pages);
    const from = (current - 1) * this.#size;
    context.push({
      [this.#owner]: owner.with({ [this.#list]: all.slice(from, from + this.#size) }),
      paginate: new Strict('paginate', {
        current_page: current,
        current_offset: from,
        items: all.length,
        page_size: this.#size,
        pages,
        previous:
          current > 1 ? { title: String(current - 1), url: address(current - 1), is_link: true } : null,
        next:
          current < pages ? { title: String(current + 1), url: address(current + 1), is_link: true } : null,
        parts: Array.from({ length: pages }, (_, index) => ({
          title: String(index + 1),
          url: address(index + 1),
          is_link: index + 1 !== current,
        })),
      }),
    });
    yield this.liquid.renderer.renderTemplates(this.#templates, context, emitter);
    context.pop();
  }

  *children(): Generator<unknown, Template[]> {
    yield* [];
    return this.#templates;
  }

  blockScope(): Iterable<string> {
    return ['paginate'];
  }
}

function pageOf(request: Strict): { page: number; address(page: number): string } {
  const here = new URL(String(request.liquidMethodMissing('path_and_query')), 'http://sandbox.invalid');
  const asked = Number(here.searchParams.get('page') ?? 1);
  return {
    page: Number.isInteger(asked) && asked > 0 ? asked : 1,
    address: (page) => {
      const url = new URL(here);
      url.searchParams.set('page', String(page));
      return `${url.pathname}${url.search}`;
    },
  };
}

export function registerPaginate(engine: Liquid): void {
  engine.registerTag('paginate', PaginateTag);
}
