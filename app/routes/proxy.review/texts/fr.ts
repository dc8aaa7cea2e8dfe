import type { ReviewPageTexts } from './texts.ts';

export const fr: ReviewPageTexts = {
  title: (order) => `Donner un avis sur la commande ${order}`,
  intro: 'Dites aux autres ce que vous en pensez. Chaque avis est traité de la même façon, élogieux ou non.',
  stars: 'Votre note',
  star: (count) => (count === 1 ? '1 étoile' : `${count} étoiles`),
  headline: 'Titre',
  words: 'Votre avis',
  optional: 'facultatif',
  name: 'Nom affiché avec votre avis',
  nameHint: 'Par exemple votre prénom et une initiale.',
  send: 'Envoyer',
  back: 'Retour à la boutique',
  written: 'Vous avez déjà donné votre avis sur :',
  starMissing: 'Choisissez une note de 1 à 5 étoiles.',
  nothingChosen: 'Rien n’a été envoyé : choisissez une note pour au moins un produit.',
  tooLong: (most) => `Écrivez au plus ${most} caractères.`,
  notStorable: 'Un caractère ne peut pas être enregistré. Écrivez-le autrement.',
  faulty: 'Rien n’a été envoyé. Vérifiez les champs signalés.',
  thanks: 'Merci. Votre avis est publié.',
  thanksPending: 'Merci. Votre avis est arrivé ; il sera affiché dès que la boutique l’aura lu.',
  more: 'D’autres produits de cette commande attendent votre avis.',
  all: 'Tous les produits de cette commande ont reçu un avis.',
  nothingYet: 'Aucun produit de cette commande ne peut encore recevoir d’avis. Revenez quand il sera arrivé.',
  alreadyDone: {
    title: 'Avis déjà donné',
    text: 'Vous avez déjà donné votre avis. Un produit reçoit un avis par achat.',
  },
  closed: {
    title: 'Avis fermés',
    text: 'Cette commande ne peut pas recevoir d’avis. La boutique n’en accepte pas en ce moment, ou la commande a été annulée.',
  },
  expired: {
    title: 'Ce lien a expiré',
    text: 'Les liens vers les avis fonctionnent 60 jours. Vous pouvez encore donner votre avis depuis votre compte.',
  },
  unknown: {
    title: 'Ce lien ne fonctionne pas',
    text: 'Ouvrez-le de nouveau depuis le message, sans rien changer. Sinon, connectez-vous à la boutique et ouvrez la commande.',
  },
  signIn: {
    title: 'Écrire un avis',
    text: 'Ouvrez le lien de votre message ou connectez-vous à la boutique, pour que nous sachions ce que vous avez acheté.',
  },
  choose: { title: 'Écrire un avis', nothing: 'Rien n’attend votre avis en ce moment.' },
};
