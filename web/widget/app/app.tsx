import { Home } from './home.tsx'
import { Conversation } from './later.tsx'
import type { State } from './model.ts'

export function App({ state }: { state: State }) {
  const { config, trouble, words, screen } = state
  if (trouble || !config) {
    return (
      <main class="trouble">
        {trouble === 'line_archived' && <p>{words.archived}</p>}
        {trouble && trouble !== 'line_archived' && (
          <button onClick={() => location.reload()}>{words.retryLoad}</button>
        )}
      </main>
    )
  }
  return (
    <>
      {screen === 'home' ? (
        <Home state={state} config={config} />
      ) : (
        <Conversation state={state} config={config} />
      )}
      <p class="hidden" role="status">
        {state.announcement}
      </p>
    </>
  )
}
