import type { ReviewPageTexts } from './texts.ts';

export const es: ReviewPageTexts = {
  title: (order) => `Opine sobre su pedido ${order}`,
  intro: 'Cuente a otros qué le parece. Todas las reseñas se tratan igual, elogien o no.',
  stars: 'Su valoración',
  star: (count) => (count === 1 ? '1 estrella' : `${count} estrellas`),
  headline: 'Título',
  words: 'Su reseña',
  optional: 'opcional',
  name: 'Nombre que se muestra con la reseña',
  nameHint: 'Por ejemplo, su nombre y una inicial.',
  send: 'Enviar',
  back: 'Volver a la tienda',
  written: 'Ya ha opinado sobre:',
  starMissing: 'Elija de 1 a 5 estrellas.',
  nothingChosen: 'Aún no se ha enviado nada: elija una valoración para al menos un producto.',
  tooLong: (most) => `Escriba como máximo ${most} caracteres.`,
  notStorable: 'Hay un carácter que no se puede guardar. Escríbalo de otra forma.',
  faulty: 'Aún no se ha enviado nada. Revise los campos marcados.',
  thanks: 'Gracias. Su reseña está publicada.',
  thanksPending: 'Gracias. Su reseña ha llegado; se mostrará cuando la tienda la haya revisado.',
  more: 'Hay más productos de este pedido sobre los que opinar.',
  all: 'Ya se ha opinado sobre todo el pedido.',
  nothingYet: 'Todavía no se puede opinar sobre este pedido. Vuelva cuando haya llegado.',
  alreadyDone: {
    title: 'Ya ha opinado',
    text: 'Ya opinó sobre esto. Cada compra de un producto admite una reseña.',
  },
  closed: {
    title: 'Reseñas cerradas',
    text: 'No se puede opinar sobre este pedido. La tienda no admite reseñas ahora, o el pedido se canceló.',
  },
  expired: {
    title: 'Este enlace ha caducado',
    text: 'Los enlaces para opinar sirven 60 días. Aún puede escribir una reseña desde su cuenta.',
  },
  unknown: {
    title: 'Este enlace no funciona',
    text: 'Ábralo otra vez desde el mensaje, sin cambiar nada. Si no sirve, inicie sesión en la tienda y abra allí el pedido.',
  },
  signIn: {
    title: 'Escribir una reseña',
    text: 'Abra el enlace de su mensaje o inicie sesión en la tienda, para que sepamos qué compró.',
  },
  choose: { title: 'Escribir una reseña', nothing: 'Ahora no hay nada sobre lo que opinar.' },
};
