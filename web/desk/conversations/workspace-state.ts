import { create } from 'zustand'
import type { Group } from './list/use-listed.ts'

type WorkspaceState = {
  group: Group
  /** The customer's panel where it has no column of its own. */
  isPanelOpen: boolean
  /** The search inside the open conversation. */
  isSearching: boolean
  isAssigning: boolean
}

/** What is open on the workspace; nothing here outlives the page. */
export const useWorkspaceState = create<WorkspaceState>(() => ({
  group: 'waiting',
  isPanelOpen: false,
  isSearching: false,
  isAssigning: false,
}))
