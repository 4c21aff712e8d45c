import { useEffect } from 'react'
import { isComposing } from '@yingsheng/ui/use-composition'
import { tinykeys } from 'tinykeys'
import { allCommands, useCommands } from './commands.ts'
import { useShellState } from './shell-state.ts'

/**
 * Runs commands by key. `Ctrl/⌘ K` everywhere; single keys only where nothing is typed or chosen,
 * never while an input method composes, and not at all when the agent has switched them off.
 */
export function useShortcuts(hasSingleKeys: boolean): void {
  useEffect(
    () =>
      tinykeys(window, {
        '$mod+k': (event) => {
          if (isComposing(event)) return
          event.preventDefault()
          useShellState.setState(({ overlay }) => ({
            overlay: overlay === 'palette' ? null : 'palette',
          }))
        },
      }),
    [],
  )
  useEffect(() => {
    if (!hasSingleKeys) return
    // Bound outside of React: what is offered changes often, and the whole shell hangs on this hook.
    let unbind = bindSingleKeys()
    const unsubscribe = useCommands.subscribe(() => {
      unbind()
      unbind = bindSingleKeys()
    })
    return () => {
      unsubscribe()
      unbind()
    }
  }, [hasSingleKeys])
}

function bindSingleKeys(): () => void {
  const bindings = allCommands(useCommands.getState().offered).flatMap(({ key, run }) => {
    if (!key) return []
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || (event.repeat && !repeatable.includes(key)) || !isFree(event))
        return
      event.preventDefault()
      run()
    }
    return [[key, press] as const]
  })
  return tinykeys(window, Object.fromEntries(bindings))
}

/** Holding J runs down the list; holding E must not resolve one conversation after another. */
const repeatable = ['j', 'k']

/** Where keys mean something of their own: text, and whatever floats above the page. */
const occupied =
  'input, textarea, select, [contenteditable=""], [contenteditable=true], [role=dialog], [role=alertdialog], [role=menu], [role=listbox], [role=toolbar]'

function isFree(event: KeyboardEvent): boolean {
  if (isComposing(event)) return false
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest(occupied)) return false
  // Enter on a link or button presses it.
  return event.key !== 'Enter' || !target?.closest('a, button, [role=button], [role=tab], summary')
}
