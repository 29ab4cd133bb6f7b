export const en = {
  notForYou:
    'I work for the people of the team that brought me here, so I cannot do this for you. Where they offer you times, pick the one that suits you: that is all it takes.',
}

export type OutsiderWords = typeof en
