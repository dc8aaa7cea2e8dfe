import type { Words } from './words.ts';

export const fr: Words = {
  quantity: (quantity) => `Quantité\u00a0: ${quantity}`,
  more: (products) => `et ${products} de plus`,
  stars: (number) => `${number} étoiles sur 5`,
  refunded: 'Remboursé sur votre moyen de paiement',
  credited: 'Ajouté en avoir',
  available: 'Désormais disponibles',
  balance: 'Votre solde',
  expiring: 'Expirent bientôt',
  worth: 'D’une valeur allant jusqu’à',
  lastDay: 'Dernier jour pour les utiliser',
  code: 'Votre code',
  codeWorth: 'Sur une commande',
  codeLastDay: 'Dernier jour pour l’utiliser',
  factor: 'Points sur vos commandes',
  times: (factor) => `${factor}×`,
  entryPoints: 'Offerts',
  points: (number, plural) => (plural === 'one' ? `${number} point` : `${number} points`),
  writes: (shop) => `${shop} vous écrit`,
  sendBy: 'À envoyer au plus tard le',
  sendTo: 'Adresse de retour',
  instead: 'Vous recevez à la place',
  owed: 'Reste à payer',
  kept: 'Vous gardez les articles, il n’y a rien à renvoyer.',
  statedAt: 'Reçue le',
  statedBy: 'Déclarée par',
  statedOrder: 'Commande, telle qu’indiquée',
  statedText: 'Message',
  whyWithdrawal: (shop) =>
    `Vous recevez ce message parce que cette adresse a été indiquée lors d’une rétractation d’un contrat avec ${shop}. Si ce n’était pas vous, vous n’avez rien à faire.`,
  question: 'Votre question',
  ownerWrites: (name) =>
    name === '' ? 'Une personne qui l’a acheté écrit' : `${name}, qui l’a acheté, écrit`,
  whyQuestion: (shop) =>
    `Vous recevez ce message parce que cette adresse a été indiquée avec une question à ${shop}. Si ce n’était pas vous, vous n’avez rien à faire.`,
  why: {
    returns: (shop) => `Vous recevez ce message parce que vous avez demandé un retour chez ${shop}.`,
    reviews: (shop) => `Vous recevez ce message parce que vous avez acheté chez ${shop}.`,
    loyalty: (shop) => `Vous recevez ce message parce que vous cumulez des points chez ${shop}.`,
  },
  preferences: 'Choisir ce que vous recevez ou vous désinscrire',
};
