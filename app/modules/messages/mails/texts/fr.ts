import type { MailTexts } from './texts.ts';

export const fr: MailTexts = {
  reviewRequest: {
    subject: (shop, products) =>
      products === 1
        ? `Que pensez-vous de votre achat chez ${shop} ?`
        : `Que pensez-vous de vos achats chez ${shop} ?`,
    greeting: 'Bonjour,',
    intro: (order, products) =>
      products === 1
        ? `Votre commande ${order} est arrivée. Souhaitez-vous dire aux autres ce que vous en pensez ?`
        : `Votre commande ${order} est arrivée. Souhaitez-vous dire aux autres ce que vous pensez de ces produits ?`,
    action: (products) => (products === 1 ? 'Écrire un avis' : 'Écrire des avis'),
    note: 'Chaque avis compte autant, élogieux ou non.',
  },
  footer: {
    why: (shop) => `Vous recevez ce message parce que vous avez acheté chez ${shop}.`,
    unsubscribe: 'Ne plus recevoir de demandes d’avis',
  },
};
