import type { Ground } from '../http/parts.ts';

/** What the story needs of the rest of the sandbox. */
export interface StoryDeps
  extends Pick<Ground, 'state' | 'keys' | 'app' | 'clock' | 'appOrigin' | 'embedOrigin'> {
  /** folder of the app's extensions */
  extensions: URL;
}
