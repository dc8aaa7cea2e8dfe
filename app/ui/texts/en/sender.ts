export const sender = {
  saved: 'Sender saved',
  checked: 'Records looked up',
  from: {
    title: 'Who mails come from',
    about: 'Customers know your own address, and answers to it reach you.',
    name: 'Name',
    nameHelp: 'Empty: the name of your shop.',
    address: 'Address',
    addressHelp: 'Of your own domain, such as hello@your-shop.com. Empty: ours.',
    replyTo: 'Answers go to',
    replyToHelp: 'Empty: to the address that mails come from.',
  },
  now: {
    ours: (name: string, address: string) =>
      `Mails come from ${name} <${address}>, an address of whoever runs this app.`,
    until: (name: string, address: string, own: string) =>
      `Until the three records below are right, mails come from ${name} <${address}>, and answers go to ${own}.`,
    own: (name: string, address: string) => `Mails come from ${name} <${address}>.`,
    replies: (address: string) => `Answers go to ${address}.`,
  },
  records: {
    title: 'Records of your domain',
    about:
      'They tell mail programs that we may send for you. Set them where your domain is managed, then look them up here. It can take an hour until they are seen everywhere.',
    none: 'Enter an address of your own domain and save. The records that it needs are then listed here, ready to copy.',
    unsaved: 'Save first: the records of a new address are listed then.',
    purposes: { dkim: 'DKIM', spf: 'SPF', dmarc: 'DMARC' },
    does: {
      dkim: 'The key to the signature on each mail, which shows that nobody changed it on its way.',
      spf: 'Names who may send from your domain. A domain has one such record, so the value below keeps what is already in it.',
      dmarc:
        'Says what becomes of mails that are neither signed nor named. A stricter one of yours stays as it is.',
    },
    states: {
      unasked: 'Not looked up yet',
      right: 'Right',
      missing: 'Not found',
      wrong: 'Differs',
      unreachable: 'No answer',
    },
    stateText: {
      unasked: 'Set it, then look it up.',
      right: '',
      missing: 'There is no such record yet.',
      wrong: 'Something else stands there.',
      unreachable: 'The name servers did not answer. What was proven before holds.',
    },
    type: 'Type',
    name: 'Name',
    value: 'Value',
    found: 'Found',
    copy: 'Copy',
    copyAll: 'Copy all records',
    copyLabel: (what: string, record: string) => `Copy the ${what.toLowerCase()} of ${record}`,
    copied: 'Copied',
    check: 'Look them up now',
    never: 'Not looked up yet.',
    lastCheck: 'Looked up',
  },
  way: {
    title: 'How mails go out',
    smtp: (host: string) => `By SMTP, through ${host}. Whoever runs the app decides this.`,
    mailgun: (domain: string) => `By Mailgun, with its domain ${domain}. Whoever runs the app decides this.`,
    none: 'No mail server is set, so nothing goes out. Whoever runs the app sets one.',
  },
  klaviyo: {
    title: 'Klaviyo',
    about:
      'A message that you let Klaviyo send reaches it as an event with the customer’s details; a flow there sends the mail.',
    connected: 'Connected',
    notConnected: 'Not connected',
    key: 'Private API key',
    keyHelp:
      'From Klaviyo under Settings, API keys, with access to events and profiles. It is kept sealed and never shown again.',
    another: 'Another key takes the place of the one that is kept.',
    remove: 'Remove the key',
    removing: 'The key is removed when you save. Messages left to Klaviyo are then not sent.',
    keep: 'Keep it',
  },
  flow: {
    title: 'Shopify Flow',
    text: 'In Shopify Flow, begin a workflow with the trigger “Message due” of Afterglow, ask it which message it is, and let it send the mail. In the overview, choose Shopify Flow as the sender of that message: Afterglow then never sends it itself.',
    overview: 'Open overview',
  },
};
