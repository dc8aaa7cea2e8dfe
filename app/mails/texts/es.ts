import type { LanguageTexts } from './texts.ts';

const greeting = 'Hola, {{ first_name }}:';

export const es: LanguageTexts = {
  'return-requested': {
    every: {
      subject: 'Hemos recibido tu solicitud de devolución {{ return_name }}',
      preview: 'De tu pedido {{ order_name }}. Por ahora no tienes que hacer nada.',
      greeting,
      body: 'Hemos recibido tu solicitud para devolver artículos del pedido {{ order_name }}. La estamos revisando y te escribiremos en cuanto haya una decisión.\n\nHasta entonces no tienes que hacer nada.',
      button: 'Ver la devolución',
      note: '',
    },
  },
  'return-approved': {
    every: {
      subject: 'Tu devolución {{ return_name }} está aprobada',
      preview: 'Así puedes enviarnos los artículos.',
      greeting,
      body: 'Puedes devolver estos artículos del pedido {{ order_name }}. En la página de tu devolución verás cómo enviarlos y qué ocurre después.',
      button: 'Ver cómo enviarlos',
      note: 'Guarda el resguardo del envío hasta que te confirmemos que los artículos han llegado.',
    },
  },
  'return-declined': {
    every: {
      subject: 'Tu solicitud de devolución {{ return_name }} ha sido rechazada',
      preview: 'De tu pedido {{ order_name }}.',
      greeting,
      body: 'Lo sentimos: no podemos aceptar la devolución de estos artículos del pedido {{ order_name }}.',
      button: 'Ver la solicitud',
      note: 'Si crees que no es correcto, escríbenos.',
    },
  },
  'return-received': {
    every: {
      subject: 'Los artículos de tu devolución {{ return_name }} han llegado',
      preview: 'Los revisaremos y te escribiremos de nuevo.',
      greeting,
      body: 'Los artículos del pedido {{ order_name }} que nos enviaste han llegado. Los revisaremos y te escribiremos en cuanto la devolución esté resuelta.',
      button: 'Ver la devolución',
      note: '',
    },
  },
  'return-settled': {
    every: {
      subject: 'Tu devolución {{ return_name }} está resuelta',
      preview: 'De tu pedido {{ order_name }}.',
      greeting,
      body: 'La devolución de tu pedido {{ order_name }} está resuelta. En la página de la devolución puedes ver cómo se ha calculado.',
      button: 'Ver la devolución',
      note: 'Según el banco, un reembolso puede tardar unos días en aparecer en tu cuenta.',
    },
  },
  'return-cancelled': {
    every: {
      subject: 'Tu devolución {{ return_name }} ha sido cancelada',
      preview: 'De tu pedido {{ order_name }}.',
      greeting,
      body: 'La devolución de tu pedido {{ order_name }} ha sido cancelada. No envíes estos artículos.',
      button: 'Ver la devolución',
      note: 'Si no lo esperabas, escríbenos.',
    },
  },
  'return-reminder': {
    every: {
      subject: 'Envía tu devolución {{ return_name }}',
      preview: 'Terminará si no se envía nada a tiempo.',
      greeting,
      body: 'La devolución de tu pedido {{ order_name }} está aprobada, pero aún no tenemos constancia de ningún paquete. Si no se envía nada a tiempo, la devolución terminará. Si ya está en camino, gracias.',
      button: 'Ver cómo enviarla',
      note: '',
    },
  },
  'return-expired': {
    every: {
      subject: 'Tu devolución {{ return_name }} ha terminado',
      preview: 'No se envió nada a tiempo.',
      greeting,
      body: 'No se envió nada a tiempo para la devolución de tu pedido {{ order_name }}, por lo que ha terminado. Puedes pedirla de nuevo mientras dure el plazo.',
      button: 'Ver el pedido',
      note: 'Si has enviado los artículos, escríbenos.',
    },
  },
  'return-message': {
    every: {
      subject: '{{ shop_name }} te escribe sobre tu devolución {{ return_name }}',
      preview: 'De tu pedido {{ order_name }}.',
      greeting,
      body: 'Te hemos escrito sobre la devolución de tu pedido {{ order_name }}.',
      button: 'Responder en la página de la devolución',
      note: '',
    },
  },
  'withdrawal-receipt': {
    every: {
      subject: 'Hemos recibido tu desistimiento',
      preview: 'Declarado el {{ stated_at }}.',
      greeting,
      body: 'Hemos recibido tu desistimiento del contrato. Este mensaje es tu acuse de recibo; consérvalo.\n\nSi el pedido se encuentra con tus datos y el plazo no ha terminado, recibirás un mensaje sobre cómo devolver los artículos. Si no, revisaremos tu desistimiento y te responderemos.',
      button: 'Ir a la tienda',
      note: '',
    },
  },
  'review-reminder': {
    every: {
      subject: 'Un recordatorio: ¿qué te parece «{{ product_title }}»?',
      preview: 'Todas las reseñas cuentan igual, elogien o no.',
      greeting,
      body: 'Hace un tiempo te preguntamos qué te parecía tu pedido {{ order_name }}. Si todavía quieres contárselo a otras personas, puedes hacerlo aquí. Si no, no tienes que hacer nada.',
      button: 'Escribir una reseña',
      note: 'Todas las reseñas cuentan igual, elogien o no.',
    },
  },
  'review-reply': {
    every: {
      subject: '{{ shop_name }} ha respondido a tu reseña',
      preview: 'Sobre tu pedido {{ order_name }}.',
      greeting,
      body: 'Hemos leído lo que escribiste sobre tu pedido {{ order_name }} y queremos responderte en persona. Nadie más lo ve.',
      button: 'Ver mi reseña',
      note: 'Puedes cambiar tu reseña en cualquier momento. Tú decides lo que escribes.',
    },
  },
  'review-thanks': {
    every: {
      subject: 'Gracias por tu reseña: {{ code_worth }} de descuento en {{ shop_name }}',
      preview: 'Tu código {{ code }} es válido hasta el {{ code_last_day }}.',
      greeting,
      body: 'Gracias por contar a otras personas cómo es tu pedido {{ order_name }}. Con el código {{ code }} tienes un {{ code_worth }} de descuento en un pedido, hasta el {{ code_last_day }} inclusive. Lo recibe cualquiera que escriba una reseña, diga lo que diga.',
      button: 'Usar el código',
      note: 'El código es válido una vez. Lo que has escrito no cambia nada.',
    },
  },
  'review-request': {
    every: {
      subject: '¿Qué te parece tu pedido de {{ shop_name }}?',
      preview: 'Todas las reseñas cuentan igual, elogien o no.',
      greeting,
      body: 'Tu pedido {{ order_name }} ha llegado. ¿Quieres contar a otros qué te parece?',
      button: 'Escribir una reseña',
      note: 'Todas las reseñas cuentan igual, elogien o no.',
    },
    'first-time': {
      subject: '¿Qué te parece tu primer pedido de {{ shop_name }}?',
      body: 'Tu primer pedido con nosotros, {{ order_name }}, ha llegado. ¿Quieres contar a otros qué te parece? Ayuda a quienes aún no nos conocen.',
    },
    loyal: {
      greeting: 'Hola de nuevo, {{ first_name }}:',
      body: 'Tu pedido {{ order_name }} ha llegado. Ya has comprado antes con nosotros y puedes comparar: ¿quieres contar a otros qué te parece?',
    },
    'at-risk': {
      subject: '¿Qué opinas hoy de «{{ product_title }}»?',
      body: 'Ha pasado un tiempo desde tu pedido {{ order_name }}. ¿Quieres contar a otros qué opinas de él ahora?',
    },
  },
  'question-answered': {
    every: {
      subject: 'Han respondido a tu pregunta sobre {{ product_title }}',
      preview: 'Lee la respuesta.',
      greeting,
      body: 'Han respondido a tu pregunta sobre {{ product_title }}. Ahora puede leer la respuesta cualquiera que vea el artículo.',
      button: 'Ver todas las preguntas',
      note: '',
    },
  },
  'points-available': {
    every: {
      subject: 'Ya puedes usar {{ points }} en {{ shop_name }}',
      preview: 'Tu saldo: {{ points_balance }}.',
      greeting,
      body: 'Desde ahora puedes usar {{ points }} en {{ shop_name }}. En la página de tus puntos verás qué puedes conseguir a cambio.',
      button: 'Ver mis puntos',
      note: '',
    },
    'first-time': {
      subject: 'Tu primer pedido de {{ shop_name }}: ya puedes usar {{ points }}',
      body: 'Gracias por tu primer pedido. Desde ahora puedes usar {{ points }}. En la página de tus puntos verás cómo funcionan y qué puedes conseguir a cambio.',
    },
    loyal: {
      greeting: 'Hola de nuevo, {{ first_name }}:',
      body: 'Gracias por seguir comprando con nosotros. Desde ahora puedes usar {{ points }} más.',
    },
    'at-risk': {
      subject: 'Tu saldo en {{ shop_name }}: {{ points_balance }}',
      body: 'Ha pasado un tiempo desde tu último pedido. Desde ahora puedes usar {{ points }} cuando quieras volver.',
    },
  },
  'points-expiring': {
    every: {
      subject: 'Usa {{ points }} en {{ shop_name }} hasta el {{ last_day }}',
      preview: 'Después caducan.',
      greeting,
      body: 'En {{ shop_name }} caducan pronto {{ points }}. El último día para usarlos es el {{ last_day }}. En la página de tus puntos verás qué puedes conseguir a cambio.',
      button: 'Ver mis puntos',
      note: '',
    },
  },
  'points-paused': {
    every: {
      subject: 'Los puntos de {{ shop_name }} están en pausa',
      preview: 'Conservas los que tienes.',
      greeting,
      body: 'Por ahora no se pueden conseguir ni usar puntos en {{ shop_name }}. Conservas los que tienes: {{ points_balance }}. Los códigos que no hayas usado dejan de valer y sus puntos vuelven a tu saldo.',
      button: 'Ver mis puntos',
      note: '',
    },
  },
  'tier-changed': {
    every: {
      subject: 'Ya eres {{ tier }} en {{ shop_name }}',
      preview: 'Mira lo que incluye.',
      greeting,
      body: 'Has alcanzado el nivel {{ tier }} en {{ shop_name }}. En tu página verás qué incluye y hasta cuándo es tuyo.',
      button: 'Ver mi nivel',
      note: '',
    },
    loyal: {
      greeting: 'Hola de nuevo, {{ first_name }}:',
      body: 'Gracias por seguir comprando con nosotros: has alcanzado el nivel {{ tier }}. En tu página verás qué incluye y hasta cuándo es tuyo.',
    },
  },
};
