// Keeps what a build remembers, and what it published, for the next deploy
// (Netlify, "Build plugins": `utils.cache`). Losing either costs time only.
const { rmSync } = require('node:fs')

const FOLDERS = ['.blogsite-cache', 'public']

module.exports = {
  async onPreBuild({ utils }) {
    // A pull request that brings such a folder along would tell the build what it remembers.
    for (const folder of FOLDERS) {
      rmSync(folder, { recursive: true, force: true })
    }
    const isFound = await utils.cache.restore(FOLDERS)
    console.log(isFound ? 'The last build is at hand.' : 'Everything will be made anew.')
  },
  async onPostBuild({ utils }) {
    await utils.cache.save(FOLDERS)
  },
}
