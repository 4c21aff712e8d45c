/** How a conversation is opened from outside React: the router, which knows addresses, says how. */
let opener: (id: string, at?: number) => void = () => {}

/** Opens a conversation in the view that is shown, at a line of it if one is named. */
export function openConversation(id: string, at?: number): void {
  opener(id, at)
}

export function onOpenConversation(open: (id: string, at?: number) => void): void {
  opener = open
}
