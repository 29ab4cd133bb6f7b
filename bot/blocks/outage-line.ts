import { type OutageFacts, outageText } from '../../src/i18n/outage-text.ts'
import { quiet } from './text.ts'
import { dayIn } from './times.ts'

/** The outage in one or two sentences of mrkdwn, with days as all of Slack's messages write them. */
export const outageLine = (facts: OutageFacts): string =>
  outageText({ ...facts, sayDay: dayIn }, quiet)
