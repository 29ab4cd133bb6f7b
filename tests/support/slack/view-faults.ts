import { readFileSync } from 'node:fs'

const { surfaces } = JSON.parse(
  readFileSync(new URL('../../fixtures/slack/limits.json', import.meta.url), 'utf8'),
)

interface SentView {
  type?: string
  title?: { text: string }
  submit?: { text: string }
  close?: { text: string }
  callback_id?: string
  private_metadata?: string
  blocks: unknown
}

/** Slack's refusals of a view, apart from its blocks; [] for none. */
export function viewFaults(view: SentView): string[] {
  const { modal } = surfaces
  const { type, title, submit, close, callback_id, private_metadata, blocks } = view
  const limited: [string, string | undefined, number][] = [
    ['title', title?.text, modal.titleMax],
    ['submit', submit?.text, modal.submitMax],
    ['close', close?.text, modal.closeMax],
    ['callback_id', callback_id, modal.callbackIdMax],
    ['private_metadata', private_metadata, modal.privateMetadataMax],
  ]
  const lengths = limited.flatMap(([name, text, max]) =>
    text !== undefined && (text.length === 0 || text.length > max)
      ? [`${name} has ${text.length} of ${max} characters`]
      : [],
  )
  const hasInputs = JSON.stringify(blocks).includes('"type":"input"')
  const lacksSubmit = type === 'modal' && hasInputs && submit === undefined
  const isTooBig = Buffer.byteLength(JSON.stringify(view)) > modal.viewPayloadMaxBytes
  return [
    ...lengths,
    ...(lacksSubmit ? ['fields without a button to send them'] : []),
    ...(isTooBig ? ['too big'] : []),
  ]
}
