import { toSafeHtml } from '../../text/rich-text.ts'

/** What people wrote in Markdown. */
export const RichText = ({ markdown }: { markdown: string }) => (
  // Safe by its making: the text's own markup is escaped, only the renderer's few elements are left.
  <div class="rich" dangerouslySetInnerHTML={{ __html: toSafeHtml(markdown) }} />
)
