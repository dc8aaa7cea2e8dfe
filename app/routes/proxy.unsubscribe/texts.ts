import type { Language } from '#app/kernel/language.ts';
import type { MessageKind } from '#app/modules/messages/message.ts';

export interface UnsubscribeTexts {
  readonly title: string;
  ask(shop: string): string;
  readonly kinds: Readonly<Partial<Record<MessageKind, string>>>;
  readonly confirm: string;
  readonly done: string;
  readonly unknownTitle: string;
  readonly unknown: string;
  readonly back: string;
}

export const unsubscribeTexts: Readonly<Record<Language, UnsubscribeTexts>> = {
  en: {
    title: 'Unsubscribe',
    ask: (shop) => `${shop} will no longer send you these mails:`,
    kinds: { 'review-request': 'Requests for reviews of what you bought' },
    confirm: 'Unsubscribe',
    done: 'You will not get these mails any more.',
    unknownTitle: 'This link does not work',
    unknown: 'Please open it again from the mail, without changing anything.',
    back: 'Back to the shop',
  },
  de: {
    title: 'Abbestellen',
    ask: (shop) => `${shop} sendet Ihnen diese Mails dann nicht mehr:`,
    kinds: { 'review-request': 'Bitten um Bewertung dessen, was Sie gekauft haben' },
    confirm: 'Abbestellen',
    done: 'Sie erhalten diese Mails nicht mehr.',
    unknownTitle: 'Dieser Link funktioniert nicht',
    unknown: 'Bitte öffnen Sie ihn noch einmal aus der Mail, ohne etwas zu ändern.',
    back: 'Zurück zum Shop',
  },
  fr: {
    title: 'Se désabonner',
    ask: (shop) => `${shop} ne vous enverra plus ces messages :`,
    kinds: { 'review-request': 'Demandes d’avis sur vos achats' },
    confirm: 'Se désabonner',
    done: 'Vous ne recevrez plus ces messages.',
    unknownTitle: 'Ce lien ne fonctionne pas',
    unknown: 'Ouvrez-le de nouveau depuis le message, sans rien changer.',
    back: 'Retour à la boutique',
  },
  es: {
    title: 'Darse de baja',
    ask: (shop) => `${shop} ya no le enviará estos mensajes:`,
    kinds: { 'review-request': 'Peticiones de reseñas sobre lo que compró' },
    confirm: 'Darse de baja',
    done: 'Ya no recibirá estos mensajes.',
    unknownTitle: 'Este enlace no funciona',
    unknown: 'Ábralo otra vez desde el mensaje, sin cambiar nada.',
    back: 'Volver a la tienda',
  },
  ja: {
    title: '配信停止',
    ask: (shop) => `${shop}からの次のメールを停止します。`,
    kinds: { 'review-request': 'ご購入商品のレビュー依頼' },
    confirm: '配信を停止する',
    done: 'このメールの配信を停止しました。',
    unknownTitle: 'このリンクは使用できません',
    unknown: 'メールのリンクをそのままもう一度開いてください。',
    back: 'ショップに戻る',
  },
};
