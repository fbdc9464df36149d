// The fonts of the reader's system: this site asks nobody but its own host for anything.
import DefaultTheme from 'vitepress/theme-without-fonts'
import './style.css'

export default DefaultTheme
