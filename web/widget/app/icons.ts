/** Outlines on a square of 24, as `d` of an Icon. */
export const icons = {
  language:
    'M4 6h9M8.5 4v2M11 6c-1 4-3.5 6.5-7 8M6 9.500c1 2 3 3.5 5 4.500M12 20l4-9.500L20 20M13.5 17h5',
  close: 'M6 6l12 12M18 6 6 18',
  send: 'M21 3 10 14M21 3l-7 18-4-7-7-4Z',
}
