/** Two people, and what they share. */
export const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="12" cy="16" r="9" fill="#f0765e"/><circle cx="20" cy="16" r="9" fill="#5b6bd6" fill-opacity=".85"/></svg>`
