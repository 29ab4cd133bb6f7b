// Written by `npm run messages` from src/i18n/locales. Do not edit.
import type { Locale } from '../model/entities.ts'
import enBooking from './locales/en/booking.json' with { type: 'json' }
import enChatBot from './locales/en/chat-bot.json' with { type: 'json' }
import enChat from './locales/en/chat.json' with { type: 'json' }
import enContent from './locales/en/content.json' with { type: 'json' }
import enConversations from './locales/en/conversations.json' with { type: 'json' }
import enCrmConflicts from './locales/en/crm-conflicts.json' with { type: 'json' }
import enEmbedded from './locales/en/embedded.json' with { type: 'json' }
import enFieldFaults from './locales/en/field-faults.json' with { type: 'json' }
import enFrame from './locales/en/frame.json' with { type: 'json' }
import enHealth from './locales/en/health.json' with { type: 'json' }
import enInvitation from './locales/en/invitation.json' with { type: 'json' }
import enKeys from './locales/en/keys.json' with { type: 'json' }
import enLinks from './locales/en/links.json' with { type: 'json' }
import enMail from './locales/en/mail.json' with { type: 'json' }
import enMaximums from './locales/en/maximums.json' with { type: 'json' }
import enNotifications from './locales/en/notifications.json' with { type: 'json' }
import enPlaces from './locales/en/places.json' with { type: 'json' }
import enProblems from './locales/en/problems.json' with { type: 'json' }
import enReminders from './locales/en/reminders.json' with { type: 'json' }
import enReports from './locales/en/reports.json' with { type: 'json' }
import enSchedule from './locales/en/schedule.json' with { type: 'json' }
import enSettingsCalendars from './locales/en/settings/calendars.json' with { type: 'json' }
import enSettingsChanging from './locales/en/settings/changing.json' with { type: 'json' }
import enSettingsChat from './locales/en/settings/chat.json' with { type: 'json' }
import enSettingsDeliveries from './locales/en/settings/deliveries.json' with { type: 'json' }
import enSettingsGeneral from './locales/en/settings/general.json' with { type: 'json' }
import enSettingsHosting from './locales/en/settings/hosting.json' with { type: 'json' }
import enSettingsRecords from './locales/en/settings/records.json' with { type: 'json' }
import enSettingsSlackMatch from './locales/en/settings/slack-match.json' with { type: 'json' }
import enSlackFields from './locales/en/slack/fields.json' with { type: 'json' }
import enSlackForms from './locales/en/slack/forms.json' with { type: 'json' }
import enSlackGeneral from './locales/en/slack/general.json' with { type: 'json' }
import enSlackHome from './locales/en/slack/home.json' with { type: 'json' }
import enSlackMissed from './locales/en/slack/missed.json' with { type: 'json' }
import enSlackNotifications from './locales/en/slack/notifications.json' with { type: 'json' }
import enSlackOutsiders from './locales/en/slack/outsiders.json' with { type: 'json' }
import enSlackProblems from './locales/en/slack/problems.json' with { type: 'json' }
import enSlackProposals from './locales/en/slack/proposals.json' with { type: 'json' }
import enSlackReassign from './locales/en/slack/reassign.json' with { type: 'json' }
import enSlackVerbs from './locales/en/slack/verbs.json' with { type: 'json' }
import plBooking from './locales/pl/booking.json' with { type: 'json' }
import plChatBot from './locales/pl/chat-bot.json' with { type: 'json' }
import plChat from './locales/pl/chat.json' with { type: 'json' }
import plContent from './locales/pl/content.json' with { type: 'json' }
import plConversations from './locales/pl/conversations.json' with { type: 'json' }
import plCrmConflicts from './locales/pl/crm-conflicts.json' with { type: 'json' }
import plEmbedded from './locales/pl/embedded.json' with { type: 'json' }
import plFieldFaults from './locales/pl/field-faults.json' with { type: 'json' }
import plFrame from './locales/pl/frame.json' with { type: 'json' }
import plHealth from './locales/pl/health.json' with { type: 'json' }
import plInvitation from './locales/pl/invitation.json' with { type: 'json' }
import plKeys from './locales/pl/keys.json' with { type: 'json' }
import plLinks from './locales/pl/links.json' with { type: 'json' }
import plMail from './locales/pl/mail.json' with { type: 'json' }
import plMaximums from './locales/pl/maximums.json' with { type: 'json' }
import plNotifications from './locales/pl/notifications.json' with { type: 'json' }
import plPlaces from './locales/pl/places.json' with { type: 'json' }
import plProblems from './locales/pl/problems.json' with { type: 'json' }
import plReminders from './locales/pl/reminders.json' with { type: 'json' }
import plReports from './locales/pl/reports.json' with { type: 'json' }
import plSchedule from './locales/pl/schedule.json' with { type: 'json' }
import plSettingsCalendars from './locales/pl/settings/calendars.json' with { type: 'json' }
import plSettingsChanging from './locales/pl/settings/changing.json' with { type: 'json' }
import plSettingsChat from './locales/pl/settings/chat.json' with { type: 'json' }
import plSettingsDeliveries from './locales/pl/settings/deliveries.json' with { type: 'json' }
import plSettingsGeneral from './locales/pl/settings/general.json' with { type: 'json' }
import plSettingsHosting from './locales/pl/settings/hosting.json' with { type: 'json' }
import plSettingsRecords from './locales/pl/settings/records.json' with { type: 'json' }
import plSettingsSlackMatch from './locales/pl/settings/slack-match.json' with { type: 'json' }
import plSlackFields from './locales/pl/slack/fields.json' with { type: 'json' }
import plSlackForms from './locales/pl/slack/forms.json' with { type: 'json' }
import plSlackGeneral from './locales/pl/slack/general.json' with { type: 'json' }
import plSlackHome from './locales/pl/slack/home.json' with { type: 'json' }
import plSlackMissed from './locales/pl/slack/missed.json' with { type: 'json' }
import plSlackNotifications from './locales/pl/slack/notifications.json' with { type: 'json' }
import plSlackOutsiders from './locales/pl/slack/outsiders.json' with { type: 'json' }
import plSlackProblems from './locales/pl/slack/problems.json' with { type: 'json' }
import plSlackProposals from './locales/pl/slack/proposals.json' with { type: 'json' }
import plSlackReassign from './locales/pl/slack/reassign.json' with { type: 'json' }
import plSlackVerbs from './locales/pl/slack/verbs.json' with { type: 'json' }
import itBooking from './locales/it/booking.json' with { type: 'json' }
import itChatBot from './locales/it/chat-bot.json' with { type: 'json' }
import itChat from './locales/it/chat.json' with { type: 'json' }
import itContent from './locales/it/content.json' with { type: 'json' }
import itConversations from './locales/it/conversations.json' with { type: 'json' }
import itCrmConflicts from './locales/it/crm-conflicts.json' with { type: 'json' }
import itEmbedded from './locales/it/embedded.json' with { type: 'json' }
import itFieldFaults from './locales/it/field-faults.json' with { type: 'json' }
import itFrame from './locales/it/frame.json' with { type: 'json' }
import itHealth from './locales/it/health.json' with { type: 'json' }
import itInvitation from './locales/it/invitation.json' with { type: 'json' }
import itKeys from './locales/it/keys.json' with { type: 'json' }
import itLinks from './locales/it/links.json' with { type: 'json' }
import itMail from './locales/it/mail.json' with { type: 'json' }
import itMaximums from './locales/it/maximums.json' with { type: 'json' }
import itNotifications from './locales/it/notifications.json' with { type: 'json' }
import itPlaces from './locales/it/places.json' with { type: 'json' }
import itProblems from './locales/it/problems.json' with { type: 'json' }
import itReminders from './locales/it/reminders.json' with { type: 'json' }
import itReports from './locales/it/reports.json' with { type: 'json' }
import itSchedule from './locales/it/schedule.json' with { type: 'json' }
import itSettingsCalendars from './locales/it/settings/calendars.json' with { type: 'json' }
import itSettingsChanging from './locales/it/settings/changing.json' with { type: 'json' }
import itSettingsChat from './locales/it/settings/chat.json' with { type: 'json' }
import itSettingsDeliveries from './locales/it/settings/deliveries.json' with { type: 'json' }
import itSettingsGeneral from './locales/it/settings/general.json' with { type: 'json' }
import itSettingsHosting from './locales/it/settings/hosting.json' with { type: 'json' }
import itSettingsRecords from './locales/it/settings/records.json' with { type: 'json' }
import itSettingsSlackMatch from './locales/it/settings/slack-match.json' with { type: 'json' }
import itSlackFields from './locales/it/slack/fields.json' with { type: 'json' }
import itSlackForms from './locales/it/slack/forms.json' with { type: 'json' }
import itSlackGeneral from './locales/it/slack/general.json' with { type: 'json' }
import itSlackHome from './locales/it/slack/home.json' with { type: 'json' }
import itSlackMissed from './locales/it/slack/missed.json' with { type: 'json' }
import itSlackNotifications from './locales/it/slack/notifications.json' with { type: 'json' }
import itSlackOutsiders from './locales/it/slack/outsiders.json' with { type: 'json' }
import itSlackProblems from './locales/it/slack/problems.json' with { type: 'json' }
import itSlackProposals from './locales/it/slack/proposals.json' with { type: 'json' }
import itSlackReassign from './locales/it/slack/reassign.json' with { type: 'json' }
import itSlackVerbs from './locales/it/slack/verbs.json' with { type: 'json' }

