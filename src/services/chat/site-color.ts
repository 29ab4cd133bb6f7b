const hex = /^#[0-9a-f]{6}$/
/** WCAG 2.2, 1.4.3: text of normal size. */
const leastContrast = 4.5

const channels = (color: string): number[] =>
  [1, 3, 5].map(at => Number.parseInt(color.slice(at, at + 2), 16))

const toLinear = (channel: number) => {
  const share = channel / 255
  return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

const luminance = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = channels(color).map(toLinear)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast of white text on this color, from 1 to 21. */
const contrastWithWhite = (color: string): number => 1.05 / (luminance(color) + 0.05)

/** Lower case, `#rrggbb`, also from `#rgb` and without the sign; undefined if it is no color. */
export function readColor(typed: string): string | undefined {
  const digits = typed.trim().toLowerCase().replace(/^#/, '')
  const full = digits.length === 3 ? [...digits].map(digit => digit + digit).join('') : digits
  return hex.test(`#${full}`) ? `#${full}` : undefined
}

const darkened = (color: string, share: number) =>
  `#${channels(color)
    .map(channel =>
      Math.floor(channel * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

/** Whether white text on this color can be read. */
export const carriesWhiteText = (color: string): boolean =>
  contrastWithWhite(color) >= leastContrast

/** The lightest shade of this color on which white text can be read. */
export function readableShade(color: string): string {
  let shade = color
  for (let percent = 99; percent > 0 && !carriesWhiteText(shade); percent -= 1)
    shade = darkened(color, percent / 100)
  return shade
}
