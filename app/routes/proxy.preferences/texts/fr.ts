import type { PreferencesTexts } from './texts.ts';

export const fr: PreferencesTexts = {
  title: 'Vos messages',
  ask: (shop) => `Choisissez ce que ${shop} peut vous envoyer :`,
  kinds: {
    'review-request': 'Demandes d’avis sur vos achats',
    'points-available': 'Nouvelles des points que vous pouvez utiliser',
    'points-expiring': 'Nouvelles des points qui vont expirer',
    'points-paused': 'Nouvelles des points mis en pause',
    'tier-changed': 'Nouvelles du niveau que vous avez atteint',
  },
  always: 'Les messages sur une démarche de votre part, comme un retour, arrivent dans tous les cas.',
  save: 'Enregistrer',
  none: 'Aucun de ces messages',
  saved: 'Votre choix est enregistré.',
  savedNone: 'Votre choix est enregistré. Vous ne recevrez aucun de ces messages.',
  nothing: 'Cette boutique n’envoie pour l’instant rien que vous puissiez choisir.',
  unknownTitle: 'Ce lien ne fonctionne pas',
  unknown: 'Ouvrez-le de nouveau depuis le message, sans rien changer.',
  back: 'Retour à la boutique',
};
