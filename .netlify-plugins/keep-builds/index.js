// Keeps what a build remembers, and what it published, for the next deploy
// (Netlify, "Build plugins": `utils.cache`). Losing either costs time only.
const FOLDERS = ['.blogsite-cache', 'public']

module.exports = {
  async onPreBuild({ utils }) {
    const found = await utils.cache.restore(FOLDERS)
    console.log(found ? 'The last build is at hand.' : 'No last build: everything will be made anew.')
  },
  async onPostBuild({ utils }) {
    await utils.cache.save(FOLDERS)
  },
}
