const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

/** The text of a Slack message as a reader sees it: links with text and address, without escapes. */
export const plainWords = (text: string): string =>
  text
    .replace(/<([^<>|]+)\|([^<>]+)>/g, (_all, url: string, label: string) =>
      url.replace(/^mailto:/, '') === label ? label : `${label} (${url})`,
    )
    .replace(/<(?:mailto:)?([^<>]+)>/g, '$1')
    .replace(/&(?:amp|lt|gt);/g, entity => entities[entity] ?? entity)
    .trim()
