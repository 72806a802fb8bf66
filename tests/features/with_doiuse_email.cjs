// What mail programs do not support of each letter, by the data of caniemail.com. Told where its package is.

const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");

const [modules, clients, ...names] = process.argv.slice(2);
const { doIUseEmail } = createRequire(`${modules}/`)("@jsx-email/doiuse-email");

for (const name of names) {
  const found = doIUseEmail(readFileSync(name, "utf-8"), { emailClients: clients.split(",") });
  console.log(JSON.stringify(found.errors ?? []));
}
