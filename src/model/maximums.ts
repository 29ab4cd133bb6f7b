/**
 * Maximums of all stored values. Services reject larger values; API schemas, web forms and Slack forms use the
 * same constants, so that each can show what another has stored.
 * Lengths are counted in UTF-16 code units, like `maxlength` in HTML.
 */

/** Of people, companies, workspaces and schedules. */
export const maxNameLength = 200
export const maxPhoneLength = 50
export const maxSlackIdLength = 40
export const maxTimeZoneLength = 100
/** Link to a person's own video room. */
export const maxRoomUrlLength = 500

/** Of pages, meetings, proposals, tasks and deals. */
export const maxTitleLength = 200
/** Descriptions, internal notes, notes on an outcome and snippets. */
export const maxTextLength = 10_000
export const maxMeetingTypeLength = 200
export const maxOutcomeLength = 100
/** Where a meeting takes place: a number, a link, an address or other text. */
export const maxPlaceLength = 2_000
/** Why a meeting was canceled, moved or given to somebody else. */
export const maxReasonLength = 2_000
export const maxGuests = 20
export const maxReminders = 3
/** CRM records of one meeting. */
export const maxAssociations = 50

export const maxSlugLength = 64
/** Consent text and footer of a page. */
export const maxPageNoticeLength = 5_000
export const maxPageHosts = 1_000
export const maxDurations = 8
/** Starts of a link for one meeting, limited to what a person can look through. */
export const maxPageTimes = 100
export const maxQuestions = 50
export const maxQuestionIdLength = 64
export const maxQuestionLength = 500
export const maxOptions = 100
export const maxOptionLength = 200

/** A booker's answers and notes. */
export const maxAnswerLength = 5_000
export const maxTrackingParameters = 50
export const maxTrackingNameLength = 100
export const maxTrackingValueLength = 256

export const maxProposedTimes = 20
/** Message above the times of a proposal. */
export const maxProposalMessageLength = 5_000
/** The invitee's text if none of the times suits. */
export const maxWishLength = 1_000
/** Message of a person who requests a time. */
export const maxRequestLength = 2_000

export const maxPeriodsPerDay = 48
/** Dates with their own hours. */
export const maxOverrides = 1_000
/** Periods in another time zone. */
export const maxZoneStays = 100

export const maxSnippets = 100
export const maxSnippetNameLength = 100

export const maxContactEmails = 20
export const maxContactNoteLength = 5_000
export const maxDealStageLength = 60
export const maxDomainLength = 253

export const maxChatSites = 50
/** Websites that may show one chat. */
export const maxChatOrigins = 20
export const maxChatPages = 20
export const maxGreetingLength = 300
export const maxChatQuestions = 2
export const maxChatQuestionLength = 200
/** Options are buttons in a narrow panel. */
export const maxChatOptions = 8
export const maxChatOptionLength = 60
export const maxChatConsentLength = 1_000
export const maxRetentionMonths = 120
