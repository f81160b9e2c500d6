/// Every way in which an exchange or a revocation fails. Its title, what it means and what to do about it are told here and in the files beside
/// this one alone: the log, the step summary and `docs/action.md` are made from them.
enum FailureKind: CaseIterable, Sendable {
  // The job.
  case notInWorkflow
  case wrongInput
  case noResultFile
  case logNotWritable
  case resultNotWritten
  case stopped

  // The identity token.
  case missingPermission
  case fork
  case dependabot
  case endpointRefused
  case endpointFault

  // The way to a server.
  case unresolved
  case unconnected
  case timedOut
  case interrupted
  case proxy
  case unknownAuthority
  case wrongHost
  case certificateDates
  case tls
  case caBundle
  case redirect
  case tooLarge
  case transfer

  // What the service answers.
  case badRequest
  case unverified
  case mismatch
  case issuerNotAllowed
  case allowlistInvalid
  case permissionsRefused
  case forbidden
  case notInstalled
  case policyMissing
  case policyInvalid
  case notMinted
  case rateLimited
  case serviceFault
  case notTheService
  case unusableAnswer

  // GitHub's API.
  case notRevoked

  /// Where the failure lies, as the manual groups them.
  enum Place: String, CaseIterable, Sendable {
    case job = "The job"
    case identityToken = "The identity token"
    case way = "The way to a server"
    case service = "What the service answers"
    case api = "GitHub's API"
  }

  var place: Place {
    switch self {
    case .notInWorkflow, .wrongInput, .noResultFile, .logNotWritable, .resultNotWritten, .stopped: .job
    case .missingPermission, .fork, .dependabot, .endpointRefused, .endpointFault: .identityToken
    case .unresolved, .unconnected, .timedOut, .interrupted, .proxy, .unknownAuthority, .wrongHost, .certificateDates, .tls, .caBundle,
      .redirect, .tooLarge, .transfer:
      .way
    case .badRequest, .unverified, .mismatch, .issuerNotAllowed, .allowlistInvalid, .permissionsRefused, .forbidden, .notInstalled,
      .policyMissing, .policyInvalid, .notMinted, .rateLimited, .serviceFault, .notTheService, .unusableAnswer:
      .service
    case .notRevoked: .api
    }
  }

  /// Whether the policy itself may tell why.
  var concernsPolicy: Bool {
    switch self {
    case .mismatch, .permissionsRefused, .forbidden, .policyMissing, .policyInvalid: true
    default: false
    }
  }

  /// What an annotation is called.
  var title: String {
    switch self {
    case .notInWorkflow: "Not in a workflow"
    case .wrongInput: "Wrong input"
    case .noResultFile: "No file for results"
    case .logNotWritable: "Log not writable"
    case .resultNotWritten: "Results not written"
    case .stopped: "Stopped"
    case .missingPermission: "Missing id-token: write"
    case .fork: "No identity token for a fork"
    case .dependabot: "No identity token for Dependabot"
    case .endpointRefused: "Identity token refused"
    case .endpointFault: "No identity token"
    case .unresolved: "Name not resolved"
    case .unconnected: "No connection"
    case .timedOut: "Time ran out"
    case .interrupted: "Connection lost"
    case .proxy: "Proxy in the way"
    case .unknownAuthority: "Certificate authority not trusted"
    case .wrongHost: "Certificate for another host"
    case .certificateDates: "Certificate expired or not yet valid"
    case .tls: "No TLS"
    case .caBundle: "Authorities not readable"
    case .redirect: "Redirect not followed"
    case .tooLarge: "Answer too large"
    case .transfer: "Request not possible"
    case .badRequest: "Request not understood"
    case .unverified: "Identity token not verified"
    case .mismatch: "Policy does not match"
    case .issuerNotAllowed: "Issuer not allowed"
    case .allowlistInvalid: "Allowlist of issuers not valid"
    case .permissionsRefused: "Permissions refused by GitHub"
    case .forbidden: "Refused"
    case .notInstalled: "App not installed"
    case .policyMissing: "Policy not found"
    case .policyInvalid: "Policy not valid"
    case .notMinted: "No token from GitHub"
    case .rateLimited: "Rate limited"
    case .serviceFault: "Service not available"
    case .notTheService: "Not the service"
    case .unusableAnswer: "No usable answer"
    case .notRevoked: "Token not revoked"
    }
  }
}
