import type { Knex } from 'knex'
import * as peopleAndPages from './001-people-and-pages.ts'
import * as meetings from './002-meetings.ts'
import * as builtinCrm from './003-builtin-crm.ts'
import * as calendars from './004-calendars.ts'
import * as calendarsBothWays from './005-calendars-both-ways.ts'
import * as builtinCrmGrows from './006-builtin-crm-grows.ts'
import * as meetingAssociations from './007-meeting-associations.ts'
import * as crmBothWays from './008-crm-both-ways.ts'
import * as meetingContent from './009-meeting-content.ts'
import * as outages from './010-outages.ts'
import * as links from './011-links.ts'
import * as slack from './012-slack.ts'
import * as slackNotifications from './013-slack-notifications.ts'
import * as proposalsLive from './014-proposals-live.ts'
import * as crmHostsAndGuests from './016-crm-hosts-and-guests.ts'
import * as invites from './017-invites.ts'
import * as replacedTokens from './018-replaced-tokens.ts'
import * as fileContents from './020-file-contents.ts'
import * as mailToStrangers from './022-mail-to-strangers.ts'
import * as emailCodes from './023-email-codes.ts'
import * as mailRecipients from './025-mail-recipients.ts'
import * as poolShares from './028-pool-shares.ts'
import * as invitationsAndReminders from './029-invitations-and-reminders.ts'
import * as roomsAndSlots from './030-rooms-and-slots.ts'
import * as askedInsteadAt from './031-asked-instead-at.ts'
import * as invitedBy from './033-invited-by.ts'
import * as proposalContent from './036-proposal-content.ts'
import * as reasonCodes from './037-reason-codes.ts'
import * as withdrawnAndAnswered from './038-withdrawn-and-answered.ts'
import * as proposalsByAddress from './039-proposals-by-address.ts'
import * as invitedAt from './040-invited-at.ts'
import * as guessedLanguage from './041-guessed-language.ts'
import * as fieldNames from './043-field-names.ts'
import * as engagementHistory from './047-engagement-history.ts'
import * as proposalCards from './050-proposal-cards.ts'
import * as liveChat from './051-live-chat.ts'

interface Migration {
  up(knex: Knex): Promise<void>
}

/** In order and forward only. Never change the name of a released migration. */
export const migrations: ReadonlyArray<readonly [name: string, migration: Migration]> = [
  ['001-people-and-pages', peopleAndPages],
  ['002-meetings', meetings],
  ['003-builtin-crm', builtinCrm],
  ['004-calendars', calendars],
  ['005-calendars-both-ways', calendarsBothWays],
  ['006-builtin-crm-grows', builtinCrmGrows],
  ['007-meeting-associations', meetingAssociations],
  ['008-crm-both-ways', crmBothWays],
  ['009-meeting-content', meetingContent],
  ['010-outages', outages],
  ['011-links', links],
  ['012-slack', slack],
  ['013-slack-notifications', slackNotifications],
  ['014-proposals-live', proposalsLive],
  ['016-crm-hosts-and-guests', crmHostsAndGuests],
  ['017-invites', invites],
  ['018-replaced-tokens', replacedTokens],
  ['020-file-contents', fileContents],
  ['022-mail-to-strangers', mailToStrangers],
  ['023-email-codes', emailCodes],
  ['025-mail-recipients', mailRecipients],
  ['028-pool-shares', poolShares],
  ['029-invitations-and-reminders', invitationsAndReminders],
  ['030-rooms-and-slots', roomsAndSlots],
  ['031-asked-instead-at', askedInsteadAt],
  ['033-invited-by', invitedBy],
  ['036-proposal-content', proposalContent],
  ['037-reason-codes', reasonCodes],
  ['038-withdrawn-and-answered', withdrawnAndAnswered],
  ['039-proposals-by-address', proposalsByAddress],
  ['040-invited-at', invitedAt],
  ['041-guessed-language', guessedLanguage],
  ['043-field-names', fieldNames],
  ['047-engagement-history', engagementHistory],
  ['050-proposal-cards', proposalCards],
  ['051-live-chat', liveChat],
]
