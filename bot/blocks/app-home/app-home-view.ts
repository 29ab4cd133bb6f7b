import type { types } from '@slack/bolt'
import { contextLine } from '../text.ts'
import { clockIn } from '../times.ts'
import { daysSection, nextSection } from './agenda.ts'
import { fixSection } from './fix.ts'
import { firstSection, footSection, linkSection } from './own.ts'
import type { AppHomeParts, AppHomeSection } from './parts.ts'
import { chatSection, dueSection, proposalSection } from './waiting.ts'

/** The most important section first. Each is limited, so that together they stay below Slack's hundred blocks. */
const sections: readonly AppHomeSection[] = [
  fixSection,
  firstSection,
  nextSection,
  daysSection,
  dueSection,
  proposalSection,
  chatSection,
  linkSection,
  footSection,
]

export const appHomeView = (parts: AppHomeParts): types.HomeView => ({
  type: 'home',
  blocks: [
    ...sections.flatMap(section => section(parts)),
    contextLine(parts.home.refreshed({ time: clockIn(parts.facts.now, parts.reader) })),
  ],
})
