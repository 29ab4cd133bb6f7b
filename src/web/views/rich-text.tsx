import { toSafeHtml } from '../../text/rich-text.ts'

/** Markdown that people wrote. */
export const RichText = ({ markdown }: { markdown: string }) => (
  // Safe: the text's own markup is escaped, so only the renderer's few elements remain.
  <div class="rich" dangerouslySetInnerHTML={{ __html: toSafeHtml(markdown) }} />
)
