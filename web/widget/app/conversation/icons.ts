import { icons as always } from '../icons.ts'

/** Outlines on a square of 24, as `d` of an Icon. */
export const icons = {
  ...always,
  back: 'm14 6-6 6 6 6',
  down: 'm6 9 6 6 6-6',
  smile: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8.5 14a4 4 0 0 0 7 0M9 9.5v.1M15 9.5v.1',
  image:
    'M5 4h14a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2M3.5 18l5-5 3.5 3.5 3-3 5.5 5.500M9 8.500v.1',
  clip: 'm20 11-8.3 8.300a5 5 0 0 1-7-7L13 4a3.3 3.3 0 0 1 4.7 4.700l-8.3 8.300a1.7 1.7 0 0 1-2.4-2.400L14.5 7',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v4l3 2',
  check: 'm5 13 4 4L19 7',
  checks: 'm2 13 4 4L15 8M11 16l1 1L22 8',
  alert: 'M12 4 2.5 20h19ZM12 10v4M12 17v.1',
  file: 'M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8ZM14 3v5h5',
  download: 'M12 4v11M7.5 11l4.5 4 4.5-4M5 20h14',
}
