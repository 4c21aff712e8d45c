/** What a shop pastes into its pages to show a widget line. */
export function embedCode(lineId: string): string {
  return `<script src="${location.origin}/widget.js" data-line="${lineId}" async></script>`
}
