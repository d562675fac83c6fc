// Runs before the first paint, so that a dark page never flashes white. A file of its own because
// the content security policy allows no inline script.
const chosen = localStorage.getItem('meander-theme')
const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
