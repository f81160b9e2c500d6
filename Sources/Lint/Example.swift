import Source

/// A piece of a file in which `[[` and `]]` stand around what a rule underlines; of more brackets the outer ones are the marks.
public struct Example: Sendable, ExpressibleByStringLiteral {
  /// The piece without its marks.
  public let text: String
  /// What was marked, as places in ``text``.
  public let marks: [Span]
  public let kind: FileKind
  /// The path of the file from the root of its repository.
  public let path: String
  /// The whole file: ``text``, after the fields of a sound policy that it leaves out.
  public let source: String

  /// - Parameters:
  ///   - isWhole: whether nothing is put before it.
  ///   - path: where the file is; nil for the usual place.
  public init(_ marked: String, kind: FileKind = .policy, isWhole: Bool = false, path: String? = nil) {
    (text, marks) = Self.unmark(marked)
    self.kind = kind
    self.path = path ?? (kind == .allowlist ? ".github/chainguard/trusted-token-issuers.yaml" : ".github/chainguard/example.sts.yaml")
    source = (isWhole || kind == .allowlist ? "" : Self.rest(of: text)) + text
  }

  public init(stringLiteral marked: String) {
    self.init(marked)
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
