import type { Words } from './words.ts';

export const fr: Words = {
  quantity: (quantity) => `Quantité\u00a0: ${quantity}`,
  more: (products) => `et ${products} de plus`,
  refunded: 'Remboursé sur votre moyen de paiement',
  credited: 'Ajouté en avoir',
  available: 'Désormais disponibles',
  balance: 'Votre solde',
  points: (number, plural) => (plural === 'one' ? `${number} point` : `${number} points`),
  writes: (shop) => `${shop} vous écrit`,
  why: {
    returns: (shop) => `Vous recevez ce message parce que vous avez demandé un retour chez ${shop}.`,
    reviews: (shop) => `Vous recevez ce message parce que vous avez acheté chez ${shop}.`,
    loyalty: (shop) => `Vous recevez ce message parce que vous cumulez des points chez ${shop}.`,
  },
  preferences: 'Choisir ce que vous recevez ou vous désinscrire',
};
