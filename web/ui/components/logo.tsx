/** The mark of Yingsheng: a bubble that answers. Decorative; the name stands beside it or is read. */
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden
      focusable="false"
      className="shrink-0"
    >
      <rect width="32" height="32" rx="9" fill="#12a09a" />
      <path
        d="M0 9a9 9 0 0 1 9-9h14a9 9 0 0 1 9 9v5C22 16 10 18 0 27Z"
        fill="#fff"
        fillOpacity=".12"
      />
      <path
        d="M16 7.5c-5 0-9 3.5-9 8 0 2.2 1 4.2 2.6 5.6l-.7 3.4 3.7-1.6c1 .4 2.2.6 3.4.6 5 0 9-3.5 9-8s-4-8-9-8Z"
        fill="none"
        stroke="#fff"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path
        d="M12.2 15.6h.01M16 15.6h.01M19.8 15.6h.01"
        stroke="#fff"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
    </svg>
  )
}
