/** The folder that holds package.json, apps and packages. */
export const projectRoot = new URL("../../../", import.meta.url);
