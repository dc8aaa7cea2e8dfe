import type { WithdrawTexts } from './texts.ts';

export const es: WithdrawTexts = {
  title: 'Desistir del contrato',
  intro:
    'Indica de qué pedido desistes. No necesitas ni cuenta ni motivo. En la página siguiente verás lo que has escrito y lo confirmarás.',
  labels: { name: 'Tu nombre', order: 'Número de pedido', email: 'Correo electrónico', text: 'Mensaje' },
  hints: {
    order: 'Como figura en la confirmación de tu pedido, por ejemplo #1001.',
    email: 'El que usaste para el pedido. Allí se envía el acuse de recibo.',
  },
  optional: 'opcional',
  privacy: 'Usamos lo que escribes solo para tramitar tu desistimiento.',
  next: 'Continuar',
  confirmTitle: 'Confirmar el desistimiento',
  statement: 'Por la presente desisto del contrato sobre los artículos de este pedido:',
  confirm: 'Confirmar desistimiento',
  change: 'Cambiar',
  doneTitle: 'Hemos recibido tu desistimiento',
  stated: (at) => `Recibimos tu desistimiento el ${at}.`,
  receipt: 'Un acuse de recibo con este momento y lo que has escrito va de camino a tu correo electrónico.',
  after:
    'Si el pedido se encuentra con estos datos, recibirás un correo sobre cómo devolver los artículos. Si no, alguien de la tienda revisará tu desistimiento.',
  faulty: 'Falta algo o no se puede usar. Revisa los campos siguientes.',
  missing: 'Rellena este campo.',
  noAddress: 'Introduce una dirección de correo, por ejemplo nombre@example.com.',
  tooLong: (most) => `Usa como máximo ${most} caracteres.`,
  notStorable: 'Contiene caracteres que no se pueden guardar.',
  tooMany:
    'Han llegado demasiados desistimientos desde tu conexión. Inténtalo de nuevo dentro de una hora o escribe a la tienda.',
  back: 'Volver a la tienda',
};
