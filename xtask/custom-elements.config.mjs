// How custom-elements.json is made from the JSDoc of the element, by `cargo xtask manifest`.

/** What a class keeps for itself, and what a module does, is not for those who use the element. */
const publicOnly = {
  name: "public-only",
  packageLinkPhase({ customElementsManifest: { modules } }) {
    for (const module of modules) {
      module.declarations = module.declarations.filter(({ kind }) => kind === "class");
      for (const declaration of module.declarations) {
        const seen = new Set();
        declaration.members = declaration.members.filter(({ name, privacy }) => {
          const isPublic = privacy !== "private" && !name.startsWith("#") && !seen.has(name);
          seen.add(name);
          return isPublic;
        });
      }
    }
  },
};

export default {
  globs: ["www/standfirst-article.js"],
  packagejson: false,
  plugins: [publicOnly],
};
