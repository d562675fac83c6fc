import { i18n } from '@lingui/core'

export const LANGUAGES = { en: 'English', ro: 'Română' } as const
export type Language = keyof typeof LANGUAGES

const STORED = 'meander-language'

function isLanguage(text: string | null | undefined): text is Language {
  return text != null && text in LANGUAGES
}

/** What was chosen here before, else the first language of the browser that we speak. */
export function preferredLanguage(): Language {
  const stored = localStorage.getItem(STORED)
  if (isLanguage(stored)) return stored
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en'
}

/** Loads the words of a language and shows them. */
export async function speak(language: string): Promise<void> {
  const chosen = isLanguage(language) ? language : 'en'
  const { messages } = chosen === 'ro' ? await import('../locales/ro.po') : await import('../locales/en.po')
  i18n.loadAndActivate({ locale: chosen, messages })
  localStorage.setItem(STORED, chosen)
  document.documentElement.lang = chosen
}

export { i18n }
