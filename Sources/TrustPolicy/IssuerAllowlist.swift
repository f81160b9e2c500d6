import Pattern
import Source

/// The fields of the allowlist.
enum AllowlistFields {
  static let names = ["mode", "issuers", "issuer_patterns"]
  static let fields = FieldNames(names)
  static let target: Target = .fields(fields, targets: ["mode": .text, "issuers": .list(.text), "issuer_patterns": .list(.text)])
}

/// An organization's list of issuers whose tokens may be exchanged (`.github/chainguard/trusted-token-issuers.yaml`).
public struct IssuerAllowlist: Sendable {
  /// What happens to a token of an issuer that is not listed.
  public enum Mode: String, Sendable {
    /// It is refused.
    case enforce
    /// It passes, and is recorded.
    case audit
  }

  /// The file's name.
  public static let fileName = "trusted-token-issuers.yaml"

  public let mode: Mode
  /// Compared byte for byte.
  public let issuers: [String]
  /// Each grouped and anchored at both ends by the service.
  public let patterns: [Pattern]

  /// Whether the list names `issuer`; in audit mode other issuers pass too.
  public func lists(_ issuer: String) -> Bool {
    issuers.contains { $0.hasSameBytes(as: issuer) } || patterns.contains { $0.matches(issuer) }
  }
}

/// An allowlist file as the service takes it.
public struct AllowlistFile: Sendable {
  public let source: SourceText
  /// The list; nil when the service refuses the file, and with it every exchange of the organization.
  public let allowlist: IssuerAllowlist?
  /// The file as it is written; nil when it is no YAML.
  public let text: WrittenText?
  /// What is wrong, in the order in which the service would meet it.
  public let problems: [FileProblem]

  /// How far the service gets.
  public var stage: FileStage { problems.first?.stage ?? .ok }

  /// Reads an allowlist as the service does.
  public init(_ source: SourceText) {
    self.source = source
    let parsed = FileReader.read(source, target: AllowlistFields.target)
    var problems = parsed.problems
    var decoder = AllowlistDecoder()
    if let root = parsed.root {
      decoder.decode(root)
      problems += decoder.problems
    }
    let isParsed = problems.isEmpty
    text = parsed.text
    var compiler = AllowlistCompiler(decoded: decoder)
    let compiled = compiler.compile()
    problems += isParsed ? compiler.problems : compiler.problems.filter { !$0.isAbsence }
    allowlist = problems.isEmpty ? compiled : nil
    self.problems = problems
  }
}
