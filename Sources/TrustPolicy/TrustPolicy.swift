import Pattern
import Source

/// A trust policy that the service accepts: whose tokens it admits, and what they get.
public struct TrustPolicy: Sendable {
  /// What one claim must be.
  public struct ClaimRule: Sendable {
    public let claim: String
    public let match: StringMatch
  }

  public let kind: PolicyKind
  public let issuer: Located<StringMatch>
  public let subject: Located<StringMatch>
  /// Nil: the token must be for the service's domain.
  public let audience: Located<StringMatch>?
  /// In file order.
  public let claims: [Located<ClaimRule>]
  /// In file order.
  public let permissions: [Permission]
  /// The repositories that the token is limited to; nil for no limit.
  public let repositories: [String]?
}

/// A policy file as the service takes it: how far it gets, what it stores, and everything that is wrong.
public struct PolicyFile: Sendable {
  public let kind: PolicyKind
  public let source: SourceText
  /// What the service stores; nil when the file does not parse.
  public let stored: StoredPolicy?
  /// The policy; nil when the service refuses the file.
  public let policy: TrustPolicy?
  /// What is wrong, in the order in which the service would meet it: the first is its reason.
  public let problems: [FileProblem]

  /// How far the service gets.
  public var stage: FileStage { problems.first?.stage ?? .ok }

  /// Reads a policy as the service does (sigs.k8s.io/yaml 1.6, strict, then `TrustPolicy.Compile`).
  ///
  /// - Parameter repositories: what the scope limits the token to before the policy is read; an organization policy that lists repositories
  ///   replaces it.
  public init(_ source: SourceText, kind: PolicyKind, repositories: [String]? = nil) {
    self.kind = kind
    self.source = source
    let parsed = FileReader.read(source, target: PolicyFields.target(kind))
    var problems = parsed.problems
    var decoder = PolicyDecoder(kind: kind, repositories: repositories)
    if let root = parsed.root {
      decoder.decode(root)
      problems += decoder.problems
    }
    let isParsed = problems.isEmpty
    stored = isParsed ? decoder.stored : nil
    var compiler = PolicyCompiler(stored: decoder.stored, kind: kind)
    let compiled = compiler.compile()
    // Where the file does not parse, a field may only seem to be missing.
    problems += isParsed ? compiler.problems : compiler.problems.filter { !$0.isAbsence }
    policy = problems.isEmpty ? compiled : nil
    self.problems = problems
  }
}
