import type { PreferencesTexts } from './texts.ts';

export const es: PreferencesTexts = {
  title: 'Tus mensajes',
  ask: (shop) => `Elige lo que ${shop} puede enviarte:`,
  kinds: {
    'review-request': 'Peticiones de reseñas sobre lo que compraste',
    'points-available': 'Novedades sobre los puntos que puedes usar',
    'points-expiring': 'Novedades sobre los puntos que van a caducar',
    'points-paused': 'Novedades sobre los puntos que están en pausa',
    'tier-changed': 'Novedades sobre el nivel que has alcanzado',
  },
  always: 'Los mensajes sobre algo que pediste tú, como una devolución, llegan en todo caso.',
  save: 'Guardar',
  none: 'Ninguno de estos',
  saved: 'Tu elección está guardada.',
  savedNone: 'Tu elección está guardada. No recibirás ninguno de estos mensajes.',
  nothing: 'Por ahora esta tienda no envía nada que puedas elegir.',
  unknownTitle: 'Este enlace no funciona',
  unknown: 'Ábrelo otra vez desde el mensaje, sin cambiar nada.',
  back: 'Volver a la tienda',
};
