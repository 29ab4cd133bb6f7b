import type { SettingsMessages } from '../../../i18n/settings-messages.ts'

/** The usual stages. Any other text is allowed too. */
export const usualStages = ['new', 'qualified', 'proposal', 'won', 'lost'] as const
type UsualStage = (typeof usualStages)[number]

type StageLabels = SettingsMessages['records']['deal']['stages']

const isUsual = (stage: string): stage is UsualStage =>
  (usualStages as readonly string[]).includes(stage)

export const stageLabel = (copy: StageLabels, stage: string): string =>
  isUsual(stage) ? copy[stage] : stage

/**
 * Converts the label of a usual stage to its key, since colleagues may read another language. Keeps other texts.
 */
export function stageOf(copy: StageLabels, text: string): string {
  const wanted = text.trim()
  const isMeant = (stage: UsualStage) =>
    [stage, copy[stage].toLowerCase()].includes(wanted.toLowerCase())
  return usualStages.find(isMeant) ?? wanted
}

export const isFinal = (stage: string): boolean => stage === 'won' || stage === 'lost'