export interface Catalog {
  'booking': {
    readonly with: (values: { names: string | number }) => string
    readonly duration: string
    readonly durationOption: (values: { count: number }) => string
    readonly placeVideo: string
    readonly callComing: string
    readonly callFromHost: (values: { host: string | number }) => string
    readonly placePhone: (values: { number: string | number }) => string
    readonly placePhoneYours: string
    readonly placePhoneAsked: (values: { host: string | number }) => string
    readonly hostCalls: (values: { host: string | number }) => string
    readonly badPhone: string
    readonly timesIn: (values: { zone: string | number }) => string
    readonly zoneLabel: string
    readonly noSuchZone: (values: { name: string | number }) => string
    readonly show: string
    readonly hours12: string
    readonly hours24: string
    readonly hourFormat: string
    readonly previousMonth: string
    readonly nextMonth: string
    readonly timesAvailable: (values: { count: number }) => string
    readonly noTimesOnDay: string
    readonly noTimesInMonth: string
    readonly noTimesAtAll: (values: { names: string | number }) => string
    readonly nextAvailable: (values: { day: string | number }) => string
    readonly pickDay: string
    readonly night: string
    readonly morning: string
    readonly afternoon: string
    readonly evening: string
    readonly loading: string
    readonly loadFailed: string
    readonly yourDetails: string
    readonly changeTime: string
    readonly name: string
    readonly email: string
    readonly phone: string
    readonly company: string
    readonly notes: string
    readonly guests: string
    readonly optional: string
    readonly choose: string
    readonly confirm: string
    readonly consent: (values: { text: string | number }) => string
    readonly slotLost: (values: { time: string | number }) => string
    readonly slotLostNone: (values: { time: string | number }) => string
    readonly slotGone: (values: { time: string | number }) => string
    readonly checkFields: string
    readonly mailLimit: string
    readonly codeTitle: string
    readonly codeSent: (values: { email: string | number }) => string
    readonly codeLabel: string
    readonly codeBook: string
    readonly codeAgain: string
    readonly codeAddress: string
    readonly codeWrong: string
    readonly codeSentAgain: (values: { email: string | number }) => string
    readonly codeWait: (values: { minutes: string | number }) => string
    readonly formExpired: string
    readonly badEmail: string
    readonly badName: string
    readonly badAnswer: string
    readonly ignored: (values: { names: string | number }) => string
    readonly inactive: (values: { names: string | number }) => string
    readonly inactiveAlone: string
    readonly linkUsed: (values: { names: string | number }) => string
    readonly booked: string
    readonly bookedText: (values: { email: string | number }) => string
    readonly moved: string
    readonly canceledTitle: string
    readonly endedTitle: string
    readonly endedText: {
      readonly held: string
      readonly missed: string
      readonly canceled: string
      readonly other: string
    }
    readonly yourMeeting: string
    readonly when: string
    readonly who: string
    readonly hostOfPool: string
    readonly callInEmail: string
    readonly yourHost: string
    readonly where: string
    readonly reference: string
    readonly addToCalendar: string
    readonly calendarFile: string
    readonly reschedule: string
    readonly cancel: string
    readonly noneTitle: string
    readonly noneText: (values: { name: string | number }) => string
    readonly noneLabel: string
    readonly noneHint: string
    readonly noneSend: (values: { name: string | number }) => string
    readonly wishSent: (values: { name: string | number }) => string
    readonly noneMissing: string
    readonly lateTitle: string
    readonly lateText: (values: { host: string | number }) => string
    readonly lateSent: (values: { host: string | number }) => string
    readonly lateBy: (values: { count: number }) => string
    readonly keep: string
    readonly cancelQuestion: string
    readonly reason: string
    readonly newTime: string
    readonly now: string
    readonly moveIt: string
    readonly alreadyMoved: string
    readonly otherTimesProposed: string
    readonly pickedMeeting: string
    readonly bookAnother: string
    readonly proposedUntil: (values: { when: string | number }) => string
    readonly proposesToYou: (values: { name: string | number }) => string
    readonly movesMeeting: (values: { when: string | number }) => string
    readonly proposalNone: string
    readonly proposalPicked: string
    readonly proposalOver: (values: { name: string | number }) => string
    readonly seeAll: string
    readonly whereToBe: (values: { place: string | number }) => string
    readonly askTitle: string
    readonly askText: (values: { names: string | number }) => string
    readonly askMessage: string
    readonly askSend: string
    readonly asked: (values: { names: string | number; email: string | number }) => string
    readonly back: string
    readonly poweredBy: string
    readonly badGuests: (values: { addresses: string | number }) => string
    readonly alsoInvited: string
    readonly before: string
    readonly canceledBy: (values: { name: string | number }) => string
    readonly canceledByYou: string
  }
  'chat-bot': {
    readonly says: {
      readonly greetOnline: (values: { siteName: string | number }) => string
      readonly greetOffline: (values: { opensAt: string | number }) => string
      readonly greetOfflineForGood: (values: { siteName: string | number }) => string
      readonly whichPage: string
      readonly siteQuestion: (values: { question: string | number }) => string
      readonly times: (values: { hostName: string | number; minutes: number; zone: string | number }) => string
      readonly moreTimes: (values: { hostName: string | number; zone: string | number }) => string
      readonly moveTimes: (values: { zone: string | number }) => string
      readonly noTimes: (values: { hostName: string | number }) => string
      readonly noTimesThen: (values: { hostName: string | number; nextAt: string | number }) => string
      readonly whichZone: string
      readonly zoneUnknown: (values: { typed: string | number }) => string
      readonly zoneSet: (values: { zone: string | number }) => string
      readonly wish: string
      readonly wishUnclear: string
      readonly details: (values: { startsAt: string | number }) => string
      readonly detailsWrong: string
      readonly emailTypo: (values: { domain: string | number }) => string
      readonly confirm: (values: { title: string | number; startsAt: string | number; zone: string | number; minutes: number; hostName: string | number; email: string | number }) => string
      readonly confirmMove: (values: { title: string | number; startsAt: string | number; zone: string | number }) => string
      readonly slotLost: (values: { startsAt: string | number }) => string
      readonly slotLostNoOther: (values: { startsAt: string | number }) => string
      readonly codeSent: (values: { email: string | number }) => string
      readonly codeWrong: (values: { email: string | number }) => string
      readonly booked: (values: { startsAt: string | number; zone: string | number; reference: string | number }) => string
      readonly moved: (values: { startsAt: string | number; zone: string | number; reference: string | number }) => string
      readonly stillBooked: (values: { startsAt: string | number; zone: string | number; reference: string | number }) => string
      readonly confirmCancel: (values: { title: string | number; startsAt: string | number }) => string
      readonly canceled: string
      readonly asked: string
      readonly stillLooking: string
      readonly messageWhat: string
      readonly messageEmail: string
      readonly emailWrong: string
      readonly messageTaken: (values: { email: string | number }) => string
      readonly repSuggests: (values: { repName: string | number; zone: string | number }) => string
      readonly closed: string
      readonly stale: string
      readonly notUnderstood: string
      readonly failed: string
      readonly refused: {
        readonly other: string
        readonly 'page-inactive': string
        readonly 'meeting-ended': string
        readonly 'meeting-canceled': string
        readonly 'mail-limit-reached': string
      }
    }
    readonly choices: {
      readonly book: string
      readonly ask: string
      readonly person: string
      readonly 'leave-message': string
      readonly skip: string
      readonly more: string
      readonly zone: string
      readonly none: string
      readonly 'change-details': string
      readonly 'use-email': string
      readonly 'keep-email': string
      readonly confirm: string
      readonly confirmMove: string
      readonly change: string
      readonly 'new-code': string
      readonly reschedule: string
      readonly cancel: string
      readonly 'confirm-cancel': string
      readonly 'keep-meeting': string
      readonly wait: string
      readonly 'email-me': string
      readonly retry: string
      readonly 'start-again': string
      readonly calendar: string
    }
    readonly form: {
      readonly name: string
      readonly email: string
      readonly phone: string
      readonly code: string
      readonly zone: string
      readonly continue: string
      readonly send: string
      readonly confirmCode: string
    }
    readonly faults: {
      readonly name: string
      readonly email: string
      readonly phone: string
      readonly answer: string
    }
    readonly joined: (values: { name: string | number }) => string
    readonly left: (values: { name: string | number }) => string
    readonly someone: string
    readonly zoneChosen: (values: { zone: string | number }) => string
  }
  'chat': {
    readonly launcher: string
    readonly greeting: string
    readonly consentText: string
    readonly noscript: string
    readonly panel: {
      readonly title: string
      readonly close: string
      readonly send: string
      readonly placeholder: string
      readonly messages: string
      readonly connecting: string
      readonly reconnecting: string
      readonly unreachable: string
      readonly retry: string
      readonly bookOnPage: string
      readonly notSent: string
      readonly sending: string
      readonly you: string
      readonly assistant: string
      readonly deleted: string
      readonly edited: string
      readonly typing: string
      readonly online: string
      readonly offline: string
      readonly allTimes: string
      readonly hideTimes: string
      readonly previousMonth: string
      readonly nextMonth: string
      readonly noTimes: string
      readonly loadingTimes: string
      readonly timesFailed: string
      readonly pickTime: (values: { day: string | number }) => string
      readonly freeDay: (values: { day: string | number }) => string
      readonly fullDay: (values: { day: string | number }) => string
      readonly chooseOption: string
      readonly fillIn: string
      readonly allow: string
      readonly refuse: string
      readonly closed: string
      readonly unread: (values: { count: number }) => string
      readonly limited: string
    }
  }
  'content': {
    readonly edit: string
    readonly editTitle: (values: { title: string | number }) => string
    readonly title: string
    readonly type: string
    readonly noType: string
    readonly place: string
    readonly places: {
      readonly phone: string
      readonly address: string
      readonly custom: string
    }
    readonly placeText: string
    readonly guests: string
    readonly guestsHint: string
    readonly description: string
    readonly note: string
    readonly notifiesNobody: string
    readonly notifies: string
    readonly over: string
    readonly inCalendar: string
    readonly changedMeanwhile: string
    readonly save: string
    readonly cancel: string
    readonly check: string
    readonly faults: {
      readonly title: string
      readonly meetingType: string
      readonly location: string
      readonly guests: string
      readonly description: string
      readonly internalNote: string
      readonly reminders: string
      readonly wrongGuests: (values: { addresses: string | number }) => string
    }
    readonly parts: {
      readonly title: string
      readonly description: string
      readonly location: string
      readonly guests: string
      readonly internalNote: string
      readonly meetingType: string
      readonly associations: string
      readonly reminders: string
      readonly attachments: string
      readonly invitation: string
    }
    readonly editor: {
      readonly toolbar: string
      readonly bold: string
      readonly italic: string
      readonly list: string
      readonly link: string
      readonly linkText: string
      readonly hint: string
      readonly snippet: string
      readonly choose: string
      readonly insert: string
      readonly inserted: string
      readonly missing: (values: { names: string | number }) => string
    }
    readonly attachments: string
    readonly files: string
    readonly filesHint: string
    readonly addFiles: string
    readonly remove: string
    readonly removeFile: (values: { name: string | number }) => string
    readonly fileFaults: {
      readonly 'too-large': string
      readonly 'too-many': string
    }
    readonly snippets: {
      readonly intro: string
      readonly none: string
      readonly add: string
      readonly name: string
      readonly text: string
      readonly share: string
      readonly shared: string
      readonly by: (values: { name: string | number }) => string
      readonly create: string
      readonly change: string
      readonly remove: string
      readonly removeNamed: (values: { name: string | number }) => string
      readonly full: string
      readonly placeholders: string
      readonly unknown: (values: { names: string | number }) => string
      readonly meanings: {
        readonly 'contact.first_name': string
        readonly 'contact.name': string
        readonly 'contact.email': string
        readonly 'contact.company': string
        readonly 'host.name': string
        readonly 'organizer.name': string
        readonly 'meeting.title': string
        readonly 'booking.link': string
      }
      readonly faults: {
        readonly name: string
        readonly text: string
      }
    }
  }
  'conversations': {
    readonly title: string
    readonly open: string
    readonly closed: string
    readonly none: string
    readonly noneClosed: string
    readonly setUp: string
    readonly visitor: (values: { number: string | number }) => string
    readonly waiting: string
    readonly takenBy: (values: { name: string | number }) => string
    readonly byBot: string
    readonly all: string
    readonly on: (values: { site: string | number }) => string
    readonly facts: {
      readonly page: string
      readonly local: string
      readonly email: string
      readonly said: (values: { email: string | number }) => string
      readonly verified: (values: { email: string | number }) => string
      readonly meeting: string
      readonly site: string
    }
    readonly take: string
    readonly leave: string
    readonly close: string
    readonly reply: string
    readonly send: string
    readonly note: string
    readonly addNote: string
    readonly noteHint: string
    readonly offer: string
    readonly offerHint: string
    readonly noFree: string
    readonly notYours: string
    readonly taken: (values: { name: string | number }) => string
    readonly isClosed: string
    readonly state: {
      readonly sent: string
      readonly reached: string
      readonly seen: string
    }
    readonly edited: string
    readonly deletedText: string
    readonly edit: string
    readonly delete: string
    readonly save: string
    readonly internal: string
    readonly bot: string
    readonly you: string
    readonly messageLeft: (values: { email: string | number }) => string
    readonly empty: string
    readonly noTimes: string
  }
  'crm-conflicts': {
    readonly title: string
    readonly intro: (values: { crm: string | number }) => string
    readonly changedBy: (values: { crm: string | number; name: string | number }) => string
    readonly here: string
    readonly keepOurs: string
    readonly takeTheirs: (values: { crm: string | number }) => string
    readonly canceledHere: string
    readonly nothing: string
    readonly chosen: string
    readonly fields: {
      readonly time: string
      readonly title: string
      readonly outcome: string
      readonly description: string
      readonly location: string
      readonly host: string
    }
  }
  'embedded': {
    readonly card: {
      readonly upcoming: string
      readonly past: string
      readonly none: string
      readonly schedule: string
      readonly host: string
      readonly when: string
      readonly outcome: string
      readonly open: string
    }
    readonly invited: (values: { name: string | number }) => string
    readonly notInvited: (values: { name: string | number }) => string
    readonly booked: string
    readonly with: string
    readonly reference: string
    readonly close: string
    readonly unknownUser: string
    readonly addUser: (values: { workspace: string | number; email: string | number }) => string
    readonly addThisUser: (values: { workspace: string | number }) => string
    readonly expired: string
    readonly openAgain: string
    readonly away: (values: { crm: string | number }) => string
    readonly tryLater: (values: { crm: string | number }) => string
  }
  'field-faults': {
    readonly 'too-long': (values: { max: string | number; length: string | number }) => string
    readonly 'too-many': (values: { max: string | number; count: string | number }) => string
    readonly length: (values: { max: string | number }) => string
    readonly 'no-name': string
    readonly 'no-title': string
    readonly 'bad-email': string
    readonly 'bad-email-of': (values: { address: string | number }) => string
    readonly 'contact-without-email': string
    readonly 'bad-phone': string
    readonly 'no-phone': string
    readonly 'bad-zone': string
    readonly 'bad-instant': string
    readonly 'past-start': string
    readonly 'minutes-range': (values: { min: string | number; max: string | number }) => string
    readonly 'minutes-of-list': (values: { allowed: string | number }) => string
    readonly 'answer-missing': (values: { question: string | number }) => string
    readonly 'answer-not-listed': (values: { options: string | number }) => string
    readonly 'no-code-needed': string
    readonly 'calendar-decides': string
    readonly 'host-is-invitee': string
    readonly 'guest-not-invited': string
    readonly 'no-outcome': string
    readonly 'bad-reminders': string
    readonly 'bad-link': string
    readonly 'no-address': string
    readonly 'no-place': string
    readonly 'file-too-large': (values: { max: string | number }) => string
    readonly 'files-missing': string
    readonly 'too-many-files': (values: { max: string | number }) => string
    readonly 'no-wish': string
    readonly 'no-slots': string
    readonly 'past-slot': string
    readonly 'bad-server-url': string
    readonly 'no-username': string
    readonly 'no-password': string
    readonly 'bad-slug': (values: { max: string | number }) => string
    readonly 'bad-durations': (values: { count: string | number; min: string | number; max: string | number }) => string
    readonly 'one-duration': string
    readonly 'no-hosts': string
    readonly 'one-host': string
    readonly 'weight-of-stranger': (values: { user: string | number }) => string
    readonly 'bad-weight': (values: { max: string | number }) => string
    readonly 'times-of-other-kind': string
    readonly 'slots-too-late': (values: { year: string | number }) => string
    readonly 'no-such-slot': string
    readonly 'bad-days': string
    readonly 'days-range': (values: { min: string | number; max: string | number }) => string
    readonly 'bad-limit': (values: { max: string | number }) => string
    readonly 'no-user': (values: { user: string | number }) => string
    readonly 'no-schedule': (values: { schedule: string | number }) => string
    readonly 'option-lines': string
    readonly 'no-question': string
    readonly 'no-options': string
    readonly 'same-question-id': string
    readonly 'unreadable-text': string
    readonly 'slack-account-taken': string
    readonly 'bad-channel': string
    readonly 'too-many-snippets': (values: { max: string | number }) => string
    readonly 'end-not-after-start': string
    readonly 'end-before-start': string
    readonly overlap: string
    readonly 'bad-time': string
    readonly 'bad-date': string
    readonly 'duplicate-date': string
    readonly 'too-many-dates': (values: { max: string | number }) => string
    readonly 'too-many-periods': (values: { max: string | number }) => string
    readonly 'no-text': string
    readonly 'no-times': string
    readonly 'bad-origin': string
    readonly 'bad-color': string
    readonly 'pale-color': (values: { color: string | number }) => string
    readonly 'no-such-page': (values: { page: string | number }) => string
    readonly 'no-pages': string
    readonly 'months-range': (values: { max: string | number }) => string
    readonly 'too-many-days': (values: { max: string | number }) => string
  }
  'frame': {
    readonly settings: string
    readonly records: string
    readonly reports: string
    readonly mails: string
    readonly slack: string
    readonly skip: string
    readonly conversations: string
  }
  'health': {
    readonly providers: {
      readonly hubspot: string
      readonly pipedrive: string
      readonly builtin: string
      readonly google: string
      readonly microsoft: string
      readonly caldav: string
      readonly slack: string
    }
    readonly owned: (values: { provider: string | number; owner: string | number }) => string
    readonly down: {
      readonly unauthorized: (values: { provider: string | number; time: string | number }) => string
      readonly unavailable: (values: { provider: string | number; time: string | number }) => string
      readonly 'rate-limited': (values: { provider: string | number; time: string | number }) => string
    }
    readonly waiting: {
      readonly none: string
      readonly you: (values: { count: number }) => string
      readonly other: (values: { count: number }) => string
      readonly itself: (values: { count: number }) => string
    }
    readonly hidden: string
    readonly hiddenWaiting: {
      readonly you: (values: { count: number }) => string
      readonly other: (values: { count: number }) => string
    }
    readonly back: (values: { provider: string | number; time: string | number }) => string
    readonly synced: (values: { count: number; provider: string | number; time: string | number }) => string
    readonly still: (values: { count: number }) => string
    readonly reconnect: string
    readonly openDeliveries: string
    readonly subjects: {
      readonly unauthorized: (values: { provider: string | number }) => string
      readonly unavailable: (values: { provider: string | number }) => string
      readonly 'rate-limited': (values: { provider: string | number }) => string
      readonly back: (values: { provider: string | number }) => string
    }
    readonly refused: {
      readonly record: {
        readonly text: (values: { provider: string | number; title: string | number; name: string | number }) => string
        readonly subject: (values: { provider: string | number; title: string | number }) => string
        readonly next: string
        readonly open: string
      }
      readonly call: {
        readonly text: (values: { provider: string | number; title: string | number; name: string | number }) => string
        readonly subject: (values: { title: string | number }) => string
        readonly next: string
        readonly open: string
      }
    }
  }
  'invitation': {
    readonly reschedule: string
    readonly cancel: string
    readonly title: string
    readonly text: string
    readonly send: string
    readonly sent: string
    readonly host: string
    readonly over: string
  }
  'keys': {
    readonly title: string
    readonly pending: (values: { percent: string | number }) => string
    readonly done: string
    readonly lost: string
    readonly accounts: (values: { count: number }) => string
    readonly slackTeam: (values: { count: number }) => string
    readonly meetingLink: (values: { count: number }) => string
    readonly proposalLink: (values: { count: number }) => string
    readonly chatSecret: (values: { count: number }) => string
  }
  'links': {
    readonly newTimes: string
    readonly editTimes: (values: { title: string | number }) => string
    readonly intro: string
    readonly title: string
    readonly titleNew: string
    readonly minutes: string
    readonly description: string
    readonly week: (values: { day: string | number }) => string
    readonly earlier: string
    readonly later: string
    readonly redraw: string
    readonly taken: string
    readonly buffer: string
    readonly bufferHint: string
    readonly notOffered: string
    readonly isNear: string
    readonly isTaken: string
    readonly offerAnyway: string
    readonly isUnknown: string
    readonly noStarts: string
    readonly otherWeeks: string
    readonly zone: (values: { zone: string | number }) => string
    readonly save: string
    readonly noTimes: string
    readonly badTime: string
    readonly tooMany: string
    readonly badTitle: string
    readonly badMinutes: string
    readonly badPlace: string
    readonly show: string
    readonly hide: string
    readonly nextTimes: string
    readonly nothingFree: string
    readonly isUsed: string
    readonly preview: string
    readonly share: string
    readonly address: string
    readonly snippet: string
    readonly allOff: string
    readonly allOn: string
    readonly areOff: string
    readonly areOffOf: (values: { name: string | number }) => string
    readonly mailLink: string
    readonly copy: string
    readonly copied: string
    readonly mailTimes: string
    readonly duplicate: string
    readonly copyTitle: (values: { title: string | number }) => string
    readonly remove: string
    readonly removeTitle: (values: { title: string | number }) => string
    readonly removeText: string
    readonly removeYes: string
    readonly keep: string
    readonly removed: string
    readonly makeDefault: string
    readonly isDefault: string
    readonly owner: string
    readonly everybody: string
    readonly mailTitle: (values: { title: string | number }) => string
    readonly mailIntro: string
    readonly recipientZone: string
    readonly recipientLocale: string
    readonly howMany: string
    readonly withLook: string
    readonly plainText: string
    readonly openMail: string
    readonly mailTimesQuestion: (values: { zone: string | number }) => string
    readonly mailOther: (values: { url: string | number }) => string
    readonly mailSubject: (values: { title: string | number }) => string
    readonly from: string
    readonly until: string
    readonly datesHint: string
  }
  'mail': {
    readonly bookedSubject: (values: { title: string | number; when: string | number }) => string
    readonly bookedHeading: string
    readonly bookedIntro: (values: { host: string | number }) => string
    readonly invitedSubject: (values: { title: string | number; when: string | number }) => string
    readonly invitedHeading: (values: { inviter: string | number }) => string
    readonly hostSubject: (values: { invitee: string | number; when: string | number }) => string
    readonly hostHeading: (values: { invitee: string | number }) => string
    readonly movedSubject: (values: { title: string | number; when: string | number }) => string
    readonly movedHeading: string
    readonly movedBy: (values: { name: string | number }) => string
    readonly updatedSubject: (values: { title: string | number; when: string | number }) => string
    readonly updatedHeading: string
    readonly updatedBy: (values: { name: string | number; parts: string | number }) => string
    readonly parts: {
      readonly title: string
      readonly description: string
      readonly location: string
    }
    readonly uninvitedSubject: (values: { title: string | number; when: string | number }) => string
    readonly uninvitedHeading: string
    readonly takenOverSubject: (values: { title: string | number; when: string | number }) => string
    readonly takenOverHeading: (values: { invitee: string | number }) => string
    readonly handedOverSubject: (values: { title: string | number; when: string | number }) => string
    readonly handedOverHeading: string
    readonly newHostSubject: (values: { title: string | number; when: string | number }) => string
    readonly newHostHeading: string
    readonly newHost: (values: { after: string | number; before: string | number }) => string
    readonly newHostPlace: (values: { after: string | number; before: string | number }) => string
    readonly newHostMoved: (values: { after: string | number; before: string | number }) => string
    readonly handed: {
      readonly awayByYou: (values: { after: string | number }) => string
      readonly away: (values: { name: string | number; after: string | number }) => string
      readonly awayByNewHost: (values: { after: string | number }) => string
      readonly toYouByYou: (values: { before: string | number }) => string
      readonly toYouByHost: (values: { before: string | number }) => string
      readonly toYou: (values: { name: string | number; before: string | number }) => string
      readonly byYou: (values: { before: string | number; after: string | number }) => string
      readonly byHost: (values: { before: string | number; after: string | number }) => string
      readonly byNewHost: (values: { after: string | number; before: string | number }) => string
      readonly by: (values: { name: string | number; before: string | number; after: string | number }) => string
    }
    readonly canceledSubject: (values: { title: string | number; when: string | number }) => string
    readonly canceledHeading: string
    readonly canceledBy: (values: { name: string | number }) => string
    readonly otherTimes: string
    readonly reminderSubject: (values: { title: string | number; when: string | number }) => string
    readonly reminderHeading: string
    readonly proposalSubject: (values: { organizer: string | number; title: string | number }) => string
    readonly proposalMoreSubject: (values: { organizer: string | number; title: string | number }) => string
    readonly nudgeSubject: (values: { title: string | number }) => string
    readonly nudgeHeading: string
    readonly nudgeIntro: (values: { organizer: string | number; title: string | number; minutes: string | number }) => string
    readonly proposalHeading: string
    readonly proposalIntro: (values: { organizer: string | number; title: string | number; minutes: string | number }) => string
    readonly proposalMoveSubject: (values: { organizer: string | number; title: string | number; when: string | number }) => string
    readonly proposalMoveHeading: string
    readonly proposalMoveIntro: (values: { organizer: string | number; title: string | number; when: string | number; minutes: string | number }) => string
    readonly wishSubject: (values: { name: string | number; title: string | number }) => string
    readonly wishHeading: (values: { name: string | number }) => string
    readonly wishIntro: (values: { title: string | number; email: string | number }) => string
    readonly seeProposedTimes: string
    readonly withdrawnSubject: (values: { title: string | number }) => string
    readonly withdrawnHeading: string
    readonly withdrawnIntro: (values: { organizer: string | number; title: string | number }) => string
    readonly proposalUntil: (values: { when: string | number }) => string
    readonly proposalConfirm: string
    readonly noneWork: string
    readonly signInSubject: string
    readonly signInHeading: string
    readonly signInIntro: string
    readonly signIn: string
    readonly inviteSubject: (values: { inviter: string | number; workspace: string | number }) => string
    readonly inviteHeading: (values: { workspace: string | number }) => string
    readonly inviteIntro: (values: { inviter: string | number; workspace: string | number }) => string
    readonly inviteAbout: string
    readonly inviteAccept: string
    readonly inviteLater: string
    readonly inviteValid: (values: { inviter: string | number }) => string
    readonly codeSubject: (values: { title: string | number }) => string
    readonly codeHeading: string
    readonly codeIntro: (values: { title: string | number }) => string
    readonly code: string
    readonly codeUnasked: string
    readonly outcomeSubject: (values: { title: string | number }) => string
    readonly outcomeHeading: string
    readonly outcomeIntro: string
    readonly recordOutcome: string
    readonly what: string
    readonly when: string
    readonly before: string
    readonly hostTime: (values: { name: string | number }) => string
    readonly where: string
    readonly who: string
    readonly contact: string
    readonly phone: string
    readonly company: string
    readonly guests: string
    readonly reason: string
    readonly reference: string
    readonly video: string
    readonly callFromHost: (values: { host: string | number }) => string
    readonly callFromYou: string
    readonly phoneAsked: string
    readonly phoneMissing: string
    readonly sendLink: (values: { invitee: string | number; when: string | number }) => string
    readonly askNumber: (values: { invitee: string | number; when: string | number }) => string
    readonly join: string
    readonly late: string
    readonly lateSubject: (values: { invitee: string | number; title: string | number }) => string
    readonly lateHeading: (values: { invitee: string | number; minutes: string | number }) => string
    readonly hostLateSubject: (values: { host: string | number; minutes: string | number; title: string | number }) => string
    readonly hostLateHeading: (values: { host: string | number; minutes: string | number }) => string
    readonly hostLateText: string
    readonly reschedule: string
    readonly newTime: string
    readonly openMeeting: string
    readonly unverified: string
    readonly missedSubject: (values: { name: string | number; title: string | number }) => string
    readonly missedHeading: (values: { name: string | number }) => string
    readonly missedIntro: string
    readonly fixCalendar: string
    readonly declinedSubject: (values: { name: string | number; title: string | number }) => string
    readonly declinedHeading: (values: { name: string | number }) => string
    readonly declinedIntro: string
    readonly proposeTimes: string
    readonly setUpSubject: (values: { host: string | number; invitee: string | number; when: string | number }) => string
    readonly setUpHeading: (values: { host: string | number; invitee: string | number }) => string
    readonly setUpBy: (values: { name: string | number }) => string
    readonly movedByYou: string
    readonly othersProposed: (values: { invitee: string | number }) => string
    readonly canceledByYou: string
    readonly host: string
    readonly cancelIt: string
    readonly rescheduleIt: string
    readonly linkSubject: (values: { title: string | number; when: string | number }) => string
    readonly linkHeading: string
    readonly linkIntro: string
    readonly openContact: string
    readonly openEvent: string
    readonly chatMessageSubject: (values: { who: string | number; site: string | number }) => string
    readonly chatMessageHeading: (values: { who: string | number }) => string
    readonly chatMessageIntro: string
    readonly chatPage: string
    readonly openConversation: string
  }
  'maximums': {
    readonly characters: (values: { max: string | number }) => string
    readonly entries: (values: { max: string | number }) => string
  }
  'notifications': {
    readonly title: string
    readonly own: string
    readonly ownHint: string
    readonly noSlack: string
    readonly channels: string
    readonly channelsHint: string
    readonly channel: {
      readonly booked: string
      readonly moved: string
      readonly canceled: string
    }
    readonly badChannel: string
  }
  'places': {
    readonly services: {
      readonly google: string
      readonly microsoft: string
    }
    readonly byCalendar: (values: { service: string | number }) => string
    readonly noCalendar: string
    readonly room: string
    readonly noRoom: string
    readonly link: string
    readonly noCallFault: (values: { hosts: string | number }) => string
    readonly noRoomFault: (values: { hosts: string | number }) => string
    readonly hostComing: string
    readonly hostMissing: string
    readonly hostNoNumber: string
    readonly calls: {
      readonly host: {
        readonly invitee: (values: { host: string | number; number: string | number }) => string
        readonly host: (values: { guest: string | number; number: string | number }) => string
        readonly other: (values: { host: string | number; guest: string | number; number: string | number }) => string
      }
      readonly invitee: {
        readonly invitee: (values: { host: string | number; number: string | number }) => string
        readonly host: (values: { guest: string | number; number: string | number }) => string
        readonly other: (values: { guest: string | number; host: string | number; number: string | number }) => string
      }
    }
    readonly texts: {
      readonly link: string
      readonly phone: string
      readonly address: string
      readonly custom: string
    }
    readonly missing: {
      readonly link: string
      readonly address: string
      readonly custom: string
    }
    readonly badNumber: string
    readonly roomTitle: string
    readonly roomText: string
    readonly roomLabel: string
    readonly roomFault: string
  }
  'problems': {
    readonly typedText: string
    readonly errorNumber: string
    readonly codes: {
      readonly 'slot-taken': {
        readonly title: string
        readonly detail: string
      }
      readonly 'slot-not-offered': {
        readonly title: string
        readonly detail: string
      }
      readonly 'page-not-found': {
        readonly title: string
        readonly detail: string
      }
      readonly 'page-gone': {
        readonly title: string
        readonly detail: string
      }
      readonly 'page-inactive': {
        readonly title: string
        readonly detail: string
      }
      readonly 'meeting-not-found': {
        readonly title: string
        readonly detail: string
      }
      readonly 'proposal-not-found': {
        readonly title: string
        readonly detail: string
      }
      readonly 'proposal-closed': {
        readonly title: string
        readonly detail: string
      }
      readonly 'not-found': {
        readonly title: string
        readonly detail: string
      }
      readonly 'meeting-ended': {
        readonly title: string
        readonly detail: string
      }
      readonly 'meeting-canceled': {
        readonly title: string
        readonly detail: string
      }
      readonly 'meeting-not-started': {
        readonly title: string
        readonly detail: string
      }
      readonly 'outcome-logged': {
        readonly title: string
        readonly detail: string
      }
      readonly 'calendar-decides': {
        readonly title: string
        readonly detail: string
      }
      readonly 'already-moved': {
        readonly title: string
        readonly detail: string
      }
      readonly 'host-busy': {
        readonly title: string
        readonly detail: string
      }
      readonly 'invalid-input': {
        readonly title: string
        readonly detail: string
      }
      readonly 'idempotency-key-reused': {
        readonly title: string
        readonly detail: string
      }
      readonly 'slug-taken': {
        readonly title: string
        readonly detail: string
      }
      readonly 'email-taken': {
        readonly title: string
        readonly detail: string
      }
      readonly 'slack-has-team': {
        readonly title: string
        readonly detail: string
      }
      readonly 'slack-team-elsewhere': {
        readonly title: string
        readonly detail: string
      }
      readonly unauthorized: {
        readonly title: string
        readonly detail: string
      }
      readonly forbidden: {
        readonly title: string
        readonly detail: string
      }
      readonly 'form-expired': {
        readonly title: string
        readonly detail: string
      }
      readonly 'other-site': {
        readonly title: string
        readonly detail: string
      }
      readonly misdirected: {
        readonly title: string
        readonly detail: string
      }
      readonly 'rate-limited': {
        readonly title: string
        readonly detail: string
      }
      readonly 'mail-limit-reached': {
        readonly title: string
        readonly detail: string
      }
      readonly 'email-code-needed': {
        readonly title: string
        readonly detail: string
      }
      readonly 'email-code-wrong': {
        readonly title: string
        readonly detail: string
      }
      readonly 'email-code-limit': {
        readonly title: string
        readonly detail: string
      }
      readonly 'too-large': {
        readonly title: string
        readonly detail: string
      }
      readonly 'database-away': {
        readonly title: string
        readonly detail: string
      }
      readonly unexpected: {
        readonly title: string
        readonly detail: string
      }
    }
  }
  'reminders': {
    readonly title: string
    readonly hint: string
    readonly amount: (values: { number: string | number }) => string
    readonly unit: (values: { number: string | number }) => string
    readonly units: {
      readonly minutes: string
      readonly hours: string
      readonly days: string
      readonly weeks: string
    }
    readonly workspaceHint: string
  }
  'reports': {
    readonly title: string
    readonly lastWeeks: (values: { count: number }) => string
    readonly period: string
    readonly from: string
    readonly to: string
    readonly showDays: string
    readonly host: string
    readonly allHosts: string
    readonly showHost: string
    readonly download: string
    readonly shown: (values: { days: string | number; zone: string | number }) => string
    readonly scope: {
      readonly everything: string
      readonly ofHost: (values: { name: string | number }) => string
      readonly own: string
    }
    readonly none: string
    readonly meetings: string
    readonly noShowRate: string
    readonly noShowOf: (values: { part: string | number; whole: string | number }) => string
    readonly cancelRate: string
    readonly cancelOf: (values: { count: number; part: string | number; whole: string | number }) => string
    readonly completion: string
    readonly completionOf: (values: { part: string | number; whole: string | number }) => string
    readonly lead: string
    readonly leadOf: (values: { time: string | number }) => string
    readonly leadShort: string
    readonly leadNote: string
    readonly week: string
    readonly share: string
    readonly otherOutcomes: string
    readonly views: {
      readonly week: string
      readonly outcome: string
      readonly host: string
      readonly organizer: string
      readonly page: string
      readonly source: string
      readonly owner: string
    }
    readonly columns: {
      readonly outcome: string
      readonly host: string
      readonly organizer: string
      readonly page: string
      readonly source: string
      readonly owner: string
    }
    readonly hostNote: string
    readonly noPage: string
    readonly noOwner: string
    readonly sources: {
      readonly page: string
      readonly slack: string
      readonly api: string
      readonly proposal: string
      readonly chat: string
      readonly record: string
      readonly calendar: string
    }
    readonly chart: {
      readonly weeks: (values: { weeks: string | number; count: string | number; week: string | number }) => string
      readonly groups: (values: { name: string | number; count: string | number }) => string
      readonly limit: (values: { count: string | number; total: string | number }) => string
      readonly numbers: string
    }
    readonly faults: {
      readonly badDate: string
      readonly reversed: string
      readonly tooLong: string
    }
    readonly file: {
      readonly reference: string
      readonly title: string
      readonly start: string
      readonly duration: string
      readonly host: string
      readonly organizer: string
      readonly inviteeName: string
      readonly inviteeEmail: string
      readonly page: string
      readonly source: string
      readonly outcome: string
      readonly bookedAt: string
    }
  }
  'schedule': {
    readonly title: (values: { name: string | number }) => string
    readonly titleNew: string
    readonly open: string
    readonly openWith: (values: { name: string | number }) => string
    readonly back: string
    readonly backToForm: string
    readonly noEmail: (values: { name: string | number }) => string
    readonly noCalendar: (values: { name: string | number }) => string
    readonly connect: string
    readonly unknown: (values: { name: string | number }) => string
    readonly host: string
    readonly me: (values: { name: string | number }) => string
    readonly organizer: string
    readonly day: string
    readonly otherDay: string
    readonly week: string
    readonly previousDay: string
    readonly nextDay: string
    readonly duration: string
    readonly otherDuration: string
    readonly ownMinutes: string
    readonly minutes: (values: { count: number }) => string
    readonly hours: (values: { count: number }) => string
    readonly show: string
    readonly times: (values: { zone: string | number }) => string
    readonly free: string
    readonly busy: string
    readonly tooClose: string
    readonly outsideHours: string
    readonly outsideOwnHours: string
    readonly otherTime: string
    readonly chosen: string
    readonly theirTime: (values: { time: string | number; name: string | number; zone: string | number }) => string
    readonly anyway: string
    readonly with: string
    readonly person: string
    readonly personNew: string
    readonly personName: string
    readonly personMissing: string
    readonly find: string
    readonly nobody: string
    readonly nothing: string
    readonly away: string
    readonly awayTitle: string
    readonly awayText: string
    readonly meetingTitle: string
    readonly titleHint: (values: { name: string | number }) => string
    readonly type: string
    readonly place: string
    readonly phone: string
    readonly address: string
    readonly custom: string
    readonly phoneNumber: string
    readonly phoneHint: string
    readonly guestZone: string
    readonly guestZoneUnknown: string
    readonly addressText: string
    readonly customText: string
    readonly guests: string
    readonly guestsHint: string
    readonly add: string
    readonly remove: (values: { name: string | number }) => string
    readonly colleague: string
    readonly suggestions: (values: { count: number }) => string
    readonly records: string
    readonly whichDeal: string
    readonly findRecord: string
    readonly recordTypes: {
      readonly contacts: string
      readonly companies: string
      readonly deals: string
      readonly tickets: string
      readonly leads: string
    }
    readonly description: string
    readonly note: string
    readonly none: string
    readonly withText: string
    readonly sendInvite: string
    readonly sendInviteHint: string
    readonly save: string
    readonly taken: (values: { name: string | number }) => string
    readonly takenOwn: string
    readonly repeated: string
    readonly unsaved: string
    readonly guest: {
      readonly title: string
      readonly text: string
      readonly label: string
      readonly person: (values: { email: string | number }) => string
      readonly found: string
    }
    readonly faults: {
      readonly title: string
      readonly startsAt: string
      readonly twoTimes: (values: { chosen: string | number; typed: string | number }) => string
      readonly durationMinutes: string
      readonly guests: string
      readonly guestText: (values: { text: string | number }) => string
      readonly contact: string
      readonly place: string
      readonly phone: string
      readonly text: string
      readonly type: string
      readonly reminders: string
      readonly records: string
      readonly noTime: string
    }
    readonly pastDay: string
    readonly pastTimesToday: string
  }
  'settings/calendars': {
    readonly none: string
    readonly connect: string
    readonly connectText: string
    readonly serverUrl: string
    readonly username: string
    readonly password: string
    readonly connectButton: string
    readonly connected: string
    readonly refused: (values: { reason: string | number }) => string
    readonly incomplete: string
    readonly checked: string
    readonly checkedHint: string
    readonly synced: (values: { time: string | number }) => string
    readonly never: string
    readonly lost: (values: { reason: string | number }) => string
    readonly calendarLost: string
    readonly writeTo: string
    readonly writeNowhere: string
    readonly disconnect: string
    readonly connectedNow: string
    readonly refusedBy: (values: { provider: string | number }) => string
    readonly connectWith: (values: { provider: string | number }) => string
    readonly otherServer: string
    readonly notConfigured: (values: { provider: string | number; variables: string | number }) => string
    readonly fixThis: string
    readonly reconnect: string
    readonly remove: string
    readonly lookAgain: string
    readonly doubtful: (values: { count: string | number }) => string
    readonly unreadable: (values: { count: string | number }) => string
    readonly readOnly: string
    readonly uses: string
    readonly isForPages: string
    readonly isSynced: string
    readonly hasReminders: string
    readonly rules: string
    readonly ruleAllDay: string
    readonly ruleTentative: string
    readonly ruleDeclined: string
    readonly ruleFree: string
    readonly rulesHint: string
    readonly tasks: string
    readonly tasksText: string
    readonly tasksOn: string
    readonly tasksOff: string
    readonly tasksShown: (values: { name: string | number }) => string
    readonly tasksName: string
    readonly tasksMore: string
    readonly failed: (values: { reason: string | number }) => string
  }
  'settings/changing': {
    readonly reschedule: string
    readonly rescheduleTitle: (values: { title: string | number }) => string
    readonly cancel: string
    readonly cancelTitle: (values: { title: string | number }) => string
    readonly now: string
    readonly newTime: string
    readonly otherTime: string
    readonly check: string
    readonly noTime: string
    readonly reason: string
    readonly guestReads: (values: { name: string | number }) => string
    readonly optional: string
    readonly informed: (values: { name: string | number }) => string
    readonly notInformed: (values: { name: string | number }) => string
    readonly proposeOthers: string
    readonly proposeHint: (values: { name: string | number }) => string
    readonly ownTimes: string
    readonly ownTime: (values: { number: string | number }) => string
    readonly noOthers: string
    readonly move: string
    readonly keep: string
    readonly otherTimes: string
    readonly moved: string
    readonly canceled: string
    readonly taken: (values: { time: string | number }) => string
    readonly notOffered: (values: { time: string | number }) => string
    readonly changed: string
    readonly inCalendar: string
    readonly over: string
    readonly logged: string
    readonly past: string
    readonly outsideHours: (values: { names: string | number }) => string
  }
  'settings/chat': {
    readonly intro: string
    readonly none: string
    readonly add: string
    readonly addTitle: string
    readonly change: string
    readonly changeNamed: (values: { name: string | number }) => string
    readonly on: string
    readonly off: string
    readonly nowhere: string
    readonly noPage: string
    readonly nobody: string
    readonly basics: string
    readonly name: string
    readonly nameHint: string
    readonly isActive: string
    readonly origins: string
    readonly originsHint: string
    readonly booking: string
    readonly page: string
    readonly morePages: string
    readonly hours: string
    readonly hoursHint: string
    readonly look: string
    readonly color: string
    readonly colorHint: string
    readonly position: string
    readonly positions: {
      readonly left: string
      readonly right: string
    }
    readonly greeting: (values: { language: string | number }) => string
    readonly greetingHint: string
    readonly questions: string
    readonly questionsHint: string
    readonly question: string
    readonly options: string
    readonly privacy: string
    readonly consent: string
    readonly consents: {
      readonly none: string
      readonly notice: string
      readonly ask: string
    }
    readonly consentText: string
    readonly consentTextHint: (values: { text: string | number }) => string
    readonly identity: string
    readonly identities: {
      readonly off: string
      readonly optional: string
      readonly required: string
    }
    readonly identityHint: string
    readonly retention: string
    readonly create: string
    readonly snippet: string
    readonly snippetHint: string
    readonly preview: string
    readonly previewHint: string
    readonly secrets: string
    readonly secretsHint: string
    readonly noSecret: string
    readonly secretLine: (values: { id: string | number; time: string | number }) => string
    readonly newSecret: string
    readonly newSecretTitle: string
    readonly newSecretText: string
    readonly secretKid: string
    readonly secretText: string
    readonly back: string
    readonly deleteSecret: string
    readonly deleteSecretNamed: (values: { id: string | number }) => string
    readonly remove: string
    readonly removeTitle: (values: { name: string | number }) => string
    readonly removeText: string
    readonly removeYes: string
    readonly keep: string
    readonly removed: string
    readonly created: string
    readonly full: (values: { max: string | number }) => string
    readonly takeChats: string
    readonly takeChatsHint: string
    readonly takesChats: string
    readonly faults: {
      readonly name: string
      readonly origin: (values: { origin: string | number }) => string
      readonly pageIds: string
      readonly color: (values: { color: string | number }) => string
      readonly badColor: string
      readonly question: string
      readonly retention: (values: { max: string | number }) => string
    }
  }
  'settings/deliveries': {
    readonly none: string
    readonly what: string
    readonly where: string
    readonly when: string
    readonly state: string
    readonly states: {
      readonly queued: string
      readonly retrying: string
      readonly delivered: string
      readonly failed: string
      readonly skipped: string
    }
    readonly all: string
    readonly attempts: (values: { count: number }) => string
    readonly next: (values: { time: string | number }) => string
    readonly retry: string
    readonly retried: string
    readonly targets: {
      readonly refused: string
      readonly 'no-call:host': string
      readonly 'mail:invitee': string
      readonly 'mail:host': string
      readonly 'declined:host': string
      readonly 'link:invitee': string
      readonly 'mail:guest': string
      readonly late: string
      readonly calendar: string
      readonly crm: string
      readonly 'slack:host': string
      readonly 'slack:changes': string
      readonly slack: string
      readonly 'before:slack': string
      readonly 'logged:slack': string
      readonly reminder: string
      readonly 'outcome:slack': string
      readonly 'outcome:mail': string
      readonly 'proposal:mail': string
      readonly 'proposal:nudge': string
      readonly 'proposal:wish': string
      readonly 'proposal:slack': string
      readonly 'proposal:cards': string
    }
    readonly sendNow: string
    readonly retryAll: (values: { count: number; where: string | number }) => string
    readonly retriedAll: string
    readonly waitingFor: (values: { provider: string | number }) => string
    readonly waitingText: (values: { provider: string | number; time: string | number }) => string
    readonly upToDate: string
    readonly behind: string
    readonly details: string
    readonly sent: string
    readonly held: string
    readonly lastError: string
    readonly tries: string
    readonly nextTry: string
    readonly soon: string
    readonly contactLink: string
    readonly recordLink: string
    readonly unlinked: string
    readonly messageLink: string
    readonly event: (values: { id: string | number }) => string
    readonly personOf: (values: { target: string | number; name: string | number }) => string
    readonly search: string
    readonly find: string
    readonly kinds: {
      readonly crm: string
      readonly calendar: string
      readonly mail: string
      readonly slack: string
    }
    readonly allKinds: string
    readonly previous: string
    readonly following: string
    readonly ours: {
      readonly unforeseen: string
      readonly accessLost: string
      readonly keyMissing: string
      readonly calendarLost: string
      readonly noAnswer: string
      readonly ownClientRefused: string
      readonly noEmailAddress: string
      readonly mailLoginRefused: string
      readonly mailRefused: string
      readonly mailServerAway: string
      readonly accessRefused: (values: { provider: string | number }) => string
      readonly calendarAccessRefused: (values: { provider: string | number }) => string
      readonly recordMissing: (values: { provider: string | number }) => string
      readonly recordExists: (values: { provider: string | number }) => string
      readonly recordBusy: (values: { provider: string | number }) => string
      readonly recordRefused: (values: { provider: string | number }) => string
      readonly recordRefusedFor: (values: { provider: string | number; answer: string | number }) => string
      readonly requestLimit: (values: { provider: string | number }) => string
      readonly unusableAnswer: (values: { provider: string | number }) => string
      readonly serverError: (values: { provider: string | number; status: string | number }) => string
      readonly gatewayRefused: (values: { provider: string | number; status: string | number }) => string
      readonly scopeMissing: (values: { provider: string | number; scopes: string | number }) => string
      readonly notPermitted: (values: { provider: string | number }) => string
      readonly propertyRequired: (values: { provider: string | number; properties: string | number }) => string
      readonly emptyPropertyRequired: (values: { provider: string | number }) => string
      readonly propertyRefused: (values: { provider: string | number; properties: string | number }) => string
      readonly fieldsRefused: (values: { provider: string | number; fields: string | number }) => string
      readonly planFull: (values: { provider: string | number }) => string
      readonly planEnded: (values: { provider: string | number }) => string
      readonly outcomeUnknown: (values: { provider: string | number; outcome: string | number }) => string
      readonly contactHidden: (values: { provider: string | number }) => string
      readonly personDeleted: (values: { provider: string | number }) => string
      readonly manyWrites: (values: { provider: string | number }) => string
      readonly dailyBudget: (values: { provider: string | number }) => string
      readonly shutOut: (values: { provider: string | number }) => string
      readonly calendarDeleted: (values: { provider: string | number }) => string
      readonly eventBusy: string
      readonly providerWaits: (values: { provider: string | number }) => string
      readonly providerTrouble: (values: { provider: string | number }) => string
      readonly requestRefused: (values: { provider: string | number }) => string
      readonly repeatOfDeleted: (values: { provider: string | number }) => string
      readonly noPush: (values: { provider: string | number }) => string
      readonly noWatchEnd: (values: { provider: string | number }) => string
      readonly passwordRefused: string
      readonly calendarServerWaits: string
      readonly calendarServerError: (values: { status: string | number }) => string
      readonly calendarServerAway: string
      readonly httpsNeeded: string
      readonly privateAddress: string
      readonly noNewCalendar: string
      readonly noCalendarDeletion: string
      readonly calendarMissing: string
      readonly calendarForbidden: string
      readonly unexpectedAnswer: (values: { status: string | number }) => string
      readonly noCalendarsHere: string
      readonly calendarReadOnly: string
      readonly eventRefused: (values: { status: string | number }) => string
      readonly unreadableEvent: string
      readonly endlessList: string
      readonly providerAnswered: (values: { provider: string | number; answer: string | number }) => string
      readonly providerAway: (values: { provider: string | number }) => string
      readonly responseRefused: (values: { provider: string | number; status: string | number }) => string
      readonly conversationBusy: string
      readonly meetingChanged: string
      readonly notSetUp: (values: { provider: string | number }) => string
      readonly providerRefused: (values: { answer: string | number }) => string
      readonly consentElsewhere: string
      readonly consentPartial: string
      readonly otherSlackTeam: string
    }
  }
  'settings/general': {
    readonly signIn: {
      readonly title: string
      readonly intro: string
      readonly email: string
      readonly send: string
      readonly sentTitle: string
      readonly sent: (values: { email: string | number }) => string
      readonly again: string
      readonly confirmTitle: (values: { workspace: string | number }) => string
      readonly confirmText: string
      readonly confirm: string
      readonly slack: string
      readonly linkUsed: string
      readonly slackUnknown: string
    }
    readonly frame: {
      readonly today: string
      readonly hours: string
      readonly pages: string
      readonly calendars: string
      readonly snippets: string
      readonly chat: string
      readonly notifications: string
      readonly people: string
      readonly workspace: string
      readonly connections: string
      readonly deliveries: string
      readonly signOut: string
      readonly save: string
      readonly saved: string
      readonly check: string
      readonly show: string
    }
    readonly today: {
      readonly upcoming: string
      readonly nothing: string
      readonly due: string
      readonly wishes: string
      readonly recent: string
      readonly join: string
      readonly now: string
      readonly with: (values: { name: string | number }) => string
      readonly host: (values: { name: string | number }) => string
    }
    readonly meeting: {
      readonly invitee: string
      readonly guests: string
      readonly host: string
      readonly bookedBy: string
      readonly where: string
      readonly note: string
      readonly outcome: string
      readonly notes: string
      readonly history: string
      readonly record: string
      readonly undo: string
      readonly outcomeUndone: (values: { actor: string | number; outcome: string | number }) => string
      readonly outcomeBy: (values: { outcome: string | number; actor: string | number; time: string | number }) => string
      readonly dealTitle: string
      readonly dealText: (values: { name: string | number }) => string
      readonly noDeal: string
      readonly invited: (values: { time: string | number; name: string | number }) => string
      readonly notBegun: string
      readonly unverified: string
      readonly answer: {
        readonly accepted: string
        readonly declined: string
        readonly tentative: string
      }
      readonly proposeTitle: string
      readonly proposeText: (values: { name: string | number }) => string
      readonly proposeTextCanceled: (values: { name: string | number }) => string
      readonly proposeNone: string
      readonly proposeChoose: string
      readonly proposeSend: string
      readonly proposeMessage: string
      readonly proposalStates: {
        readonly made: (values: { actor: string | number }) => string
        readonly open: string
        readonly picked: string
        readonly withdrawn: string
        readonly expired: string
        readonly asked: (values: { wish: string | number }) => string
      }
      readonly proposed: (values: { name: string | number }) => string
      readonly event: {
        readonly declined: (values: { actor: string | number }) => string
        readonly edited: (values: { actor: string | number }) => string
        readonly reassigned: (values: { before: string | number; after: string | number; actor: string | number }) => string
        readonly late: (values: { actor: string | number; minutes: string | number }) => string
        readonly booked: (values: { actor: string | number }) => string
        readonly rescheduled: (values: { actor: string | number; from: string | number }) => string
        readonly canceled: (values: { actor: string | number }) => string
        readonly outcome: (values: { actor: string | number; outcome: string | number }) => string
      }
      readonly canceledHint: (values: { outcome: string | number }) => string
    }
    readonly outcomes: {
      readonly scheduled: string
      readonly completed: string
      readonly rescheduled: string
      readonly 'no-show': string
      readonly canceled: string
    }
    readonly hours: {
      readonly intro: string
      readonly another: string
      readonly title: string
      readonly name: string
      readonly timeZone: string
      readonly weekly: string
      readonly weeklyHint: string
      readonly overrides: string
      readonly overridesHint: string
      readonly date: string
      readonly periods: string
      readonly faults: {
        readonly unreadable: string
        readonly 'bad-time': string
        readonly 'end-not-after-start': string
        readonly overlap: string
        readonly 'bad-zone': string
        readonly 'bad-date': string
        readonly 'duplicate-date': string
        readonly 'end-before-start': string
        readonly 'too-many-dates': (values: { max: string | number }) => string
        readonly 'too-many-periods': (values: { max: string | number }) => string
      }
    }
    readonly pages: {
      readonly none: string
      readonly create: string
      readonly edit: (values: { title: string | number }) => string
      readonly used: string
      readonly on: string
      readonly off: string
      readonly turnOn: string
      readonly turnOff: string
      readonly change: string
      readonly title: string
      readonly slug: string
      readonly slugHint: string
      readonly description: string
      readonly kind: string
      readonly kinds: {
        readonly personal: string
        readonly 'round-robin': string
        readonly group: string
        readonly 'specific-times': string
      }
      readonly hosts: string
      readonly weight: string
      readonly weightOf: (values: { name: string | number }) => string
      readonly weightsHint: string
      readonly schedule: string
      readonly ownSchedule: string
      readonly durations: string
      readonly durationsHint: string
      readonly step: string
      readonly bufferBefore: string
      readonly bufferAfter: string
      readonly notice: string
      readonly horizon: string
      readonly perDay: string
      readonly perWeek: string
      readonly optional: string
      readonly place: string
      readonly places: {
        readonly phone: string
        readonly address: string
        readonly custom: string
      }
      readonly placeText: string
      readonly questions: string
      readonly questionsHint: string
      readonly question: string
      readonly answerKind: string
      readonly answerKinds: {
        readonly text: string
        readonly textarea: string
        readonly select: string
        readonly checkbox: string
      }
      readonly required: string
      readonly options: string
      readonly meetingType: string
      readonly noMeetingType: string
      readonly meetingTypeGone: (values: { type: string | number }) => string
      readonly consent: string
      readonly footer: string
      readonly manageLinks: string
      readonly asksEmailCode: string
      readonly faults: {
        readonly title: string
        readonly slug: string
        readonly slugTaken: string
        readonly durationsMinutes: string
        readonly stepMinutes: string
        readonly buffer: string
        readonly noticeMinutes: string
        readonly horizonDays: string
        readonly horizonDates: string
        readonly limits: string
        readonly hostIds: string
        readonly weights: string
        readonly questions: string
        readonly reminders: string
        readonly location: string
        readonly other: string
      }
      readonly slugKept: string
    }
    readonly people: {
      readonly firstPage: string
      readonly invite: string
      readonly inviteText: string
      readonly inviteButton: string
      readonly invited: (values: { email: string | number }) => string
      readonly invitationOpen: string
      readonly invitationExpired: string
      readonly invitations: {
        readonly open: string
        readonly expired: string
      }
      readonly withdraw: string
      readonly withdrawn: string
      readonly noAccess: string
      readonly noAccessText: string
      readonly inviteAgain: string
      readonly name: string
      readonly email: string
      readonly timeZone: string
      readonly locale: string
      readonly role: string
      readonly admin: string
      readonly rep: string
      readonly you: string
      readonly emailTaken: string
      readonly badName: string
      readonly badEmail: string
      readonly lastAdmin: string
      readonly inSlack: string
    }
    readonly workspace: {
      readonly name: string
      readonly locale: string
      readonly localeHint: string
      readonly timeZone: string
      readonly ownerFirst: string
      readonly ownerFirstHint: string
    }
    readonly connections: {
      readonly builtin: string
      readonly builtinText: string
      readonly active: (values: { label: string | number }) => string
      readonly serviceKey: (values: { provider: string | number }) => string
      readonly lost: (values: { label: string | number; reason: string | number }) => string
      readonly notConnected: (values: { provider: string | number }) => string
      readonly notConfigured: (values: { provider: string | number; variables: string | number }) => string
      readonly connect: (values: { provider: string | number }) => string
      readonly reconnect: (values: { provider: string | number }) => string
      readonly remove: string
      readonly adminOnly: string
      readonly slackOn: string
      readonly slackSimulator: (values: { variables: string | number }) => string
      readonly slackOpenSimulator: string
      readonly slackInstall: string
      readonly connected: (values: { provider: string | number }) => string
      readonly refused: (values: { provider: string | number }) => string
    }
  }
  'settings/hosting': {
    readonly reassign: string
    readonly reassignText: string
    readonly newHost: string
    readonly check: string
    readonly free: (values: { name: string | number }) => string
    readonly hostsTime: (values: { time: string | number; name: string | number; zone: string | number }) => string
    readonly outsideHours: (values: { time: string | number; name: string | number; zone: string | number }) => string
    readonly hostsPlace: string
    readonly hostsPhone: (values: { name: string | number }) => string
    readonly hostsPhoneHint: (values: { name: string | number; guest: string | number }) => string
    readonly unknown: (values: { name: string | number }) => string
    readonly busy: (values: { name: string | number; times: string | number }) => string
    readonly busyThen: (values: { name: string | number }) => string
    readonly hasIt: (values: { name: string | number }) => string
    readonly reason: string
    readonly give: (values: { name: string | number }) => string
    readonly given: (values: { name: string | number }) => string
    readonly changed: string
    readonly notInvited: string
    readonly notInvitedText: string
    readonly invite: string
    readonly notSent: string
    readonly notSentText: (values: { name: string | number }) => string
    readonly guestsNotSent: string
    readonly invited: string
    readonly scheduled: (values: { name: string | number }) => string
    readonly scheduledQuietly: string
  }
  'settings/records': {
    readonly tabs: {
      readonly contacts: string
      readonly companies: string
      readonly tasks: string
      readonly import: string
    }
    readonly tasks: string
    readonly addTask: string
    readonly taskTitle: string
    readonly taskDue: string
    readonly taskWho: string
    readonly taskDone: string
    readonly taskDoneFor: (values: { title: string | number }) => string
    readonly taskFault: string
    readonly noTasks: string
    readonly overdue: string
    readonly title: string
    readonly search: string
    readonly find: string
    readonly none: string
    readonly elsewhere: string
    readonly contact: string
    readonly company: string
    readonly owner: string
    readonly noOwner: string
    readonly next: string
    readonly meetings: string
    readonly email: string
    readonly phone: string
    readonly tracking: string
    readonly campaign: string
    readonly medium: string
    readonly source: string
    readonly deals: string
    readonly openDeal: string
    readonly closedDeal: string
    readonly timeline: string
    readonly proposed: (values: { actor: string | number }) => string
    readonly wish: string
    readonly waiting: string
    readonly noTimeline: string
    readonly cancelReason: string
    readonly history: string
    readonly change: {
      readonly logged: string
      readonly moved: (values: { from: string | number; to: string | number }) => string
      readonly title: (values: { before: string | number; after: string | number }) => string
      readonly host: (values: { before: string | number; after: string | number }) => string
      readonly outcome: (values: { before: string | number; after: string | number }) => string
    }
    readonly previous: string
    readonly following: string
    readonly total: (values: { count: number }) => string
    readonly all: string
    readonly newContact: string
    readonly edit: string
    readonly editTitle: (values: { name: string | number }) => string
    readonly export: string
    readonly name: string
    readonly emails: string
    readonly emailsHint: string
    readonly companyHint: string
    readonly faults: {
      readonly name: string
      readonly emails: string
      readonly wrongEmails: (values: { addresses: string | number }) => string
      readonly emailTaken: (values: { email: string | number }) => string
      readonly phone: string
      readonly company: string
      readonly owner: string
      readonly domain: string
      readonly nameTaken: string
      readonly domainTaken: string
    }
    readonly companies: {
      readonly title: string
      readonly search: string
      readonly none: string
      readonly total: (values: { count: number }) => string
      readonly all: string
      readonly new: string
      readonly name: string
      readonly domain: string
      readonly domainHint: string
      readonly contacts: string
      readonly noContacts: string
      readonly allContacts: (values: { count: number }) => string
      readonly openDeals: string
      readonly noDeals: string
    }
    readonly deal: {
      readonly add: string
      readonly name: string
      readonly stage: string
      readonly stages: {
        readonly new: string
        readonly qualified: string
        readonly proposal: string
        readonly won: string
        readonly lost: string
      }
      readonly change: (values: { name: string | number }) => string
      readonly close: string
      readonly reopen: string
      readonly hint: string
      readonly fault: string
    }
    readonly note: {
      readonly title: string
      readonly text: string
      readonly add: string
      readonly by: (values: { author: string | number; time: string | number }) => string
      readonly fault: string
    }
    readonly sheet: {
      readonly name: string
      readonly emails: string
      readonly phone: string
      readonly company: string
      readonly owner: string
    }
    readonly import: {
      readonly title: string
      readonly intro: string
      readonly rules: string
      readonly file: string
      readonly paste: string
      readonly check: string
      readonly faults: {
        readonly empty: string
        readonly tooLarge: string
        readonly tooMany: string
        readonly tooManyColumns: string
        readonly rowTooLong: (values: { line: string | number }) => string
        readonly noEmails: (values: { columns: string | number }) => string
        readonly openQuote: (values: { line: string | number }) => string
      }
      readonly previewTitle: string
      readonly used: (values: { columns: string | number }) => string
      readonly unused: (values: { columns: string | number }) => string
      readonly counts: {
        readonly new: (values: { count: number }) => string
        readonly updated: (values: { count: number }) => string
        readonly unchanged: (values: { count: number }) => string
        readonly refused: (values: { count: number }) => string
      }
      readonly kinds: {
        readonly new: string
        readonly updated: string
        readonly unchanged: string
        readonly refused: string
        readonly inPart: string
      }
      readonly line: string
      readonly reason: string
      readonly fills: string
      readonly more: (values: { count: number }) => string
      readonly reasons: {
        readonly 'no-address': string
        readonly 'bad-address': (values: { text: string | number }) => string
        readonly 'too-many-cells': string
        readonly 'several-contacts': string
        readonly repeated: (values: { line: string | number }) => string
      }
      readonly leftOut: {
        readonly 'bad-address': (values: { text: string | number }) => string
        readonly 'bad-phone': (values: { text: string | number }) => string
        readonly 'unknown-owner': (values: { text: string | number }) => string
        readonly 'too-many-addresses': string
        readonly 'long-name': string
        readonly 'long-company': string
      }
      readonly download: string
      readonly correct: string
      readonly contacts: string
      readonly another: string
      readonly confirm: string
      readonly again: string
      readonly nothing: string
      readonly done: (values: { new: string | number; updated: string | number; unchanged: string | number; refused: string | number }) => string
    }
  }
  'settings/slack-match': {
    readonly title: string
    readonly text: string
    readonly who: string
    readonly byEmail: string
    readonly foundByEmail: (values: { name: string | number }) => string
    readonly notFound: (values: { email: string | number }) => string
    readonly away: string
    readonly partial: (values: { count: number }) => string
  }
  'slack/fields': {
    readonly 'invitee.email': string
    readonly 'invitee.name': string
    readonly 'invitee.phone': string
    readonly 'invitee.company': string
    readonly 'invitee.timeZone': string
    readonly answers: string
    readonly associations: string
    readonly description: string
    readonly durationMinutes: string
    readonly email: string
    readonly endsAt: string
    readonly files: string
    readonly guests: string
    readonly hostId: string
    readonly hostIds: string
    readonly internalNote: string
    readonly location: string
    readonly meetingType: string
    readonly message: string
    readonly minutes: string
    readonly name: string
    readonly notes: string
    readonly outcome: string
    readonly reason: string
    readonly reminders: string
    readonly slots: string
    readonly startsAt: string
    readonly text: string
    readonly timeZone: string
    readonly title: string
  }
  'slack/forms': {
    readonly propose: string
    readonly who: string
    readonly whoHint: string
    readonly whoPlaceholder: string
    readonly whoMissing: string
    readonly createContact: (values: { email: string | number }) => string
    readonly type: string
    readonly anyMeeting: string
    readonly duration: string
    readonly minutes: (values: { minutes: string | number }) => string
    readonly from: string
    readonly until: string
    readonly parts: string
    readonly partNames: {
      readonly morning: string
      readonly afternoon: string
      readonly evening: string
    }
    readonly howMany: string
    readonly sendVia: string
    readonly vias: {
      readonly email: string
      readonly link: string
    }
    readonly message: string
    readonly holds: string
    readonly holdTimes: string
    readonly preview: string
    readonly guestZoneUnknown: string
    readonly noFree: (values: { asked: string | number }) => string
    readonly nextFree: (values: { time: string | number }) => string
    readonly useIt: string
    readonly badDates: string
    readonly badDay: string
    readonly pastDates: string
    readonly adjust: string
    readonly pickTimes: string
    readonly taken: (values: { times: string | number }) => string
    readonly moreDates: string
    readonly book: string
    readonly bookSubmit: string
    readonly host: string
    readonly date: string
    readonly time: string
    readonly inZone: (values: { zone: string | number }) => string
    readonly place: string
    readonly places: {
      readonly video: string
      readonly phone: string
      readonly address: string
      readonly custom: string
    }
    readonly placeText: string
    readonly placeHint: string
    readonly placeMissing: string
    readonly attendees: string
    readonly records: string
    readonly reminders: string
    readonly remindersHint: string
    readonly mostReminders: string
    readonly badReminder: (values: { part: string | number }) => string
    readonly description: string
    readonly sendInvite: string
    readonly sendInviteYes: string
    readonly sendInviteHint: string
    readonly notInvited: string
    readonly canceledQuietly: (values: { meeting: string | number }) => string
    readonly movedQuietly: (values: { meeting: string | number; time: string | number }) => string
    readonly internalNote: string
    readonly title: string
    readonly bookAnyway: string
    readonly bookOver: string
    readonly reschedule: string
    readonly newTime: string
    readonly otherDay: string
    readonly otherClock: string
    readonly pickNewTime: string
    readonly bothOrNone: string
    readonly reason: string
    readonly reasonHint: string
    readonly move: string
    readonly alreadyMoved: (values: { who: string | number; ago: string | number; time: string | number }) => string
    readonly alreadyChanged: string
    readonly notFree: (values: { times: string | number }) => string
    readonly moved: (values: { meeting: string | number; time: string | number }) => string
    readonly cancelTitle: string
    readonly cancelSubmit: string
    readonly newTimes: string
    readonly newTimesHint: string
    readonly canceled: (values: { meeting: string | number }) => string
    readonly canceledAlready: string
    readonly newTimesSent: (values: { times: string | number }) => string
    readonly noNewTimes: string
    readonly ended: string
    readonly match: string
    readonly matchText: (values: { crm: string | number }) => string
    readonly matchSearch: string
    readonly matchName: string
    readonly matchEmail: string
    readonly matchBoth: string
    readonly use: string
    readonly note: string
    readonly noteLabel: string
    readonly noteHint: string
    readonly save: string
    readonly noteSaved: string
    readonly openEvent: string
    readonly copyLink: string
    readonly copyLinkText: string
    readonly settings: string
    readonly hoursHint: string
    readonly zone: string
    readonly language: string
    readonly chats: string
    readonly chatsYes: string
    readonly notifications: string
    readonly notices: {
      readonly booked: string
      readonly moved: string
      readonly canceled: string
      readonly answered: string
      readonly declined: string
      readonly before: string
      readonly outcome: string
      readonly digest: string
    }
    readonly badHours: (values: { day: string | number }) => string
    readonly endAfterStart: (values: { day: string | number }) => string
    readonly overlap: (values: { day: string | number }) => string
    readonly saved: string
    readonly badEmail: string
    readonly badPhone: string
    readonly pastTime: string
  }
  'slack/general': {
    readonly send: string
    readonly copy: string
    readonly post: string
    readonly postAsk: string
    readonly postAskText: string
    readonly postNot: string
    readonly onlyYou: string
    readonly edit: string
    readonly adjust: string
    readonly undo: string
    readonly use: (values: { word: string | number }) => string
    readonly remove: (values: { time: string | number }) => string
    readonly join: string
    readonly reschedule: string
    readonly open: string
    readonly openInCrm: (values: { crm: string | number }) => string
    readonly cancel: string
    readonly inCrm: (values: { hasDeal: boolean; crm: string | number; deal: string | number }) => string
    readonly propose: string
    readonly shareLink: string
    readonly today: string
    readonly help: (values: { command: string | number; hasLiveChat: boolean }) => string
    readonly unknownUser: (values: { email: string | number }) => string
    readonly unknownUserNoEmail: string
    readonly failed: string
    readonly previewTitle: (values: { count: string | number; minutes: string | number; title: string | number; guest: string | number }) => string
    readonly previewText: (values: { count: number; guest: string | number }) => string
    readonly asked: (values: { days: string | number }) => string
    readonly anyDay: string
    readonly guestZoneUnknown: string
    readonly recheck: (values: { expires: string | number }) => string
    readonly noFree: string
    readonly nextFree: (values: { time: string | number }) => string
    readonly noTimesLeft: string
    readonly whoMissing: (values: { command: string | number }) => string
    readonly noContact: (values: { name: string | number }) => string
    readonly whichContact: (values: { name: string | number }) => string
    readonly oneGuest: string
    readonly noEmail: string
    readonly noteTooLong: (values: { length: string | number; max: string | number }) => string
    readonly whichDate: string
    readonly whichType: (values: { word: string | number }) => string
    readonly unknownWord: (values: { word: string | number }) => string
    readonly didYouMean: (values: { word: string | number; suggestion: string | number }) => string
    readonly parts: {
      readonly type: string
      readonly duration: string
      readonly count: string
      readonly zone: string
      readonly via: string
    }
    readonly fault: {
      readonly 'too-long': (values: { length: string | number; max: string | number }) => string
      readonly 'count-out-of-range': (values: { min: string | number; max: string | number; count: string | number }) => string
      readonly 'duration-not-offered': (values: { minutes: string | number; hasAllowed: boolean; allowed: string | number }) => string
      readonly 'duration-out-of-range': (values: { min: string | number; max: string | number }) => string
      readonly 'time-in-the-past': (values: { day: string | number }) => string
      readonly 'bad-range': (values: { word: string | number }) => string
      readonly 'no-such-time': (values: { word: string | number }) => string
      readonly 'no-such-date': (values: { word: string | number }) => string
      readonly 'weekday-mismatch': (values: { day: string | number }) => string
      readonly 'unknown-zone': (values: { word: string | number }) => string
      readonly 'unknown-channel': (values: { word: string | number }) => string
      readonly 'bad-email': (values: { word: string | number }) => string
      readonly 'given-twice': (values: { part: string | number }) => string
      readonly 'nothing-left': string
    }
    readonly sent: (values: { guest: string | number; title: string | number }) => string
    readonly copyThis: string
    readonly copyIntro: (values: { title: string | number; minutes: string | number }) => string
    readonly copyLink: (values: { url: string | number }) => string
    readonly posted: string
    readonly draftUsed: string
    readonly draftOld: string
    readonly proposalCard: (values: { host: string | number; guest: string | number; title: string | number; minutes: string | number }) => string
    readonly proposalCardText: (values: { host: string | number; guest: string | number; title: string | number }) => string
    readonly pick: (values: { time: string | number }) => string
    readonly pickThis: string
    readonly lostTime: (values: { time: string | number }) => string
    readonly noneLeft: string
    readonly noneSuits: string
    readonly noneSend: string
    readonly sending: string
    readonly proposalCardFoot: (values: { expires: string | number; url: string | number }) => string
    readonly ownProposal: string
    readonly bookedCard: (values: { title: string | number; guest: string | number; time: string | number }) => string
    readonly takenCard: (values: { time: string | number; hasOthers: boolean; others: string | number }) => string
    readonly closedCard: {
      readonly picked: string
      readonly withdrawn: string
      readonly expired: string
    }
    readonly pickTitle: string
    readonly pickEmail: string
    readonly pickName: string
    readonly pickSubmit: string
    readonly close: string
    readonly working: string
    readonly checking: string
    readonly badEmail: string
    readonly badName: string
    readonly editTitle: string
    readonly editLabel: string
    readonly editSubmit: string
    readonly bookedText: (values: { meeting: string | number; time: string | number }) => string
    readonly movedText: (values: { meeting: string | number; time: string | number }) => string
    readonly canceledText: (values: { meeting: string | number; time: string | number }) => string
    readonly when: string
    readonly guestTime: (values: { time: string | number }) => string
    readonly where: string
    readonly host: string
    readonly guests: string
    readonly outcome: string
    readonly bookedBadge: string
    readonly movedBadge: string
    readonly canceledBadge: string
    readonly places: {
      readonly video: string
      readonly phone: string
      readonly noLink: string
      readonly noNumber: string
    }
    readonly movedReply: (values: { who: string | number; from: string | number; to: string | number; hasReason: boolean; reason: string | number }) => string
    readonly movedBy: (values: { who: string | number; hasReason: boolean; reason: string | number }) => string
    readonly guestNamed: (values: { name: string | number }) => string
    readonly canceledReply: (values: { who: string | number; hasReason: boolean; reason: string | number }) => string
    readonly declinedReply: (values: { who: string | number; proposeUrl: string | number }) => string
    readonly lateReply: (values: { who: string | number; minutes: string | number }) => string
    readonly howDidItGo: (values: { meeting: string | number }) => string
    readonly howDidItGoText: (values: { meeting: string | number }) => string
    readonly whichDeal: (values: { guest: string | number }) => string
    readonly noDeal: string
    readonly chooseDeal: string
    readonly dealLabel: (values: { name: string | number }) => string
    readonly stillGoing: string
    readonly otherOutcome: string
    readonly outcomeBy: (values: { outcome: string | number; who: string | number; time: string | number }) => string
    readonly asksAgain: (values: { time: string | number }) => string
    readonly outcomes: {
      readonly scheduled: string
      readonly completed: string
      readonly rescheduled: string
      readonly 'no-show': string
      readonly canceled: string
    }
    readonly logged: (values: { outcome: string | number; meeting: string | number; time: string | number }) => string
    readonly undoOver: string
    readonly noEnded: string
    readonly nextMeeting: string
    readonly nothingNext: string
    readonly agendaFor: (values: { days: string | number }) => string
    readonly agendaEmpty: (values: { days: string | number }) => string
    readonly more: (values: { count: number; url: string | number }) => string
    readonly yourLink: (values: { title: string | number; url: string | number }) => string
    readonly linkPosted: (values: { host: string | number; link: string | number }) => string
    readonly noPage: (values: { url: string | number }) => string
  }
  'slack/home': {
    readonly fixThis: string
    readonly calendarLost: (values: { account: string | number }) => string
    readonly reconnect: string
    readonly now: string
    readonly next: string
    readonly nothingNext: string
    readonly today: string
    readonly tomorrow: string
    readonly noneToday: string
    readonly noneTomorrow: string
    readonly more: (values: { count: number; url: string | number }) => string
    readonly due: string
    readonly moreOutcomes: string
    readonly proposals: string
    readonly wishes: string
    readonly proposalLine: (values: { title: string | number; guest: string | number; expires: string | number }) => string
    readonly chats: string
    readonly takingChats: string
    readonly notTakingChats: string
    readonly takeChats: string
    readonly stopChats: string
    readonly links: string
    readonly copy: string
    readonly copyNamed: (values: { title: string | number }) => string
    readonly share: string
    readonly shareNamed: (values: { title: string | number }) => string
    readonly linkTitle: string
    readonly copyThis: string
    readonly shareTo: string
    readonly shareSend: string
    readonly shared: string
    readonly notShared: string
    readonly settings: string
    readonly notifications: string
    readonly connections: string
    readonly help: string
    readonly welcome: (values: { name: string | number }) => string
    readonly welcomeText: string
    readonly stillOpen: string
    readonly stepCalendar: string
    readonly stepHours: string
    readonly stepLink: string
    readonly doCalendar: string
    readonly doHours: string
    readonly doLink: string
    readonly noPage: string
    readonly sample: string
    readonly doSample: string
    readonly refreshed: (values: { time: string | number }) => string
  }
  'slack/missed': {
    readonly text: (values: { name: string | number; title: string | number }) => string
    readonly intro: (values: { name: string | number; email: string | number; title: string | number }) => string
    readonly wanted: (values: { time: string | number }) => string
    readonly propose: string
    readonly fix: string
    readonly dismiss: string
    readonly dismissed: (values: { name: string | number; title: string | number }) => string
    readonly gone: string
  }
  'slack/notifications': {
    readonly bookedFor: (values: { organizer: string | number }) => string
    readonly youBooked: (values: { host: string | number }) => string
    readonly channelBy: (values: { host: string | number }) => string
    readonly channelMore: (values: { count: number }) => string
    readonly before: (values: { meeting: string | number; time: string | number }) => string
    readonly beforeText: (values: { meeting: string | number; time: string | number }) => string
    readonly lastNote: (values: { day: string | number; note: string | number }) => string
    readonly task: {
      readonly 'send-link': (values: { guest: string | number }) => string
      readonly 'ask-number': (values: { guest: string | number }) => string
    }
    readonly late: string
    readonly lateBy: (values: { count: number }) => string
    readonly lateSent: (values: { guest: string | number; minutes: string | number }) => string
    readonly loggedIn: (values: { outcome: string | number; meeting: string | number; crm: string | number; time: string | number }) => string
    readonly replyHint: string
    readonly addNotes: string
    readonly nextStep: string
    readonly writeToGuest: string
    readonly noted: string
    readonly noteChanged: string
    readonly noteKept: string
    readonly outcomeTitle: string
    readonly outcomeLabel: string
    readonly notesLabel: string
    readonly notesHint: string
    readonly stepLabel: string
    readonly stepHint: string
    readonly stepNote: (values: { step: string | number }) => string
    readonly followUp: string
    readonly save: string
    readonly saved: string
    readonly missedTitle: string
    readonly followUpTitle: string
    readonly mailLabel: (values: { guest: string | number }) => string
    readonly timesLabel: string
    readonly timesHint: string
    readonly send: string
    readonly pickOne: string
    readonly takenSince: (values: { times: string | number }) => string
    readonly noTimes: (values: { url: string | number }) => string
    readonly mailSent: (values: { guest: string | number }) => string
    readonly missedMail: (values: { guest: string | number; host: string | number }) => string
    readonly followUpMail: (values: { guest: string | number; host: string | number }) => string
    readonly digest: (values: { day: string | number }) => string
    readonly digestMeetings: (values: { count: number }) => string
    readonly digestNone: string
    readonly digestDue: (values: { count: number; names: string | number }) => string
    readonly digestWishes: (values: { count: number; names: string | number }) => string
    readonly digestProposals: (values: { count: number; names: string | number }) => string
    readonly digestChats: string
    readonly openToday: string
  }
  'slack/outsiders': {
    readonly notForYou: string
  }
  'slack/problems': {
    readonly 'slot-taken': string
    readonly 'slot-not-offered': string
    readonly 'page-not-found': string
    readonly 'page-gone': string
    readonly 'page-inactive': string
    readonly 'meeting-not-found': string
    readonly 'proposal-not-found': string
    readonly 'not-found': string
    readonly 'meeting-ended': string
    readonly 'outcome-logged': string
    readonly 'calendar-decides': string
    readonly 'invalid-input': string
    readonly 'idempotency-key-reused': string
    readonly forbidden: string
    readonly 'form-expired': string
    readonly 'mail-limit-reached': string
    readonly 'email-code-needed': string
  }
  'slack/proposals': {
    readonly title: (values: { title: string | number; minutes: string | number; guest: string | number }) => string
    readonly states: {
      readonly sent: string
      readonly shared: string
      readonly opened: string
      readonly instead: string
      readonly answered: string
      readonly picked: string
      readonly expired: string
      readonly withdrawn: string
    }
    readonly statusText: (values: { guest: string | number; title: string | number; state: string | number }) => string
    readonly askedText: (values: { guest: string | number; title: string | number; wish: string | number }) => string
    readonly askedBefore: (values: { wish: string | number }) => string
    readonly pickedTime: (values: { time: string | number }) => string
    readonly madeAt: (values: { time: string | number }) => string
    readonly sentAt: (values: { time: string | number }) => string
    readonly openedAt: (values: { time: string | number }) => string
    readonly nudgedAt: (values: { time: string | number }) => string
    readonly expires: (values: { time: string | number }) => string
    readonly nudge: string
    readonly nudgeLabel: string
    readonly nudgedNow: string
    readonly nudgedBefore: string
    readonly withdraw: string
    readonly withdrawTitle: string
    readonly withdrawText: string
    readonly keep: string
    readonly add: string
    readonly again: string
    readonly proposeInstead: (values: { time: string | number }) => string
    readonly proposedInstead: (values: { time: string | number }) => string
    readonly addTitle: string
    readonly addLabel: string
    readonly addSubmit: string
    readonly addNone: string
    readonly added: string
    readonly addedMailed: string
    readonly pickSome: string
    readonly alsoProposed: (values: { time: string | number; guests: string | number }) => string
    readonly outsideHours: (values: { times: string | number }) => string
    readonly clockChange: (values: { times: string | number }) => string
    readonly proposeTimes: string
    readonly shareTitle: string
    readonly noteTitle: string
    readonly noteWhich: string
    readonly noteText: string
    readonly noteSave: string
    readonly noteSaved: (values: { meeting: string | number }) => string
    readonly noteNone: string
    readonly noteEmpty: string
    readonly book: string
    readonly minutes: (values: { minutes: string | number }) => string
    readonly nextFree: (values: { times: string | number }) => string
    readonly noneFree: string
    readonly askAdmin: string
    readonly askedAdmin: string
    readonly joinRequest: (values: { name: string | number; hasEmail: boolean; email: string | number }) => string
    readonly addUser: string
  }
  'slack/reassign': {
    readonly title: string
    readonly next: string
    readonly newHost: string
    readonly newHostHint: string
    readonly now: (values: { host: string | number }) => string
    readonly missing: string
    readonly free: (values: { host: string | number }) => string
    readonly hostsTime: (values: { time: string | number; host: string | number }) => string
    readonly outsideHours: (values: { time: string | number; host: string | number }) => string
    readonly hostsPlace: (values: { place: string | number }) => string
    readonly unknown: (values: { host: string | number }) => string
    readonly busy: (values: { host: string | number; times: string | number }) => string
    readonly busyThen: (values: { host: string | number }) => string
    readonly pickAnother: string
    readonly hasIt: (values: { host: string | number }) => string
    readonly fromCalendar: string
    readonly submit: string
    readonly done: (values: { meeting: string | number; time: string | number; host: string | number }) => string
    readonly handedHeader: (values: { meeting: string | number }) => string
    readonly handed: (values: { meeting: string | number; time: string | number; host: string | number }) => string
    readonly handedBy: (values: { who: string | number; hasReason: boolean; reason: string | number }) => string
  }
  'slack/verbs': {
    readonly bookTitle: (values: { title: string | number; minutes: string | number; guest: string | number }) => string
    readonly bookText: (values: { title: string | number; guest: string | number; time: string | number }) => string
    readonly onBehalfOf: (values: { host: string | number }) => string
    readonly confirm: string
    readonly confirmTime: (values: { time: string | number }) => string
    readonly bookAnyway: string
    readonly change: string
    readonly busy: (values: { who: string | number; times: string | number }) => string
    readonly youAreBusy: (values: { times: string | number }) => string
    readonly whichTime: string
    readonly freeInstead: string
    readonly booked: (values: { meeting: string | number; time: string | number; reference: string | number }) => string
    readonly whichDue: string
    readonly moreDue: (values: { count: number }) => string
    readonly bookedQuietly: (values: { meeting: string | number; time: string | number; reference: string | number }) => string
    readonly bookUsed: string
    readonly oneHost: string
    readonly freeFor: (values: { names: string | number; minutes: string | number }) => string
    readonly noCommon: (values: { names: string | number }) => string
    readonly nextCommon: (values: { time: string | number }) => string
    readonly proposeThese: string
    readonly proposeOne: string
    readonly freeForWhom: (values: { command: string | number }) => string
    readonly noColleague: (values: { name: string | number }) => string
    readonly whoMissing: (values: { command: string | number }) => string
    readonly noMatch: (values: { name: string | number }) => string
    readonly crmAway: string
    readonly company: string
    readonly owner: string
    readonly nobody: string
    readonly lastMeeting: string
    readonly nextMeeting: string
    readonly none: string
    readonly openDeals: string
    readonly whichPerson: (values: { name: string | number }) => string
    readonly search: string
    readonly create: string
    readonly lastSeen: (values: { day: string | number }) => string
    readonly noUpcoming: string
    readonly noUpcomingWith: (values: { name: string | number }) => string
    readonly whichMove: string
    readonly whichCancel: string
    readonly moreMeetings: (values: { count: number }) => string
    readonly noLiveChat: string
    readonly takingChats: string
    readonly notTakingChats: string
    readonly takeChats: string
    readonly stopChats: string
    readonly connections: string
    readonly connect: string
    readonly calendars: string
    readonly noCalendar: string
    readonly readAt: (values: { time: string | number }) => string
    readonly notReadYet: string
    readonly writtenAt: (values: { time: string | number }) => string
    readonly notWrittenYet: string
    readonly sentAt: (values: { time: string | number }) => string
    readonly notSentYet: string
    readonly notSending: string
    readonly accessLost: string
    readonly crm: string
    readonly noCrm: string
    readonly slack: string
    readonly mail: string
    readonly slackHere: string
    readonly statusAllWell: string
    readonly statusWaiting: string
    readonly statusSome: string
    readonly waiting: (values: { count: number }) => string
    readonly failed: (values: { count: number }) => string
    readonly openLedger: string
    readonly openSettings: string
    readonly outcomesDue: (values: { count: string | number }) => string
    readonly fromDeal: (values: { deal: string | number }) => string
    readonly noDeal: (values: { deal: string | number }) => string
    readonly noDealPeople: (values: { deal: string | number }) => string
    readonly didYouMean: (values: { name: string | number }) => string
    readonly copyLink: string
    readonly emailLink: string
    readonly linkMailSubject: (values: { title: string | number }) => string
    readonly linkMailText: (values: { hasGuest: boolean; guest: string | number; url: string | number; host: string | number }) => string
    readonly openMail: string
    readonly orCopyMail: string
  }
}

