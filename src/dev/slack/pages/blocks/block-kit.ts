/** The parts of Block Kit that the desk supports, in Slack's JSON format. */

export interface TextObject {
  type: 'plain_text' | 'mrkdwn'
  text: string
}

export interface OptionObject {
  text: TextObject
  value: string
  description?: TextObject
  url?: string
}

interface ConfirmObject {
  title: TextObject
  text: TextObject
  confirm: TextObject
  deny: TextObject
  style?: 'primary' | 'danger'
}

export interface Element {
  type: string
  action_id?: string
  text?: TextObject
  value?: string
  url?: string
  style?: 'primary' | 'danger'
  accessibility_label?: string
  confirm?: ConfirmObject
  placeholder?: TextObject
  options?: OptionObject[]
  option_groups?: { label: TextObject; options: OptionObject[] }[]
  initial_value?: string
  initial_option?: OptionObject
  initial_options?: OptionObject[]
  initial_date?: string
  initial_time?: string
  initial_date_time?: number
  initial_user?: string
  initial_users?: string[]
  initial_channel?: string
  initial_channels?: string[]
  initial_conversation?: string
  initial_conversations?: string[]
  multiline?: boolean
  max_length?: number
  min_query_length?: number
  image_url?: string
  alt_text?: string
}

export interface Block {
  type: string
  block_id: string
  text?: TextObject | string
  fields?: TextObject[]
  accessory?: Element
  elements?: (Element & TextObject)[]
  element?: Element
  label?: TextObject
  hint?: TextObject
  optional?: boolean
  dispatch_action?: boolean
  image_url?: string
  alt_text?: string
  title?: TextObject
}

/** All interactive elements of a block. */
export const elementsOf = ({ accessory, elements = [], element }: Block): Element[] =>
  [accessory, element, ...elements].filter(
    (one): one is Element => one !== undefined && one.action_id !== undefined,
  )

export const optionsOf = ({ options, option_groups = [] }: Element): OptionObject[] =>
  options ?? option_groups.flatMap(group => group.options)
