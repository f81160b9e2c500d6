/// Every fault, and what the action makes of it.
enum FaultTable {
  static let all = sound + connections + answers + statuses + hostile + revocations

  static let sound: [FaultCase] = [
    .init(name: "all is well", status: 0, says: ["Revoked"], isRevoked: true),
    .init(name: "all is well over TLS", options: ["--tls"], status: 0, isRevoked: true),
    .init(
      name: "the job has no id-token: write", options: ["--no-id-token"], status: 2, attempts: [:], says: ["id-token: write"]),
  ]

  static let connections: [FaultCase] = [
    .init(
      name: "the runner's endpoint refuses connections", faults: ["oidc:refused"], inputs: ["retries": "1"], status: 2,
      attempts: [.identityToken: 2], says: ["OIDC endpoint", "connection refused"]),
    .init(
      name: "the service refuses connections", faults: ["exchange:refused"], inputs: ["retries": "1"], status: 2,
      attempts: [.identityToken: 1, .exchange: 2], says: ["connection refused", "after 2 attempts"]),
    .init(
      name: "the connection is reset once", faults: ["exchange:reset*1"], status: 0, attempts: [.identityToken: 1, .exchange: 2],
      isRevoked: true),
    .init(
      name: "the connection is closed without a word, twice", faults: ["exchange:hangup*2"], status: 0,
      attempts: [.identityToken: 1, .exchange: 3], isRevoked: true),
    .bounded(
      "the runner's endpoint hangs before headers", ["oidc:hang-before-headers"], attempts: [.identityToken: 1],
      says: ["OIDC endpoint", "took too long", "waiting for its answer"]),
    .bounded(
      "the service hangs before headers", ["exchange:hang-before-headers"], attempts: [.identityToken: 1, .exchange: 1],
      says: ["took too long", "waiting for its answer"]),
    .bounded(
      "the service hangs after headers", ["exchange:hang-after-headers"], attempts: [.identityToken: 1, .exchange: 1],
      says: ["took too long", "reading its answer"]),
    .bounded(
      "the service answers drop by drop", ["exchange:slow-drip"], attempts: [.identityToken: 1, .exchange: 1],
      says: ["took too long", "reading its answer"]),
    .bounded(
      "the deadline ends the retries", ["exchange:503"], retries: 20, attempts: [.identityToken: 1], says: ["503"]),
    .init(
      name: "an authority that nobody knows", faults: ["exchange:unknown-ca"], status: 2, says: ["an authority that is not trusted here"]),
    .init(
      name: "an authority that nobody knows, at the runner's endpoint", faults: ["oidc:unknown-ca"], status: 2,
      attempts: [.identityToken: 1], says: ["an authority that is not trusted here"]),
    .init(name: "a certificate for another host", faults: ["exchange:wrong-host"], status: 2, says: ["for another host"]),
    .init(name: "an expired certificate", faults: ["exchange:expired-certificate"], status: 2, says: ["has expired"]),
    .init(
      name: "an authority of one's own that is not there", options: ["--tls"], inputs: ["ca-bundle": "/nonexistent.pem"], status: 2,
      attempts: [.identityToken: 1], says: ["/nonexistent.pem"]),
    .init(name: "an answer that is not HTTP", faults: ["exchange:garbage"], status: 2, says: ["does not speak HTTP"]),
  ]

  static let answers: [FaultCase] = [
    .init(
      name: "half a body", faults: ["exchange:half-body"], inputs: ["retries": "1"], status: 2,
      attempts: [.identityToken: 1, .exchange: 2], says: ["ended before its answer did"]),
    .init(
      name: "half a body once", faults: ["exchange:half-body*1"], status: 0, attempts: [.identityToken: 1, .exchange: 2], isRevoked: true),
    .init(
      name: "a reset in the body once", faults: ["exchange:reset-in-body*1"], status: 0, attempts: [.identityToken: 1, .exchange: 2],
      isRevoked: true),
    .init(name: "a body of 10 MB", faults: ["exchange:huge-body"], status: 2, says: ["larger than"]),
    .init(name: "headers of a megabyte", faults: ["exchange:huge-headers"], status: 2, says: ["headers", "larger than"]),
    .init(name: "a page for people", faults: ["exchange:page"], status: 2, says: ["text/html", "instead of JSON"]),
    .init(
      name: "a page for people at the runner's endpoint", faults: ["oidc:page"], status: 2, attempts: [.identityToken: 1],
      says: ["text/html", "instead of JSON"]),
    .init(name: "JSON by another name", faults: ["exchange:wrong-content-type"], status: 0, isRevoked: true),
    .init(name: "the beginning of JSON", faults: ["exchange:not-json"], status: 2, says: ["instead of JSON"]),
    .init(name: "an empty body", faults: ["exchange:empty-body"], status: 2, says: ["0 bytes"]),
    .init(name: "a number for a token", faults: ["exchange:wrong-json-type"], status: 2, says: ["no token"]),
    .init(name: "a token by the name of RFC 8693", faults: ["exchange:access_token"], status: 0, isRevoked: true),
    .init(
      name: "a redirect to another host", faults: ["exchange:redirect"], status: 2, says: ["redirects (302)", "elsewhere.invalid"]),
    .init(
      name: "a redirect of the runner's endpoint", faults: ["oidc:redirect"], status: 2, attempts: [.identityToken: 1],
      says: ["redirects (302)", "elsewhere.invalid"]),
  ]

