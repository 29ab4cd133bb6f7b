import type { Messages } from '../../i18n/messages.ts'
import { maxTextLength } from '../../model/maximums.ts'

/** A snippet for this form. Its placeholders are filled, except those that only the form knows. */
export interface SnippetOption {
  id: string
  name: string
  text: string
}

interface RichTextFieldProps {
  name: string
  label: string
  value: string
  copy: Messages<'content'>
  rows?: number | undefined
  fault?: string | undefined
  /** If empty, no choice is shown. */
  snippets?: readonly SnippetOption[] | undefined
}

/** Without the island, the button sends the form. It is shown again with the text inserted. */
const SnippetChoice = ({ name, copy, snippets = [] }: RichTextFieldProps) => (
  <div class="snippet-choice">
    <label class="visually-hidden" for={`${name}-snippet`}>
      {copy.editor.snippet}
    </label>
    <select id={`${name}-snippet`} name={`${name}Snippet`}>
      <option value="">{copy.editor.choose}</option>
      {snippets.map(({ id, name: title, text }) => (
        <option key={id} value={id} data-text={text}>
          {title}
        </option>
      ))}
    </select>
    <button type="submit" name="insert" value={name} formNoValidate>
      {copy.editor.insert}
    </button>
  </div>
)

/**
 * A text in Markdown. The island `rich-text` adds a toolbar and inserts snippets at the cursor. Works without it.
 */
export function RichTextField(props: RichTextFieldProps) {
  const { name, label, value, copy, rows = 6, fault, snippets = [] } = props
  const { toolbar, bold, italic, list, link, linkText, hint } = copy.editor
  return (
    <div
      class="field rich-field"
      data-rich-text={JSON.stringify({ toolbar, bold, italic, list, link, linkText })}
    >
      <label for={name}>{label}</label>
      <textarea
        id={name}
        name={name}
        rows={rows}
        maxLength={maxTextLength}
        dir="auto"
        aria-describedby={fault ? `${name}-hint ${name}-fault` : `${name}-hint`}
        aria-invalid={fault ? true : undefined}
      >
        {value}
      </textarea>
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
      {fault && (
        <p class="field-error" id={`${name}-fault`}>
          {fault}
        </p>
      )}
      {snippets.length > 0 && <SnippetChoice {...props} />}
    </div>
  )
}
