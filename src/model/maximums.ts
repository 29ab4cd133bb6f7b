/**
 * The largest of everything that people and programs may store. Services refuse what is over a maximum; API schemas,
 * web forms and Slack forms repeat it from here, so that whatever one of them stores, the others show and keep.
 * Lengths are counted in UTF-16 code units, as `maxlength` of HTML counts them.
 */

/** Of people, companies, workspaces and weekly hours. */
export const maxNameLength = 200
export const maxPhoneLength = 50
export const maxSlackIdLength = 40
export const maxTimeZoneLength = 100
/** The link of somebody's own video room. */
export const maxRoomUrlLength = 500

/** Of pages, meetings, proposals, tasks and deals. */
export const maxTitleLength = 200
/** Descriptions, internal notes, notes on an outcome and snippets. */
export const maxTextLength = 10_000
export const maxMeetingTypeLength = 200
export const maxOutcomeLength = 100
/** Where a meeting takes place: a number, a link, an address or other words. */
export const maxPlaceLength = 2_000
/** Why a meeting was canceled, moved or given to somebody else. */
export const maxReasonLength = 2_000
export const maxGuests = 20
export const maxReminders = 3
/** CRM records of one meeting. */
export const maxAssociations = 50

export const maxSlugLength = 64
/** What guests consent to, and what stands below a page. */
export const maxPageNoticeLength = 5_000
export const maxPageHosts = 1_000
export const maxDurations = 8
/** Starts of a link for one meeting: what one person can look through. */
export const maxPageTimes = 100
export const maxQuestions = 50
export const maxQuestionIdLength = 64
export const maxQuestionLength = 500
export const maxOptions = 100
export const maxOptionLength = 200

/** Answers and notes of whoever books. */
export const maxAnswerLength = 5_000
export const maxTrackingParameters = 50
export const maxTrackingNameLength = 100
export const maxTrackingValueLength = 256

export const maxProposedTimes = 20
/** What stands above the times of a proposal. */
export const maxProposalMessageLength = 5_000
/** What an invitee writes where none of the times suits. */
export const maxWishLength = 1_000
/** What somebody writes who asks for a time. */
export const maxRequestLength = 2_000

export const maxPeriodsPerDay = 48
/** Dates with hours of their own. */
export const maxOverrides = 1_000
/** Times spent in another zone. */
export const maxZoneStays = 100

export const maxSnippets = 100
export const maxSnippetNameLength = 100

export const maxContactEmails = 20
export const maxContactNoteLength = 5_000
export const maxDealStageLength = 60
export const maxDomainLength = 253