  static let statuses: [FaultCase] = [
    .init(
      name: "500, then all is well", faults: ["exchange:500*1"], status: 0, attempts: [.identityToken: 1, .exchange: 2], isRevoked: true),
    .init(
      name: "503 for ever", faults: ["exchange:503"], inputs: ["retries": "2"], status: 2, attempts: [.identityToken: 1, .exchange: 3],
      says: ["503", "after 3 attempts"]),
    .init(
      name: "408 and 425, then all is well", faults: ["exchange:408*1", "exchange:425*1"], status: 0,
      attempts: [.identityToken: 1, .exchange: 3], isRevoked: true),
    .init(
      name: "429 that asks for a second", faults: ["exchange:429,retry-after=1*1"], status: 0,
      attempts: [.identityToken: 1, .exchange: 2], atLeast: 1, isRevoked: true),
    .init(
      name: "429 that asks for a moment", faults: ["exchange:429,retry-after=+2*1"], status: 0,
      attempts: [.identityToken: 1, .exchange: 2], atLeast: 1, isRevoked: true),
    .init(name: "429 that asks for an hour", faults: ["exchange:429,retry-after=3600"], status: 2, within: 5, says: ["429"]),
    .init(name: "400", faults: ["exchange:400"], status: 1, says: ["400"]),
    .init(name: "401", faults: ["exchange:401"], status: 1, says: ["401", "audience"]),
    .init(
      name: "403, for the policy does not match", options: ["--claim", "ref=refs/heads/topic"], status: 1,
      says: ["403", ".github/chainguard/ci.sts.yaml", "5 minutes"]),
    .init(
      name: "403, for GitHub does not grant the permissions",
      faults: ["exchange:403,message=the permissions requested are not granted to this installation"], status: 1,
      says: ["403", "the permissions requested are not granted to this installation"]),
    .init(
      name: "404, for there is no such policy", inputs: ["identity": "nobody"], status: 1,
      says: ["404", ".github/chainguard/nobody.sts.yaml", "5 minutes"]),
    .init(name: "401 of the runner's endpoint", faults: ["oidc:401"], status: 2, attempts: [.identityToken: 1], says: ["401"]),
    .init(
      name: "500 of the runner's endpoint, then all is well", faults: ["oidc:500*1"], status: 0,
      attempts: [.identityToken: 2, .exchange: 1], isRevoked: true),
  ]

  static let hostile: [FaultCase] = [
    .init(
      name: "a token with line ends", faults: [#"exchange:token=ghs_x\n::set-output name=token::stolen"#], status: 2,
      says: ["one line of visible ASCII"], hides: ["stolen"]),
    .init(
      name: "a token that starts like a command", faults: ["exchange:token=::stop-commands::x y"], status: 2, hides: ["stop-commands"]),
    .init(
      name: "an identity token with line ends", faults: [#"oidc:token=a\r\nX-Injected: stolen"#], status: 2,
      attempts: [.identityToken: 1], hides: ["stolen"]),
    .init(
      name: "a server whose message holds commands",
      faults: [#"exchange:403,message=no\n::set-output name=a::b\r::error::c ##[error]d ::stop-commands::e"#], status: 1, says: ["403"]),
    .init(
      name: "claims that hold commands and Markdown",
      options: [
        "--claim", "ref=refs/heads/topic", "--claim", "head_ref=##[error]x", "--claim", "actor=::set-output name=a::b", "--claim",
        "workflow=<img src=x> **bold** `x` |",
      ], status: 1, says: ["403"], summaryHides: ["<img", "**bold**"]),
  ]

  static let revocations: [FaultCase] = [
    .init(
      name: "the revocation fails once", faults: ["revoke:500*1"], status: 0,
      attempts: [.identityToken: 1, .exchange: 1, .revocation: 2], says: ["Revoked"], isRevoked: true),
    .init(
      name: "the revocation fails for ever, and the job does not", faults: ["revoke:500"], inputs: ["retries": "1"], status: 0,
      attempts: [.revocation: 2], says: ["not revoked"], isRevoked: false),
    .init(
      name: "the API refuses connections", faults: ["revoke:refused"], inputs: ["retries": "0"], status: 0, attempts: [.revocation: 1],
      says: ["not revoked"], isRevoked: false),
    .init(
      name: "the API hangs", faults: ["revoke:hang-before-headers"], inputs: ["timeout": "2"], status: 0, within: 3.5,
      says: ["not revoked"],
      isRevoked: false),
    .init(name: "the token is gone already", faults: ["revoke:404"], status: 0, says: ["gone already"], isRevoked: false),
    .init(
      name: "the API's certificate is for another host", faults: ["revoke:wrong-host"], status: 0, says: ["not revoked"], isRevoked: false),
  ]
}
