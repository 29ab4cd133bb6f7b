import type { SettingsMessages } from '../../i18n/settings-messages.ts'

/** The usual stages; any other text is one, too. */
export const usualStages = ['new', 'qualified', 'proposal', 'won', 'lost'] as const
type UsualStage = (typeof usualStages)[number]

type StageWords = SettingsMessages['records']['deal']['stages']

const isUsual = (stage: string): stage is UsualStage =>
  (usualStages as readonly string[]).includes(stage)

export const stageWord = (copy: StageWords, stage: string): string =>
  isUsual(stage) ? copy[stage] : stage

/** A usual stage by its word in the reader's language, else the text as it is: colleagues read it in theirs. */
export function stageOf(copy: StageWords, text: string): string {
  const wanted = text.trim()
  const isMeant = (stage: UsualStage) =>
    [stage, copy[stage].toLowerCase()].includes(wanted.toLowerCase())
  return usualStages.find(isMeant) ?? wanted
}

export const isFinal = (stage: string): boolean => stage === 'won' || stage === 'lost'
