import Source

/// A piece of a file in which `[[` and `]]` stand around what a rule underlines; of more brackets the outer ones are the marks.
public struct Example: Sendable, ExpressibleByStringLiteral {
  public let kind: FileKind
  /// The path of the file from the root of its repository.
  public let path: String
  // Kept as written: lint builds every rule and reads no example, so what follows from it is worked out where it is asked for.
  private let marked: String
  private let isWhole: Bool
  private let lookAround: @Sendable () -> Surroundings
  /// Other files of the same repository, `acme/app`, by their paths.
  public let beside: [String: String]
  /// The branches of the repository, where they are known.
  public let branches: Set<String>?

  /// - Parameters:
  ///   - isWhole: whether nothing is put before it.
  ///   - path: where the file is; nil for the usual place.
  ///   - branches: those of the repository; nil where they are not known.
  ///   - beside: other files of the repository.
  ///   - surroundings: what lies around it.
  public init(
    _ marked: String, kind: FileKind = .policy, isWhole: Bool = false, path: String? = nil, branches: Set<String>? = nil,
    beside: [String: String] = [:],
    surroundings: @escaping @autoclosure @Sendable () -> Surroundings = .unknown
  ) {
    self.marked = marked
    self.isWhole = isWhole || kind == .allowlist
    self.beside = beside
    self.branches = branches
    lookAround = surroundings
    self.kind = kind
    self.path = path ?? (kind == .allowlist ? ".github/chainguard/trusted-token-issuers.yaml" : ".github/chainguard/example.sts.yaml")
  }

  /// What lies around it.
  public var surroundings: Surroundings { lookAround() }

  public init(stringLiteral marked: String) {
    self.init(marked)
  }

  /// The piece without its marks.
  public var text: String { Self.unmark(marked).0 }

  /// What was marked, as places in ``text``.
  public var marks: [Span] { Self.unmark(marked).1 }

  /// The whole file: ``text``, after the fields of a sound policy that it leaves out.
  public var source: String {
    let text = text
    return (isWhole ? "" : Self.rest(of: text)) + text
  }

  /// How far ``text`` lies from the start of ``source``.
  public var offset: Int { source.utf8.count - text.utf8.count }

  private static let fields = [
    ("issuer", "issuer: https://token.actions.githubusercontent.com\n"),
    ("subject", "subject: repo:acme/app:ref:refs/heads/main\n"),
    ("permissions", "permissions: {contents: read}\n"),
  ]

  private static func rest(of text: String) -> String {
    let lines = text.split(separator: "\n")
    return fields.filter { field in !lines.contains { $0.lowercased().hasPrefix(field.0) } }.map(\.1).joined()
  }

  private static func unmark(_ marked: String) -> (String, [Span]) {
    var text: [UInt8] = []
    var marks: [Span] = []
    var start = 0
    var rest = Array(marked.utf8)[...]
    while let byte = rest.first {
      if rest.starts(with: "[[".utf8) {
        start = text.count
        rest = rest.dropFirst(2)
      } else if rest.starts(with: "]]".utf8), !rest.starts(with: "]]]".utf8) {
        marks.append(Span(start, text.count))
        rest = rest.dropFirst(2)
      } else {
        text.append(byte)
        rest = rest.dropFirst()
      }
    }
    return (String(decoding: text, as: UTF8.self), marks)
  }
}
