import type { DeskBlock } from '../../web/slack-desk.ts'

/** Slack gives blocks without an id one of its own; fields and presses name it. */
export const withIds = (blocks: readonly DeskBlock[] = []): DeskBlock[] =>
  blocks.map((block, index) => (block.block_id ? block : { ...block, block_id: `b${index}` }))
