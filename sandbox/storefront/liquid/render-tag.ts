import { type Context, type Emitter, type Liquid, RenderTag } from 'liquidjs';
import { Strict } from './strict.ts';

/** `{% render block %}` prints the app block of a section; with a name it renders a snippet, as everywhere. */
class BlockOrSnippetTag extends RenderTag {
  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    if (this.token.args.trim() !== 'block') {
      yield* super.render(context, emitter);
      return;
    }
    const block = yield context._get(['block']);
    if (!(block instanceof Strict) || !block.has('rendered'))
      throw new Error('{% render block %} needs an app block');
    emitter.write(String(yield Promise.resolve(block.liquidMethodMissing('rendered'))));
  }
}

export function registerRender(engine: Liquid): void {
  engine.registerTag('render', BlockOrSnippetTag);
}
