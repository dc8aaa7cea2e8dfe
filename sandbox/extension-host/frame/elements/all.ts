import { elementsOf } from '../tables.ts';
import * as actions from './actions.ts';
import { adminBlock } from './admin-block.ts';
import * as choices from './choices.ts';
import { details, summary } from './details.ts';
import { dropZone } from './drop-zone.ts';
import * as feedback from './feedback.ts';
import * as fields from './fields.ts';
import { define, type Part } from './kit/base.ts';
import { icon } from './kit/icons.ts';
import * as layout from './layout.ts';
import * as media from './media.ts';
import { modal, popover, sheet } from './overlays.ts';
import * as texts from './texts.ts';

/** How each element of the surfaces looks. */
const parts: Record<string, Part> = {
  's-abbreviation': texts.abbreviation,
  's-admin-block': adminBlock,
  's-announcement': feedback.announcement,
  's-avatar': media.avatar,
  's-badge': texts.badge,
  's-banner': feedback.banner,
  's-box': layout.box,
  's-button': actions.button,
  's-button-group': actions.buttonGroup,
  's-chat': media.chat,
  's-checkbox': choices.checkbox,
  's-chip': texts.chip,
  's-choice': choices.choice,
  's-choice-list': choices.choiceList,
  's-clickable': actions.clickable,
  's-clickable-chip': actions.clickableChip,
  's-clipboard-item': actions.clipboardItem,
  's-consent-checkbox': choices.consentCheckbox,
  's-consent-phone-field': fields.consentPhoneField,
  's-customer-account-action': layout.accountAction,
  's-date-field': fields.dateField,
  's-date-picker': fields.datePicker,
  's-details': details,
  's-divider': layout.divider,
  's-drop-zone': dropZone,
  's-email-field': fields.emailField,
  's-form': actions.form,
  's-grid': layout.grid,
  's-grid-item': layout.gridItem,
  's-heading': texts.heading,
  's-icon': icon,
  's-image': media.image,
  's-image-group': media.imageGroup,
  's-link': actions.link,
  's-list-item': texts.listItem,
  's-map': media.map,
  's-map-marker': media.mapMarker,
  's-menu': actions.menu,
  's-modal': modal,
  's-money-field': fields.moneyField,
  's-number-field': fields.numberField,
  's-option': fields.option,
  's-ordered-list': texts.orderedList,
  's-page': layout.page,
  's-paragraph': texts.paragraph,
  's-password-field': fields.passwordField,
  's-payment-icon': media.paymentIcon,
  's-phone-field': fields.phoneField,
  's-popover': popover,
  's-press-button': actions.pressButton,
  's-product-thumbnail': media.productThumbnail,
  's-progress': feedback.progress,
  's-qr-code': media.qrCode,
  's-query-container': layout.queryContainer,
  's-scroll-box': layout.scrollBox,
  's-section': layout.section,
  's-select': fields.select,
  's-sheet': sheet,
  's-skeleton-paragraph': feedback.skeletonParagraph,
  's-spinner': feedback.spinner,
  's-stack': layout.stack,
  's-summary': summary,
  's-switch': choices.switchPart,
  's-text': texts.text,
  's-text-area': fields.textArea,
  's-text-field': fields.textField,
  's-time': texts.time,
  's-tooltip': texts.tooltip,
  's-unordered-list': texts.unorderedList,
  's-url-field': fields.urlField,
};

/** Makes every element of the target's surface known to the frame. */
export function defineElements(target: string): void {
  for (const [tag, table] of elementsOf(target)) {
    const part = parts[tag];
    if (part === undefined) throw new Error(`The sandbox has no <${tag}>.`);
    define(tag, part, table);
  }
}
