import type { DeskBlock, FilledState } from '../../web/slack-desk.ts'
import { withIds } from './block-ids.ts'
import type { KeptView } from './desk-state.ts'

interface SentView {
  id?: string
  type: 'modal' | 'home'
  callback_id?: string
  private_metadata?: string
  title?: { text: string }
  submit?: { text: string }
  close?: { text: string }
  blocks: DeskBlock[]
  notify_on_close?: boolean
  hash?: string
}

/** A view as the bot sent it or as the Web API returned it. */
export function readView(sent: unknown, personId: string): KeptView {
  const view = sent as SentView
  return {
    id: view.id ?? '',
    personId,
    type: view.type,
    callbackId: view.callback_id ?? '',
    metadata: view.private_metadata ?? '',
    title: view.title?.text ?? '',
    submit: view.submit?.text,
    close: view.close?.text,
    blocks: withIds(view.blocks),
    errors: {},
    filled: {},
    notifiesOnClose: view.notify_on_close ?? false,
    hash: view.hash ?? '',
  }
}

/** Changes that an update of the view makes. */
export function changesOf(sent: unknown): Partial<KeptView> {
  const { id: _id, personId: _personId, filled: _filled, ...changes } = readView(sent, '')
  return changes
}

/** A view in the format of Slack's payloads, with the person's input. */
export const writeView = (view: KeptView, state: FilledState): object => ({
  id: view.id,
  type: view.type,
  callback_id: view.callbackId,
  private_metadata: view.metadata,
  title: { type: 'plain_text', text: view.title },
  blocks: view.blocks,
  hash: view.hash,
  state: { values: state },
})
