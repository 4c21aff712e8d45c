/**
 * Everything an agent can do by command: each part of the desk offers what is possible where he is,
 * the palette lists it, single keys run it. One list, so that the palette shows the true shortcut.
 */
import { useEffect } from 'react'
import type { LucideIcon } from 'lucide-react'
import { create } from 'zustand'

export type Command = {
  id: string
  group: 'actions' | 'goTo' | 'preferences'
  label: string
  icon: LucideIcon
  /** A binding as tinykeys writes it: `e`, `[Shift]+?`. Works outside text fields only. */
  key?: string
  /** As printed on the keyboard, where that is not the binding itself. */
  keys?: readonly string[]
  run: () => void
}

type Commands = { offered: ReadonlyMap<string, readonly Command[]> }
export const useCommands = create<Commands>(() => ({ offered: new Map() }))

/** Offers these while the component is there, in place of what it offered before. */
export function useOfferCommands(owner: string, commands: readonly Command[]): void {
  useEffect(() => {
    useCommands.setState(({ offered }) => ({ offered: new Map(offered).set(owner, commands) }))
  }, [owner, commands])
  useEffect(() => {
    return () =>
      useCommands.setState(({ offered }) => {
        const rest = new Map(offered)
        rest.delete(owner)
        return { offered: rest }
      })
  }, [owner])
}

export function allCommands(offered: Commands['offered']): Command[] {
  return [...offered.values()].flat()
}

export function shownKeys(command: Command): readonly string[] | undefined {
  return command.keys ?? (command.key ? [command.key.toUpperCase()] : undefined)
}
