import type { WithdrawTexts } from './texts.ts';

export const es: WithdrawTexts = {
  title: 'Desistir del contrato',
  intro:
    'Indique de qué pedido desiste. No necesita ni cuenta ni motivo. En la página siguiente verá lo que ha escrito y lo confirmará.',
  labels: { name: 'Su nombre', order: 'Número de pedido', email: 'Correo electrónico', text: 'Mensaje' },
  hints: {
    order: 'Como figura en la confirmación de su pedido, por ejemplo #1001.',
    email: 'El que usó para el pedido. Allí se envía el acuse de recibo.',
  },
  optional: 'opcional',
  privacy: 'Usamos lo que escribe solo para tramitar su desistimiento.',
  next: 'Continuar',
  confirmTitle: 'Confirmar el desistimiento',
  statement: 'Por la presente desisto del contrato sobre los artículos de este pedido:',
  confirm: 'Confirmar desistimiento',
  change: 'Cambiar',
  doneTitle: 'Hemos recibido su desistimiento',
  stated: (at) => `Recibimos su desistimiento el ${at}.`,
  receipt: 'Un acuse de recibo con este momento y lo que ha escrito va de camino a su correo electrónico.',
  after:
    'Si el pedido se encuentra con estos datos, recibirá un correo sobre cómo devolver los artículos. Si no, alguien de la tienda revisará su desistimiento.',
  faulty: 'Falta algo o no se puede usar. Revise los campos siguientes.',
  missing: 'Rellene este campo.',
  noAddress: 'Introduzca una dirección de correo, por ejemplo nombre@example.com.',
  tooLong: (most) => `Use como máximo ${most} caracteres.`,
  notStorable: 'Contiene caracteres que no se pueden guardar.',
  tooMany:
    'Han llegado demasiados desistimientos desde su conexión. Inténtelo de nuevo dentro de una hora o escriba a la tienda.',
  back: 'Volver a la tienda',
};
