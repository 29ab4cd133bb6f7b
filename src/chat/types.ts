/** State, inputs and results of the conversation's state machine. Sentences belong to i18n; there are none here. */
import type { IntervalList } from '../scheduling/types.ts'

export type ChatStep =
  | 'start'
  | 'page'
  | 'question'
  /** A task runs; its result decides what comes next. */
  | 'working'
  | 'times'
  | 'zone'
  | 'wish'
  | 'details'
  | 'typo'
  | 'confirm'
  | 'code'
  | 'booked'
  | 'canceling'
  | 'waiting'
  | 'message'
  | 'message-email'
  | 'failed'
  | 'closed'

/** Buttons. Their labels are messages of the same name, except where the choice has a label of its own. */
export const choiceActions = [
  'book',
  'ask',
  'person',
  'leave-message',
  'page',
  'option',
  'skip',
  'pick',
  'more',
  'zone',
  'none',
  'change-details',
  'use-email',
  'keep-email',
  'confirm',
  'change',
  'new-code',
  'reschedule',
  'cancel',
  'confirm-cancel',
  'keep-meeting',
  'wait',
  'email-me',
  'retry',
  'start-again',
] as const
export type ChoiceAction = (typeof choiceActions)[number]

export interface ChatChoice {
  readonly action: ChoiceAction
  /** Page id, option, or start (epoch ms). */
  readonly value?: string | number
  /** Typed by an admin of the site; absent: a message of ours. */
  readonly label?: string
  readonly isMain?: boolean
}

/** A form inside the conversation. */
export type ChatForm =
  | { readonly kind: 'details'; readonly pageId: string | undefined }
  | { readonly kind: 'email' }
  | { readonly kind: 'code' }
  | { readonly kind: 'zone' }

/** Something the bot says: a message and its values. Values named `…At` are instants. */
export interface ChatSay {
  readonly code: SayCode
  readonly values: Readonly<Record<string, string | number>>
  readonly choices: readonly ChatChoice[]
  readonly form?: ChatForm
  /** The panel may offer a whole month beside the choices. */
  readonly canShowMonth?: boolean
}

export type SayCode =
  | 'greetOnline'
  | 'greetOffline'
  | 'greetOfflineForGood'
  | 'whichPage'
  | 'siteQuestion'
  | 'times'
  | 'moreTimes'
  | 'noTimes'
  | 'noTimesThen'
  | 'whichZone'
  | 'zoneUnknown'
  | 'zoneSet'
  | 'wish'
  | 'wishUnclear'
  | 'details'
  | 'detailsWrong'
  | 'emailTypo'
  | 'confirm'
  | 'confirmMove'
  | 'slotLost'
  | 'slotLostNoOther'
  | 'codeSent'
  | 'codeWrong'
  | 'booked'
  | 'moved'
  | 'canceled'
  | 'confirmCancel'
  | 'stillBooked'
  | 'moveTimes'
  | 'asked'
  | 'stillLooking'
  | 'messageWhat'
  | 'messageEmail'
  | 'emailWrong'
  | 'messageTaken'
  | 'repSuggests'
  | 'closed'
  | 'stale'
  | 'notUnderstood'
  | 'failed'
  | 'refused'

export interface ChatDetails {
  readonly name?: string
  readonly email?: string
  readonly phone?: string
  /** By id of the page's questions. */
  readonly answers?: Readonly<Record<string, string>>
}

/** Work that the service does outside of the machine; its result comes back as an input with the same id. */
export type ChatTask =
  /** `starts`: precise times, if the visitor named any within the ranges. */
  | { kind: 'find-times'; ranges?: IntervalList; starts?: readonly number[]; after?: number }
  | { kind: 'check-details' }
  | { kind: 'hold' }
  | { kind: 'send-code' }
  | { kind: 'book'; code?: string }
  | { kind: 'cancel' }

export interface BookedMeetingFacts {
  readonly id: string
  readonly reference: string
  readonly startsAt: number
  readonly durationMinutes: number
  readonly title: string
}

export interface ChatState {
  readonly step: ChatStep
  /** `human`: a rep has taken the conversation, and the bot says nothing by itself. */
  readonly lead: 'bot' | 'human'
  readonly pageId?: string
  readonly durationMinutes?: number
  readonly timeZone: string
  /** Index of the site's question that is asked. */
  readonly questionIndex: number
  readonly notes: readonly { readonly label: string; readonly value: string }[]
  /** The times that were asked for. */
  readonly ranges?: IntervalList
  /** The starts that were shown last, ascending. */
  readonly shown: readonly number[]
  readonly startsAt?: number
  readonly details: ChatDetails
  readonly suggestedEmail?: string
  readonly heldUntil?: number
  /** The meeting of this conversation. */
  readonly meeting?: BookedMeetingFacts
  /** The visitor is picking a new time for it. */
  readonly isMoving: boolean
  /** When the visitor asked for a person, epoch ms; undefined: nobody is awaited. */
  readonly waitingSince?: number
  readonly message?: string
  /** Buttons and form that are live. */
  readonly choices: readonly ChatChoice[]
  readonly form?: ChatForm
  readonly task?: ChatTask & { readonly id: number }
  /** What could not be done and may be tried again. */
  readonly failedTask?: ChatTask
  readonly taskCount: number
}

export interface ChatPage {
  readonly id: string
  readonly title: string
  readonly durationMinutes: number
  readonly hostName: string
}

/** What the machine may know besides its state. */
export interface ChatFacts {
  readonly now: number
  readonly locale: string
  readonly isOnline: boolean
  /** When somebody answers again; undefined: not within the coming weeks. */
  readonly nextOpeningAt?: number
  readonly siteName: string
  readonly pages: readonly ChatPage[]
  readonly questions: readonly {
    readonly id: string
    readonly label: string
    readonly options: readonly string[]
  }[]
}

export type TaskResult =
  | { outcome: 'times'; starts: readonly number[]; nextFreeAt?: number }
  | { outcome: 'details-ok'; suggestedEmail?: string }
  | { outcome: 'details-wrong'; fields: readonly string[] }
  | { outcome: 'held'; until: number }
  | { outcome: 'slot-lost'; alternatives: readonly number[] }
  | { outcome: 'code-sent' }
  | { outcome: 'code-needed' }
  | { outcome: 'code-wrong' }
  | { outcome: 'booked'; meeting: BookedMeetingFacts }
  | { outcome: 'moved'; meeting: BookedMeetingFacts }
  | { outcome: 'canceled' }
  /** Refused for good; `reason` is a code of problems that people are told. */
  | { outcome: 'refused'; reason: string }
  | { outcome: 'failed' }

export type ChatInput =
  | { kind: 'opened' }
  | { kind: 'typed'; text: string }
  | { kind: 'pressed'; action: ChoiceAction; value?: string | number }
  | { kind: 'details'; details: ChatDetails }
  | { kind: 'zone-chosen'; timeZone: string }
  | { kind: 'result'; taskId: number; result: TaskResult }
  | { kind: 'rep-joined' }
  | { kind: 'rep-left' }
  | { kind: 'rep-offers'; starts: readonly number[]; pageId: string; repName: string }
  | { kind: 'no-answer' }
  | { kind: 'closed' }

/** Something the service does besides writing events. */
export type ChatEffect =
  | { kind: 'ask-team'; text?: string }
  | { kind: 'message-left'; text: string; email: string }
  | { kind: 'release-hold' }

export interface ChatResult {
  readonly state: ChatState
  readonly says: readonly ChatSay[]
  readonly effects: readonly ChatEffect[]
}
