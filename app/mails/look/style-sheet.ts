import type { Look, Palette } from './look.ts';

/**
 * What cannot stand inline: the dark and the small screen. Classes have an element each; a program that throws the
 * sheet away shows the mail by day. No sign in it may need escaping: React prints it as text.
 */
export function styleSheet({ dark }: Look): string {
  return [
    ':root{color-scheme:light dark;supported-color-schemes:light dark}',
    `@media (prefers-color-scheme:dark){${darkRules(dark)}}`,
    '@media (max-width:480px){',
    '.frame{padding:0!important}.card{border-radius:0!important}.inner{padding-left:20px!important;padding-right:20px!important}',
    '.button{display:block!important;text-align:center!important}',
    '}',
  ].join('');
}

function darkRules(dark: Palette): string {
  return [
    `.page{background-color:${dark.page}!important}`,
    `.card{background-color:${dark.card}!important}`,
    `.panel{background-color:${dark.panel}!important}`,
    `.line{border-color:${dark.line}!important}`,
    `.ink{color:${dark.ink}!important}`,
    `.muted{color:${dark.muted}!important}`,
    `.link{color:${dark.link}!important}`,
    `.bar{border-color:${dark.link}!important}`,
    `.button{background-color:${dark.button}!important;color:${dark.buttonInk}!important;border-color:${dark.buttonEdge}!important}`,
  ].join('');
}

/** Word, which shows mails in Outlook on Windows, knows no greatest width and makes lines higher than asked. */
export const wordsOwnStyle =
  '<!--[if mso]><style>.column{width:600px!important}p,h1,h2,td,a{mso-line-height-rule:exactly}</style><![endif]-->';