export interface CatalogNode {
  readonly [key: string]: string | CatalogNode
}

export const catalogs: Record<Locale, Record<keyof Catalog, CatalogNode>> = {
  en: {
    'booking': enBooking,
    'chat-bot': enChatBot,
    'chat': enChat,
    'content': enContent,
    'conversations': enConversations,
    'crm-conflicts': enCrmConflicts,
    'embedded': enEmbedded,
    'field-faults': enFieldFaults,
    'frame': enFrame,
    'health': enHealth,
    'invitation': enInvitation,
    'keys': enKeys,
    'links': enLinks,
    'mail': enMail,
    'maximums': enMaximums,
    'notifications': enNotifications,
    'places': enPlaces,
    'problems': enProblems,
    'reminders': enReminders,
    'reports': enReports,
    'schedule': enSchedule,
    'settings/calendars': enSettingsCalendars,
    'settings/changing': enSettingsChanging,
    'settings/chat': enSettingsChat,
    'settings/deliveries': enSettingsDeliveries,
    'settings/general': enSettingsGeneral,
    'settings/hosting': enSettingsHosting,
    'settings/records': enSettingsRecords,
    'settings/slack-match': enSettingsSlackMatch,
    'slack/fields': enSlackFields,
    'slack/forms': enSlackForms,
    'slack/general': enSlackGeneral,
    'slack/home': enSlackHome,
    'slack/missed': enSlackMissed,
    'slack/notifications': enSlackNotifications,
    'slack/outsiders': enSlackOutsiders,
    'slack/problems': enSlackProblems,
    'slack/proposals': enSlackProposals,
    'slack/reassign': enSlackReassign,
    'slack/verbs': enSlackVerbs,
  },
  pl: {
    'booking': plBooking,
    'chat-bot': plChatBot,
    'chat': plChat,
    'content': plContent,
    'conversations': plConversations,
    'crm-conflicts': plCrmConflicts,
    'embedded': plEmbedded,
    'field-faults': plFieldFaults,
    'frame': plFrame,
    'health': plHealth,
    'invitation': plInvitation,
    'keys': plKeys,
    'links': plLinks,
    'mail': plMail,
    'maximums': plMaximums,
    'notifications': plNotifications,
    'places': plPlaces,
    'problems': plProblems,
    'reminders': plReminders,
    'reports': plReports,
    'schedule': plSchedule,
    'settings/calendars': plSettingsCalendars,
    'settings/changing': plSettingsChanging,
    'settings/chat': plSettingsChat,
    'settings/deliveries': plSettingsDeliveries,
    'settings/general': plSettingsGeneral,
    'settings/hosting': plSettingsHosting,
    'settings/records': plSettingsRecords,
    'settings/slack-match': plSettingsSlackMatch,
    'slack/fields': plSlackFields,
    'slack/forms': plSlackForms,
    'slack/general': plSlackGeneral,
    'slack/home': plSlackHome,
    'slack/missed': plSlackMissed,
    'slack/notifications': plSlackNotifications,
    'slack/outsiders': plSlackOutsiders,
    'slack/problems': plSlackProblems,
    'slack/proposals': plSlackProposals,
    'slack/reassign': plSlackReassign,
    'slack/verbs': plSlackVerbs,
  },
  it: {
    'booking': itBooking,
    'chat-bot': itChatBot,
    'chat': itChat,
    'content': itContent,
    'conversations': itConversations,
    'crm-conflicts': itCrmConflicts,
    'embedded': itEmbedded,
    'field-faults': itFieldFaults,
    'frame': itFrame,
    'health': itHealth,
    'invitation': itInvitation,
    'keys': itKeys,
    'links': itLinks,
    'mail': itMail,
    'maximums': itMaximums,
    'notifications': itNotifications,
    'places': itPlaces,
    'problems': itProblems,
    'reminders': itReminders,
    'reports': itReports,
    'schedule': itSchedule,
    'settings/calendars': itSettingsCalendars,
    'settings/changing': itSettingsChanging,
    'settings/chat': itSettingsChat,
    'settings/deliveries': itSettingsDeliveries,
    'settings/general': itSettingsGeneral,
    'settings/hosting': itSettingsHosting,
    'settings/records': itSettingsRecords,
    'settings/slack-match': itSettingsSlackMatch,
    'slack/fields': itSlackFields,
    'slack/forms': itSlackForms,
    'slack/general': itSlackGeneral,
    'slack/home': itSlackHome,
    'slack/missed': itSlackMissed,
    'slack/notifications': itSlackNotifications,
    'slack/outsiders': itSlackOutsiders,
    'slack/problems': itSlackProblems,
    'slack/proposals': itSlackProposals,
    'slack/reassign': itSlackReassign,
    'slack/verbs': itSlackVerbs,
  },
}
