/** The languages of the element, for documentation and for whoever lets people choose; `read`: somebody fluent has read its words. */
export const languages = [
  { tag: 'en', name: 'English', read: true },
  { tag: 'de', name: 'Deutsch', read: true },
  { tag: 'es', name: 'Español', read: false },
  { tag: 'fr', name: 'Français', read: false },
  { tag: 'pt', name: 'Português', read: false },
  { tag: 'ar', name: 'العربية', read: false },
  { tag: 'hi', name: 'हिन्दी', read: false },
  { tag: 'zh', name: '中文', read: false },
  { tag: 'ja', name: '日本語', read: false },
] as const
