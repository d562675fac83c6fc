// Making a format takes a hundred times as long as using it, and a page of numbers uses the same few over and over.

type Make<F, O> = new (locale: string, options?: O) => F

/** A way to get formats of one kind, each made once. */
function kept<F, O extends object>(Kind: Make<F, O>): (locale: string, options?: O) => F {
  const made = new Map<string, F>()
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options ?? {})}`
    const known = made.get(key)
    if (known) return known
    const format = new Kind(locale, options)
    made.set(key, format)
    return format
  }
}

export const numbers = kept<Intl.NumberFormat, Intl.NumberFormatOptions>(Intl.NumberFormat)
export const moments = kept<Intl.DateTimeFormat, Intl.DateTimeFormatOptions>(Intl.DateTimeFormat)
export const times = kept<Intl.RelativeTimeFormat, Intl.RelativeTimeFormatOptions>(Intl.RelativeTimeFormat)
