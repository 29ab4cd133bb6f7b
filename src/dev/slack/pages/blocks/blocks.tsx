import { ownEntry } from '../../../../text/own-entry.ts'
import type { DeskBlock } from '../../../../web/slack-desk.ts'
import type { Block, TextObject } from './block-kit.ts'
import type { FieldProps, Place } from './chosen.ts'
import { ActingField, ActionElement } from './elements.tsx'
import { errorIdOf, Field, idOf, isTicked } from './fields.tsx'
import { Mrkdwn } from './mrkdwn.tsx'
import { type RichElement, RichText } from './rich-text.tsx'
import type { Viewer } from './slack-date.ts'

interface BlockProps {
  block: Block
  place: Place
  /** Shown next to the field. */
  error: string | undefined
}

const Text = ({ text, viewer }: { text: TextObject; viewer: Viewer }) =>
  text.type === 'mrkdwn' ? <Mrkdwn text={text.text} viewer={viewer} /> : <span>{text.text}</span>

const textOf = ({ text }: Block): TextObject | undefined =>
  typeof text === 'string' ? { type: 'plain_text', text } : text

function Section({ block, place }: BlockProps) {
  const text = textOf(block)
  const { fields = [], accessory, block_id: blockId } = block
  return (
    <div class="desk-section">
      <div>
        {text && <Text text={text} viewer={place.viewer} />}
        {fields.length > 0 && (
          <div class="desk-fields">
            {fields.map((field, index) => (
              <div key={index}>
                <Text text={field} viewer={place.viewer} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && <ActionElement element={accessory} blockId={blockId} place={place} />}
    </div>
  )
}

const Actions = ({ block, place }: BlockProps) => (
  <div class="desk-actions">
    {block.elements?.map((element, index) => (
      <ActionElement key={index} element={element} blockId={block.block_id} place={place} />
    ))}
  </div>
)

const Context = ({ block, place }: BlockProps) => (
  <div class="desk-context">
    {block.elements?.map((element, index) =>
      element.image_url ? (
        <img key={index} class="desk-image" src={element.image_url} alt={element.alt_text ?? ''} />
      ) : (
        <span key={index}>
          <Text text={element as unknown as TextObject} viewer={place.viewer} />
        </span>
      ),
    )}
  </div>
)

/** An input is sent with the form, or at once if the bot requested it. */
function InputField({ block, ...props }: FieldProps & { block: Block }) {
  return block.dispatch_action ? <ActingField {...props} /> : <Field {...props} />
}

function Input({ block, place, error }: BlockProps) {
  const { element, label, hint, optional, block_id: blockId } = block
  if (!element) return null
  const words = `${label?.text ?? ''}${optional ? ' (optional)' : ''}`
  const isGroup = isTicked(element)
  return (
    <div class="field">
      {!isGroup && <label for={idOf(place, blockId, element)}>{words}</label>}
      <InputField
        block={block}
        element={element}
        blockId={blockId}
        place={place}
        label={isGroup ? words : undefined}
        hasError={error !== undefined}
      />
      {hint && <small class="soft">{hint.text}</small>}
      {error && (
        <p class="field-error" role="alert" id={errorIdOf(place, blockId, element)}>
          {error}
        </p>
      )}
    </div>
  )
}

const Picture = ({ block }: BlockProps) => (
  <img class="desk-picture" src={block.image_url} alt={block.alt_text ?? ''} />
)

/** Names a block type that the desk does not support, so that it is not missed. */
const Unknown = ({ block }: BlockProps) => <p class="notice">Block of type “{block.type}”</p>

const Header = ({ block }: BlockProps) => <h2 class="desk-header">{textOf(block)?.text}</h2>

const kinds: Record<string, (props: BlockProps) => ReturnType<typeof Actions> | null> = {
  header: Header,
  section: Section,
  actions: Actions,
  context: Context,
  input: Input,
  divider: () => <hr />,
  image: Picture,
  rich_text: ({ block, place }) => (
    <RichText parts={(block.elements ?? []) as RichElement[]} viewer={place.viewer} />
  ),
}

/** Renders Block Kit. */
export const Blocks = ({
  blocks,
  place,
  errors = {},
}: {
  blocks: readonly DeskBlock[]
  place: Place
  errors?: Readonly<Record<string, string>>
}) => (
  <>
    {(blocks as unknown as readonly Block[]).map(block => {
      const Kind = ownEntry(kinds, block.type) ?? Unknown
      return (
        <Kind key={block.block_id} block={block} place={place} error={errors[block.block_id]} />
      )
    })}
  </>
)
