import type { Locale } from '../../../model/entities.ts'
import { en, type ProposalWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

export type { ProposalWords } from './en.ts'

const byLocale: Record<Locale, ProposalWords> = { en, pl, it }

/** What the bot says of offers, links and those who may use it. */
export const proposalWords = (locale: Locale): ProposalWords => byLocale[locale]
