import {
  type Context,
  type Emitter,
  Hash,
  type Liquid,
  Tag,
  type TagToken,
  type Template,
  type TopLevelToken,
} from 'liquidjs';
import { factsFor } from './page-facts.ts';
import { Strict } from './strict.ts';
import { escapeHtml } from './translate.ts';

/** Where each kind of form is sent, below the root of the storefront. */
const targets: Record<string, string> = {
  product: '/cart/add',
  cart: '/cart',
  customer_login: '/account/login',
};

/** `{% form 'product', product, class: 'x' %}…{% endform %}`; works without a script. */
class FormTag extends Tag {
  readonly #type: string;
  readonly #templates: Template[] = [];
  readonly #hash: Hash;

  constructor(token: TagToken, tokens: TopLevelToken[], liquid: Liquid) {
    super(token, tokens, liquid);
    const [, type = '', rest = ''] = /^\s*['"]([\w-]+)['"]\s*,?([\s\S]*)$/.exec(token.args) ?? [];
    if (!Object.hasOwn(targets, type)) throw new Error(`The tag form has no form "${type}"`);
    this.#type = type;
    // The object a form is about comes first and has no name.
    this.#hash = new Hash(rest.replace(/^\s*[\w.]+\s*(?=,|$)/, '').replace(/^\s*,/, ''));
    while (tokens.length > 0) {
      const next = tokens.shift();
      if (next === undefined) break;
      if ('name' in next && next.name === 'endform') return;
      this.#templates.push(liquid.parser.parseToken(next, tokens));
    }
    throw new Error('The tag form is not closed');
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void, Record<string, unknown>> {
    const { root } = factsFor(context.globals);
    const attributes: Record<string, unknown> = yield this.#hash.render(context);
    const written = Object.entries(attributes)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
      .join('');
    emitter.write(
      `<form method="post" action="${escapeHtml(root + (targets[this.#type] ?? ''))}" accept-charset="UTF-8"${written}>`,
    );
    emitter.write(`<input type="hidden" name="form_type" value="${this.#type}">`);
    context.push({ form: new Strict('form', { errors: null, posted_successfully: null }) });
    yield this.liquid.renderer.renderTemplates(this.#templates, context, emitter);
    context.pop();
    emitter.write('</form>');
  }

  *children(): Generator<unknown, Template[]> {
    yield* [];
    return this.#templates;
  }

  blockScope(): Iterable<string> {
    return ['form'];
  }
}

export function registerForm(engine: Liquid): void {
  engine.registerTag('form', FormTag);
}
