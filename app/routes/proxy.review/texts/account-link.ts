import type { Language } from '#app/kernel/language.ts';

/** Leads to the shop's own page of somebody's orders, which asks them to sign in. */
export const accountLink: Readonly<Record<Language, string>> = {
  en: 'Go to your account',
  de: 'Zum Kundenkonto',
  fr: 'Aller à votre compte',
  es: 'Ir a la cuenta',
  ja: 'アカウントページへ',
};
