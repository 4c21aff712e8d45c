import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { startAppearance } from '@yingsheng/ui/theme'
import { UiProvider } from '@yingsheng/ui/ui-provider'
import { queryClient } from './queries.ts'
import { router } from './router.tsx'
import './desk.css'

startAppearance()

const root = document.getElementById('desk')
if (!root) throw new Error('index.html has no #desk')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <UiProvider>
        <RouterProvider router={router} />
      </UiProvider>
    </QueryClientProvider>
  </StrictMode>,
)
