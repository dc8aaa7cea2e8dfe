import type { LanguageTexts } from './texts.ts';

const greeting = 'Hola, {{ first_name }}:';

export const es: LanguageTexts = {
  'return-requested': {
    every: {
      subject: 'Hemos recibido su solicitud de devolución {{ return_name }}',
      preview: 'De su pedido {{ order_name }}. Por ahora no tiene que hacer nada.',
      greeting,
      body: 'Hemos recibido su solicitud para devolver artículos del pedido {{ order_name }}. La estamos revisando y le escribiremos en cuanto haya una decisión.\n\nHasta entonces no tiene que hacer nada.',
      button: 'Ver la devolución',
      note: '',
    },
  },
  'return-approved': {
    every: {
      subject: 'Su devolución {{ return_name }} está aprobada',
      preview: 'Así puede enviarnos los artículos.',
      greeting,
      body: 'Puede devolver estos artículos del pedido {{ order_name }}. En la página de su devolución verá cómo enviarlos y qué ocurre después.',
      button: 'Ver cómo enviarlos',
      note: 'Guarde el resguardo del envío hasta que le confirmemos que los artículos han llegado.',
    },
  },
  'return-declined': {
    every: {
      subject: 'Su solicitud de devolución {{ return_name }} ha sido rechazada',
      preview: 'De su pedido {{ order_name }}.',
      greeting,
      body: 'Lo sentimos: no podemos aceptar la devolución de estos artículos del pedido {{ order_name }}.',
      button: 'Ver la solicitud',
      note: 'Si cree que no es correcto, escríbanos.',
    },
  },
  'return-received': {
    every: {
      subject: 'Su devolución {{ return_name }} ha llegado',
      preview: 'Revisaremos los artículos y le escribiremos de nuevo.',
      greeting,
      body: 'Los artículos del pedido {{ order_name }} que nos envió han llegado. Los revisaremos y le escribiremos en cuanto la devolución esté resuelta.',
      button: 'Ver la devolución',
      note: '',
    },
  },
  'return-settled': {
    every: {
      subject: 'Su devolución {{ return_name }} está resuelta',
      preview: 'De su pedido {{ order_name }}.',
      greeting,
      body: 'La devolución de su pedido {{ order_name }} está resuelta. En la página de la devolución puede ver cómo se ha calculado.',
      button: 'Ver la devolución',
      note: 'Según el banco, un reembolso puede tardar unos días en aparecer en su cuenta.',
    },
  },
  'return-cancelled': {
    every: {
      subject: 'Su devolución {{ return_name }} ha sido cancelada',
      preview: 'De su pedido {{ order_name }}.',
      greeting,
      body: 'La devolución de su pedido {{ order_name }} ha sido cancelada. No envíe estos artículos.',
      button: 'Ver la devolución',
      note: 'Si no lo esperaba, escríbanos.',
    },
  },
  'return-reminder': {
    every: {
      subject: 'Envíe su devolución {{ return_name }}',
      preview: 'Terminará si no se envía nada a tiempo.',
      greeting,
      body: 'La devolución de su pedido {{ order_name }} está aprobada, pero aún no tenemos constancia de ningún paquete. Si no se envía nada a tiempo, la devolución terminará. Si ya está en camino, gracias.',
      button: 'Ver cómo enviarla',
      note: '',
    },
  },
  'return-expired': {
    every: {
      subject: 'Su devolución {{ return_name }} ha terminado',
      preview: 'No se envió nada a tiempo.',
      greeting,
      body: 'No se envió nada a tiempo para la devolución de su pedido {{ order_name }}, por lo que ha terminado. Mientras los artículos se puedan devolver, puede solicitar una nueva devolución.',
      button: 'Ver el pedido',
      note: 'Si ha enviado los artículos, escríbanos.',
    },
  },
  'return-message': {
    every: {
      subject: '{{ shop_name }} le escribe sobre su devolución {{ return_name }}',
      preview: 'De su pedido {{ order_name }}.',
      greeting,
      body: 'Le hemos escrito sobre la devolución de su pedido {{ order_name }}.',
      button: 'Responder en la página de la devolución',
      note: '',
    },
  },
  'withdrawal-receipt': {
    every: {
      subject: 'Hemos recibido su desistimiento',
      preview: 'Declarado el {{ stated_at }}.',
      greeting,
      body: 'Hemos recibido su desistimiento del contrato. Este mensaje es su acuse de recibo; consérvelo.\n\nSi el pedido se encuentra con sus datos y el plazo no ha terminado, recibirá un mensaje sobre cómo devolver los artículos. Si no, revisaremos su desistimiento y le responderemos.',
      button: 'Ir a la tienda',
      note: '',
    },
  },
  'review-reminder': {
    every: {
      subject: 'Un recordatorio: ¿qué le parece «{{ product_title }}»?',
      preview: 'Todas las reseñas cuentan igual, elogien o no.',
      greeting,
      body: 'Hace un tiempo le preguntamos qué le parecía su pedido {{ order_name }}. Si todavía quiere contarlo a otras personas, puede hacerlo aquí. Si no, no tiene que hacer nada.',
      button: 'Escribir una reseña',
      note: 'Todas las reseñas cuentan igual, elogien o no.',
    },
  },
  'review-reply': {
    every: {
      subject: '{{ shop_name }} ha respondido a su reseña',
      preview: 'Sobre su pedido {{ order_name }}.',
      greeting,
      body: 'Hemos leído lo que escribió sobre su pedido {{ order_name }} y queremos responderle en persona. Nadie más lo ve.',
      button: 'Ver su reseña',
      note: 'Puede cambiar su reseña en cualquier momento. Usted decide lo que escribe.',
    },
  },
  'review-thanks': {
    every: {
      subject: 'Gracias por su reseña: {{ code_worth }} en {{ shop_name }}',
      preview: 'Su código {{ code }} es válido hasta el {{ code_last_day }}.',
      greeting,
      body: 'Gracias por contar a otras personas cómo es su pedido {{ order_name }}. Con el código {{ code }} tiene {{ code_worth }} de descuento en un pedido, hasta el {{ code_last_day }} inclusive. Lo recibe cualquiera que escriba una reseña, diga lo que diga.',
      button: 'Usar el código',
      note: 'El código es válido una vez. Lo que ha escrito no cambia nada.',
    },
  },
  'review-request': {
    every: {
      subject: '¿Qué le parece su pedido de {{ shop_name }}?',
      preview: 'Todas las reseñas cuentan igual, elogien o no.',
      greeting,
      body: 'Su pedido {{ order_name }} ha llegado. ¿Quiere contar a otros qué le parece?',
      button: 'Escribir una reseña',
      note: 'Todas las reseñas cuentan igual, elogien o no.',
    },
    'first-time': {
      subject: '¿Qué le parece su primer pedido de {{ shop_name }}?',
      body: 'Su primer pedido con nosotros, {{ order_name }}, ha llegado. ¿Quiere contar a otros qué le parece? Ayuda a quienes aún no nos conocen.',
    },
    loyal: {
      greeting: 'Hola de nuevo, {{ first_name }}:',
      body: 'Su pedido {{ order_name }} ha llegado. Ya ha comprado antes con nosotros y puede comparar: ¿quiere contar a otros qué le parece?',
    },
    'at-risk': {
      subject: '¿Qué opina hoy de «{{ product_title }}»?',
      body: 'Ha pasado un tiempo desde su pedido {{ order_name }}. ¿Quiere contar a otros qué opina de él ahora?',
    },
  },
  'question-answered': {
    every: {
      subject: 'Han respondido a su pregunta sobre {{ product_title }}',
      preview: 'Lea la respuesta.',
      greeting,
      body: 'Han respondido a su pregunta sobre {{ product_title }}. Ahora puede leer la respuesta cualquiera que vea el artículo.',
      button: 'Ver todas las preguntas',
      note: '',
    },
  },
  'points-available': {
    every: {
      subject: 'Ya puede usar {{ points }} en {{ shop_name }}',
      preview: 'Su saldo: {{ points_balance }}.',
      greeting,
      body: 'Desde ahora puede usar {{ points }} en {{ shop_name }}. En la página de sus puntos verá qué puede obtener a cambio.',
      button: 'Ver mis puntos',
      note: '',
    },
    'first-time': {
      subject: 'Su primer pedido de {{ shop_name }}: ya puede usar {{ points }}',
      body: 'Gracias por su primer pedido. Desde ahora puede usar {{ points }}. En la página de sus puntos verá cómo funcionan y qué puede obtener a cambio.',
    },
    loyal: {
      greeting: 'Hola de nuevo, {{ first_name }}:',
      body: 'Gracias por seguir comprando con nosotros. Desde ahora puede usar {{ points }} más.',
    },
    'at-risk': {
      subject: 'Su saldo en {{ shop_name }}: {{ points_balance }}',
      body: 'Ha pasado un tiempo desde su último pedido. Desde ahora puede usar {{ points }} cuando quiera volver.',
    },
  },
  'points-expiring': {
    every: {
      subject: 'Use {{ points }} en {{ shop_name }} hasta el {{ last_day }}',
      preview: 'Después caducan.',
      greeting,
      body: 'En {{ shop_name }} caducan pronto {{ points }}. El último día para usarlos es el {{ last_day }}. En la página de sus puntos verá qué puede obtener a cambio.',
      button: 'Ver mis puntos',
      note: '',
    },
  },
  'points-paused': {
    every: {
      subject: 'Los puntos de {{ shop_name }} están en pausa',
      preview: 'Conserva los que tiene.',
      greeting,
      body: 'Por ahora no se pueden ganar ni usar puntos en {{ shop_name }}. Conserva los que tiene: {{ points_balance }}. Los códigos que no haya usado terminan ahora y sus puntos vuelven a su saldo.',
      button: 'Ver mis puntos',
      note: '',
    },
  },
  'tier-changed': {
    every: {
      subject: 'Ya es {{ tier }} en {{ shop_name }}',
      preview: 'Vea lo que incluye.',
      greeting,
      body: 'Ha alcanzado el nivel {{ tier }} en {{ shop_name }}. En su página verá qué incluye y hasta cuándo es suyo.',
      button: 'Ver mi nivel',
      note: '',
    },
    loyal: {
      greeting: 'Hola de nuevo, {{ first_name }}:',
      body: 'Gracias por seguir comprando con nosotros: ha alcanzado el nivel {{ tier }}. En su página verá qué incluye y hasta cuándo es suyo.',
    },
  },
};
