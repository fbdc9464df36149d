import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

// While developing, StrictMode runs every effect twice: the client is made, destroyed and made again.
createRoot(root).render(
  <StrictMode>
    <App url={String(import.meta.env.VITE_MATCH_URL)} />
  </StrictMode>,
)
