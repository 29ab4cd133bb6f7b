import type { DeskBlock } from '../../web/slack-desk.ts'

/** Slack generates an id for a block without one. Fields and presses refer to it. */
export const withIds = (blocks: readonly DeskBlock[] = []): DeskBlock[] =>
  blocks.map((block, index) => (block.block_id ? block : { ...block, block_id: `b${index}` }))
