import {
  type Context,
  type Emitter,
  type Liquid,
  Tag,
  type TagToken,
  type TopLevelToken,
  Value,
} from 'liquidjs';
import { AppBlock } from './app-block.ts';
import { Strict } from './strict.ts';

/** `{% content_for 'blocks', closest.product: product %}`: the section's app blocks, for one product of a list. */
class ContentForTag extends Tag {
  readonly #product: Value;

  constructor(token: TagToken, tokens: TopLevelToken[], liquid: Liquid) {
    super(token, tokens, liquid);
    const [, product] = /^\s*['"]blocks['"]\s*,\s*closest\.product:\s*([\w.]+)\s*$/.exec(token.args) ?? [];
    if (product === undefined)
      throw new Error(
        `The tag content_for is written "'blocks', closest.product: object", not "${token.args}"`,
      );
    this.#product = new Value(product, liquid);
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const section = yield context._get(['section']);
    const product = yield this.#product.value(context);
    const blocks = section instanceof Strict ? section.liquidMethodMissing('blocks') : [];
    for (const block of Array.isArray(blocks) ? blocks : [])
      if (block instanceof AppBlock) emitter.write(String(yield block.forProduct(product)));
  }

  *arguments(): Generator<Value> {
    yield this.#product;
  }
}

export function registerContentFor(engine: Liquid): void {
  engine.registerTag('content_for', ContentForTag);
}
