import Glibc
import Support

/// Everything around a step of a workflow: the runner's endpoint, the service and GitHub on one loopback server, files and environment.
final class Stage: Sendable {
  static let requestToken = "request-token-5f0c"
  /// Its claims hold what a runner would act upon.
  static let identityToken = [
    "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9",
    "eyJzdWIiOiJyZXBvOmFjbWUvYXBwOnJlZjpyZWZzL2hlYWRzL21haW4iLCJldmlsIjoiOjpzZXQtb3V0cHV0IG5hbWU9eDo6eVxuOjplcnJvcjo6eiAjI1tl"
      + "cnJvcl16IiwiYXVkIjoib2N0by1zdHMuZGV2IiwibiI6MSwiaXNzIjoiaHR0cHM6Ly90b2tlbi5hY3Rpb25zLmdpdGh1YnVzZXJjb250ZW50LmNvbSJ9",
    "c2lnbmF0dXJl",
  ].joined(separator: ".")
  static let token = "ghs_16C7e42F292c6912E7710c838347Ae178B4a"
  static let secrets = [requestToken, identityToken, token]

  /// Ten minutes from now, in RFC 3339.
  static let expiry: String = {
    var moment = time(nil) + 600
    var parts = tm()
    gmtime_r(&moment, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let count = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: text[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }()

  let server: LoopbackServer
  let folder: ScratchFolder

  /// Answers as all three do when all is well, but for what `twist` says otherwise.
  init(_ twist: @escaping @Sendable (LoopbackServer.Request) -> LoopbackServer.Behaviour? = { _ in nil }) throws {
    folder = try ScratchFolder()
    try folder.write("", to: "summary")
    for name in ["output", "state", "variables"] { try folder.write("before=1\n", to: name) }
    server = try LoopbackServer { request in
      if let behaviour = twist(request) { return behaviour }
      let bearer = request.headers["authorization"]
      switch (request.method, request.path) {
      case ("GET", "/oidc") where bearer == "Bearer \(Self.requestToken)":
        return .answer(200, body: #"{"count":1,"value":"\#(Self.identityToken)"}"#)
      case ("GET", "/sts/exchange") where bearer == "Bearer \(Self.identityToken)":
        return .answer(200, body: #"{"token":"\#(Self.token)","expiry":"\#(Self.expiry)"}"#)
      case ("DELETE", "/api/installation/token") where bearer == "Bearer \(Self.token)": return .answer(204)
      default: return .answer(418, body: "unexpected \(request.method) \(request.target)")
      }
    }
  }

  /// What the runner sets for a job with `id-token: write`.
  var environment: [String: String] {
    [
      "GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "acme/app", "GITHUB_API_URL": server.url + "/api", "GITHUB_EVENT_NAME": "push",
      "GITHUB_OUTPUT": folder.path + "/output", "GITHUB_STATE": folder.path + "/state",
      "GITHUB_STEP_SUMMARY": folder.path + "/summary", "GITHUB_ENV": folder.path + "/variables",
      "ACTIONS_ID_TOKEN_REQUEST_URL": server.url + "/oidc?v=2", "ACTIONS_ID_TOKEN_REQUEST_TOKEN": Self.requestToken,
      "INPUT_SCOPE": "", "INPUT_IDENTITY": "release", "INPUT_DOMAIN": server.domain, "INPUT_SCHEME": "http", "INPUT_AUDIENCE": "",
      "INPUT_API-URL": "", "INPUT_RETRIES": "0",
    ]
  }

  /// Runs the main stage with some variables set otherwise; an empty text takes one away.
  func main(_ changes: [String: String] = [:]) throws -> Program.Result {
    try Program("octosts").run(environment: environment.merging(changes) { $1 }.filter { !$0.value.isEmpty || $0.key.hasPrefix("INPUT_") })
  }

  /// Runs the post stage under its own name.
  func post(_ changes: [String: String] = [:]) throws -> Program.Result {
    try Program("octosts").run(["arguments", "of the main stage"], as: "/octosts-post", environment: environment.merging(changes) { $1 })
  }

  /// The lines of `text` that a runner masks nothing in yet would show: all but the masking commands themselves.
  static func shown(_ text: String) -> String {
    text.split(separator: "\n").filter { !$0.hasPrefix("::add-mask::") }.joined(separator: "\n")
  }

  /// The secrets that are visible in `text`.
  static func leaks(_ text: String) -> [String] {
    secrets.filter { shown(text).contains($0) }
  }

  /// The lines of `text` that a runner acts on, masks left out.
  static func commands(_ text: String) -> [String] {
    shown(text).split(separator: "\n").map(String.init).filter { $0.drop { $0.isWhitespace }.hasPrefix("::") || $0.contains("##[") }
  }
}
