import { svg } from 'lit'

/** Icons of what comes when it is needed, of the same set: drawn by `icon`. */
export const slidersShape = svg`<path d="M4 7.5h9M18 7.5h2M4 16.5h3M12 16.5h8"/><circle cx="15.5" cy="7.5" r="2.5"/><circle cx="9.5" cy="16.5" r="2.5"/>`
export const screenShape = svg`<rect x="2.5" y="4.5" width="19" height="12.5" rx="2"/><path d="M8 20.5h8M12 13.5v-5M9.5 10.5 12 8l2.5 2.5"/>`
export const eyeShape = svg`<path d="M2.5 12c2.2-4.2 5.4-6.3 9.5-6.3s7.3 2.1 9.5 6.3c-2.2 4.2-5.4 6.3-9.5 6.3S4.7 16.2 2.5 12Z"/><circle cx="12" cy="12" r="2.75"/>`
export const insetShape = svg`<rect x="2.5" y="4.5" width="19" height="15" rx="2"/><rect x="12" y="12" width="6.5" height="4.5" rx="1"/>`
export const expandShape = svg`<path d="M9 4.5H4.5V9M15 4.5h4.5V9M9 19.5H4.5V15M15 19.5h4.5V15"/>`
export const chartShape = svg`<path d="M4 19.5h16M7 16v-3.5M12 16V8.5M17 16V5"/>`
export const directShape = svg`<path d="M4 12h15M13.5 6.5 19 12l-5.5 5.5"/>`
export const bellShape = svg`<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15ZM10 20.5h4"/>`
export const blockShape = svg`<circle cx="12" cy="12" r="8.5"/><path d="m6 6 12 12"/>`
export const onwardShape = svg`<path d="m14.5 5.5-6.5 6.5 6.5 6.5"/>`
export const checkShape = svg`<path d="m5 12.5 4.75 4.75L19 7.5"/>`
export const dashShape = svg`<path d="M6.5 12h11"/>`
export const closeShape = svg`<path d="m6.5 6.5 11 11M17.5 6.5l-11 11"/>`
export const sendShape = svg`<path d="M12 19.5v-15M5.5 11 12 4.5l6.5 6.5"/>`
export const downShape = svg`<path d="M12 4.5v15M5.5 13l6.5 6.5L18.5 13"/>`
