import { log, one, suppressed } from './messages-log.ts';

/** The pages under Settings → Messages. */
export const messages = {
  title: 'Messages',
  tabs: {
    label: 'Messages',
    overview: 'Overview',
    rules: 'Rules',
    look: 'Look',
    sender: 'Sender',
    log: 'Log',
    suppressed: 'Suppressed',
  },
  refused: 'This could not be done. Load the page again to see how things stand.',
  pause: {
    action: 'Pause all sends',
    title: 'Pause all sends?',
    text: 'From now on nothing goes out, not by Afterglow, Shopify Flow or Klaviyo. What falls due waits. When you resume, it goes out, unless it no longer makes sense by then.',
    done: 'All sends are paused',
    paused: (since: string) => `All sends have been paused since ${since}`,
    waits: 'What falls due waits until you resume.',
    resume: 'Resume sends',
    resumed: 'Sends go on',
  },
  trouble: {
    several: (count: number) => `${count} things need attention`,
    noServer: 'No mail server is set',
    noServerText:
      'Nothing that Afterglow sends goes out. Whoever runs the app sets one. What falls due meanwhile is not sent afterwards.',
    refusing: 'Messages are refused: the sender or a key is not accepted',
    refusingText: (count: number) =>
      `The mail server does not accept the sender’s address or our password, or Klaviyo does not accept the key. ${count === 1 ? 'One message waits' : `${count} messages wait`} in the queue and ${count === 1 ? 'is' : 'are'} tried again. Look at the sender, or tell whoever runs the app.`,
    refusingAction: 'Look at the sender',
    unknown: (count: number) =>
      count === 1
        ? 'It is not known whether one mail arrived'
        : `It is not known whether ${count} mails arrived`,
    unknownText:
      'The line went dead, or a process stopped, in the middle of handing over. It is not sent again by itself, so nobody gets two.',
    unknownAction: 'Look',
    stuck: (count: number) =>
      count === 1
        ? 'One message has been in the queue for more than an hour'
        : `${count} messages have been in the queue for more than an hour`,
    stuckText:
      'The mail server takes nothing, or background work stands still. They go out once that is over.',
    stuckAction: 'Look',
    health: 'Open Health',
    klaviyo: 'Klaviyo is to send, and is not connected',
    klaviyoText: 'What is due by Klaviyo is not sent until its key is set.',
    klaviyoAction: 'Connect Klaviyo',
  },
  overview: {
    about:
      'Each message goes out at most once and by one sender. What was not sent says why. Figures are of the last 30 days.',
    saved: 'Senders saved',
    live: 'Live',
    off: 'Not live',
    offText: {
      returns: 'Nothing of this is sent before Returns is live.',
      reviews: 'Nobody is asked before Reviews is live.',
      loyalty: 'Nothing of this is sent before Loyalty is live.',
    },
    goLive: 'Look at going live',
    asked:
      'These answer what a customer asked for: they need no consent, no limit holds them back, and nobody can unsubscribe from them.',
    caption: (area: string) => `Messages of ${area} and what became of them in 30 days`,
    columns: {
      message: 'Message',
      sentBy: 'Sent by',
      due: 'Due',
      sent: 'Sent',
      merged: 'Merged',
      later: 'Later',
      notSent: 'Not sent',
      bounced: 'Bounced',
      clicked: 'Clicked',
    },
    sentByOf: (kind: string) => `Who sends “${kind}”`,
    consent: {
      nowhere: 'Needs no marketing consent',
      everywhere: 'Needs marketing consent everywhere',
      in: (countries: string) => `Needs marketing consent in ${countries}`,
    },
    countries: (count: number) => `${count} countries`,
    template: 'Words and preview',
    templateOf: (kind: string) => `Words and preview of “${kind}”`,
    log: 'Log',
    logOf: (kind: string) => `Log of “${kind}”`,
    waiting: (count: string) => (count === '1' ? '1 waits for its moment' : `${count} wait for their moment`),
    opened: (count: string) => `${count} opened (unreliable: many mail programs load every picture, or none)`,
    unknown: (count: string) => `${count} unknown`,
    why: (count: string) => `Why ${count} ${count === '1' ? 'was' : 'were'} not sent`,
    reason: (reason: string, count: string) => `${reason}: ${count}`,
    nothing: 'Nothing was due yet',
    nothingText:
      'Messages appear here once an area is live and something happens that a customer should hear of. Look at what they will say first.',
    nothingAction: 'Look at the review request',
  },
  rules: {
    saved: 'Rules saved',
    meaning: 'What this means',
    meaningAbout: 'As the rules stand on this page.',
    limits: {
      title: 'How much is too much',
      about:
        'For messages that nobody asked for. What a customer asked for, such as news of a return, always goes.',
      cap: 'At most, in any seven days',
      capHelp: 'Mails per customer. Empty: no cap.',
      mails: 'mails',
      together: 'Send together what falls due within',
      togetherHelp: 'One mail with several parts. 0: only what is due at the same moment.',
      minutes: 'minutes',
    },
    quiet: {
      title: 'Quiet hours',
      about: 'By the customer’s clock, also where it is changed for summer.',
      on: 'Keep quiet hours',
      from: 'From',
      to: 'Until',
    },
    priority: {
      title: 'What matters more',
      about: 'Where only one may go, the first of these goes, and the others wait and go with it.',
      up: (kind: string) => `Move “${kind}” up`,
      down: (kind: string) => `Move “${kind}” down`,
      moved: (kind: string, place: number) => `“${kind}” is number ${place} now`,
    },
    consent: {
      title: 'Who may be written to',
      about: 'Whether a customer agreed to marketing is what Shopify says at the moment of sending.',
      needs: 'Needs marketing consent',
      nowhere: 'Nowhere',
      everywhere: 'Everywhere',
      some: 'In some countries',
      recontact: 'Not again within',
      recontactHelp: '0: no limit.',
      days: 'days',
      add: 'Add a country',
      choose: 'Choose a country',
      europe: 'All of Europe that asks for it',
      none: 'No country yet',
      remove: (country: string) => `Remove ${country}`,
      law: 'The European Economic Area, Switzerland and the United Kingdom ask for consent to mail that nobody asked for.',
    },
    count: {
      title: 'What is counted',
      clicks: 'Count clicks',
      clicksHelp: 'Links lead over your storefront and on to where they go.',
      opens: 'Count openings',
      opensHelp:
        'A picture of one pixel. Unreliable: many mail programs load every picture at once, or none. Off, no mail has it.',
    },
    versions: {
      about: 'Who changed the rules, and the way back. The rules hold at once, also for what waits.',
      none: 'The rules were never changed: these are ours.',
    },
    means: {
      cap: (count: number) =>
        count === 1
          ? 'A customer gets at most one mail in any seven days, beside what they asked for.'
          : `A customer gets at most ${count} mails in any seven days, beside what they asked for.`,
      noCap: 'There is no cap on mails to one customer.',
      quiet: (from: string, to: string) =>
        `Nothing of it goes out between ${from} and ${to} where the customer is.`,
      noQuiet: 'There are no quiet hours; each kind keeps its own window.',
      together: (minutes: number) =>
        `What falls due within ${minutes === 1 ? 'a minute' : `${minutes} minutes`} goes in one mail.`,
      atOnce: 'What falls due at the same moment goes in one mail.',
      priority: (kinds: string) => `Where only one may go: ${kinds}.`,
      next: ', then ',
      consentNowhere: (kind: string) => `${kind} goes to every customer who did not say no to it.`,
      consentEverywhere: (kind: string) => `${kind} goes only to customers who agreed to marketing.`,
      consentIn: (kind: string, countries: string) =>
        `${kind}: in ${countries}, it goes only to customers who agreed to marketing; elsewhere, to all who did not say no to it.`,
      recontact: (kind: string, days: number) =>
        `${kind} goes to the same customer again after ${days === 1 ? 'a day' : `${days} days`} at the earliest.`,
      clicks: { on: 'Clicks are counted.', off: 'Clicks are not counted.' },
      opens: { on: 'Openings are counted.', off: 'Openings are not counted.' },
      incomplete: 'Some of it is not complete yet.',
      and: (list: string, last: string) => `${list} and ${last}`,
      others: (count: number) => (count === 1 ? 'one more' : `${count} more`),
    },
    inWords: {
      cap: (count: string) =>
        count === '1' ? 'at most 1 mail in seven days' : `at most ${count} mails in seven days`,
      noCap: 'no cap',
      quiet: (from: string, to: string) => `quiet hours from ${from} to ${to}`,
      noQuiet: 'no quiet hours',
      together: (minutes: string) => `together within ${minutes} minutes`,
      atOnce: 'together only at the same moment',
      before: ' before ',
      sentBy: (kind: string, who: string) => `${kind} by ${who.toLowerCase() === 'nobody' ? 'nobody' : who}`,
      consent: {
        nowhere: (kind: string) => `${kind} without consent`,
        everywhere: (kind: string) => `${kind} with consent everywhere`,
        in: (kind: string, count: number, codes: string) =>
          `${kind} with consent in ${count === 1 ? '1 country' : `${count} countries`} (${codes})`,
      },
      recontact: (kind: string, days: string) =>
        `${kind} again after ${days === '1' ? '1 day' : `${days} days`}`,
      noRecontact: (kind: string) => `${kind} again at any time`,
      clicks: { on: 'clicks counted', off: 'clicks not counted' },
      opens: { on: 'openings counted', off: 'openings not counted' },
    },
  },
  log,
  one,
  suppressed,
};
