/** Runs before the first paint, so that a chosen theme never flashes; the page's policy names it by its hash. */
export const themeScript =
  'try{var t=localStorage.getItem("theme");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}';
