import type { PreferencesTexts } from './texts.ts';

export const es: PreferencesTexts = {
  title: 'Sus mensajes',
  ask: (shop) => `Elija lo que ${shop} puede enviarle:`,
  kinds: {
    'review-request': 'Peticiones de reseñas sobre lo que compró',
    'points-available': 'Novedades sobre los puntos que puede usar',
    'points-expiring': 'Novedades sobre los puntos que van a caducar',
    'points-paused': 'Novedades sobre los puntos que están en pausa',
    'tier-changed': 'Novedades sobre el nivel que ha alcanzado',
  },
  always: 'Los mensajes sobre algo que usted pidió, como una devolución, llegan en todo caso.',
  save: 'Guardar',
  none: 'Ninguno de estos',
  saved: 'Su elección está guardada.',
  savedNone: 'Su elección está guardada. No recibirá ninguno de estos mensajes.',
  nothing: 'Por ahora esta tienda no envía nada que usted pueda elegir.',
  unknownTitle: 'Este enlace no funciona',
  unknown: 'Ábralo otra vez desde el mensaje, sin cambiar nada.',
  back: 'Volver a la tienda',
};
