const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

/** What somebody wrote in Slack as they read it: links by their words and address, without escapes. */
export const plainWords = (text: string): string =>
  text
    .replace(/<([^<>|]+)\|([^<>]+)>/g, (_all, url: string, label: string) =>
      url.replace(/^mailto:/, '') === label ? label : `${label} (${url})`,
    )
    .replace(/<(?:mailto:)?([^<>]+)>/g, '$1')
    .replace(/&(?:amp|lt|gt);/g, entity => entities[entity] ?? entity)
    .trim()
