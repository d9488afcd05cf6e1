/**
 * How the page looks. All sizes follow the reader's own type size, and all colors follow the light
 * or dark of the phone; text and buttons have a contrast of 7:1 or more in both.
 */
export const style = `
:root{color-scheme:light dark;--back:#fff;--text:#1a1a1a;--edge:#595959;--act:#0b4f9e;--on:#fff}
@media (prefers-color-scheme:dark){:root{--back:#121212;--text:#f2f2f2;--edge:#b3b3b3;--act:#a8ccff;--on:#0a1a2f}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text);font:1.25rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:36rem;margin:0 auto;padding:1.5rem 1rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 1rem}
p{margin:0 0 1.5rem;white-space:pre-wrap}
label{display:block;font-weight:600;margin:0 0 .5rem}
textarea{display:block;width:100%;padding:.75rem;font:inherit;color:inherit;background:transparent;border:2px solid var(--edge);border-radius:.5rem}
button{display:block;width:100%;min-height:3.5rem;margin:1rem 0 0;padding:.75rem 1rem;font:inherit;font-weight:600;border:2px solid var(--act);border-radius:.5rem;background:var(--act);color:var(--on);cursor:pointer}
button+button{background:transparent;color:var(--act)}
:focus-visible{outline:3px solid var(--text);outline-offset:3px}
`;
