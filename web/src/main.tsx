import './theme'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { preferredLanguage, speak } from './i18n'

await speak(preferredLanguage())
const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
createRoot(place).render(<App />)
