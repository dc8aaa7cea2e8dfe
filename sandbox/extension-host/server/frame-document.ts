import { inScript } from '../../windows/in-script.ts';
import type { Boot } from '../boot.ts';
import { surfaceOf } from '../tables/hosted-targets.ts';

/** The document of one frame: what it starts with, the host's script and an empty body for the extension. */
export function frameDocument(boot: Boot): string {
  const kind = boot.target.includes('.menu-item.') ? ' class="menu-item"' : '';
  const bare = boot.target.endsWith('order.action.render') ? ' data-action' : '';
  return `<!doctype html>
<html lang="${boot.extensionLocale}" dir="${boot.direction}" data-surface="${surfaceOf(boot.target)}"${kind}${bare}>
<head><meta charset="utf-8"><title>${boot.extension}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/extension-host/frame.css">
<script src="/extension-host/frame.js" defer></script>
<script type="application/json" id="boot">${inScript(boot)}</script></head>
<body></body></html>`;
}

/** An extension's frame loads the sandbox's and its own scripts and asks the sandbox and the app, nothing else. */
export function framePolicy({ appOrigin, embedOrigin }: { appOrigin: string; embedOrigin: string }): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${embedOrigin}`,
    `connect-src 'self' ${appOrigin}`,
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
