// What an action in JavaScript does for an exchange: the two requests, the masks, the outputs. The peer of `make bench-action`; no dependencies.
import { appendFileSync } from "node:fs";
import { createHash } from "node:crypto";

const input = (name) => (process.env[`INPUT_${name.toUpperCase()}`] ?? "").trim();

async function ask(url, token) {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}`, accept: "application/json" },
    signal: AbortSignal.timeout(60_000),
    redirect: "error",
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`status ${response.status}: ${text}`);
  return JSON.parse(text);
}

function mask(value) {
  process.stdout.write(`::add-mask::${value}\n`);
}

try {
  const domain = input("domain");
  const audience = input("audience") || domain;
  const endpoint = `${process.env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=${encodeURIComponent(audience)}`;
  const identity = await ask(endpoint, process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN);
  mask(identity.value);
  const query = `scope=${encodeURIComponent(input("scope"))}&identity=${encodeURIComponent(input("identity"))}`;
  const grant = await ask(`https://${domain}/sts/exchange?${query}`, identity.value);
  mask(grant.token);
  const hash = createHash("sha256").update(grant.token).digest("base64");
  const expires = new Date(Date.now() + 3_600_000).toISOString();
  appendFileSync(process.env.GITHUB_STATE, `token=${grant.token}\napi-url=${input("api-url")}\n`);
  appendFileSync(process.env.GITHUB_OUTPUT, `token=${grant.token}\nexpires-at=${expires}\ntoken-hash=${hash}\n`);
  process.stdout.write(`Token for identity ${input("identity")} in ${input("scope")}\n`);
} catch (error) {
  process.stdout.write(`::error::${error.message}\n`);
  process.exitCode = 1;
}
