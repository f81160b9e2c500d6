import Pattern

/// Which paths are meant: `*` and `?` within a name, `**` for any number of folders. What is said of a folder holds for all in it.
public struct Glob: Sendable {
  /// As it was written.
  public let text: String
  private let pattern: Pattern

  /// More than any path that Linux takes.
  static let limit = 4096

  /// Why a text is no glob.
  public enum Problem: Error, Equatable, Sendable {
    case empty
    case tooLong(bytes: Int)
    /// It begins with a slash, or has a part that is empty, `.` or `..`.
    case notFromRoot(part: String)
    /// `**` beside other signs in one name.
    case crowdedStars(part: String)
    /// A sign that other globs know and this one does not.
    case unknownSign(Unicode.Scalar)
  }

  /// Reads a path from the root of the checkout; one trailing slash is allowed.
  public init(_ text: String) throws(Problem) {
    self.text = text
    guard !text.isEmpty else { throw .empty }
    guard text.utf8.count <= Self.limit else { throw .tooLong(bytes: text.utf8.count) }
    var parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.count > 1, parts.last == "" { parts.removeLast() }
    var expression = #"\A"#
    for (i, part) in parts.enumerated() {
      let isLast = i == parts.count - 1
      guard !["", ".", ".."].contains(part) else { throw .notFromRoot(part: part) }
      if part == "**" {
        expression += isLast ? "(?s:.+)" : "(?:[^/]+/)*"
      } else {
        expression += try Self.expression(part) + (isLast ? "" : "/")
      }
    }
    // What is made of the signs above is no more than classes and stars, which always compile.
    do { pattern = try Pattern(expression + #"(?:/(?s:.*))?\z"#) } catch { throw .tooLong(bytes: text.utf8.count) }
  }

  /// Whether `path`, from the root of the checkout, is meant; takes time that grows linearly with the path.
  public func matches(_ path: String) -> Bool { pattern.matches(path) }

  private static func expression(_ part: String) throws(Problem) -> String {
    guard !part.contains("**") else { throw .crowdedStars(part: part) }
    var out = ""
    for scalar in part.unicodeScalars {
      switch scalar {
      case "*": out += "[^/]*"
      case "?": out += "[^/]"
      case "[", "]", "{", "}", "!", "\\": throw .unknownSign(scalar)
      default: out += #"\x{\#(String(scalar.value, radix: 16))}"#
      }
    }
    return out
  }
}

extension Glob.Problem: CustomStringConvertible {
  /// What is wrong, and what is understood.
  public var description: String {
    switch self {
    case .empty: "an empty glob names no path"
    case .tooLong(let bytes): "a glob has \(Glob.limit) bytes at most, this one \(bytes)"
    case .notFromRoot(let part):
      part.isEmpty
        ? "a glob has no empty part: it begins at the root of the checkout without a `/`"
        : "a glob begins at the root of the checkout: `\(part)` leads nowhere"
    case .crowdedStars(let part): "`**` stands for folders and so by itself between slashes, not in `\(part)`"
    case .unknownSign(let sign): "`\(sign)` is not understood in a glob: only `*`, `?` and `**` are"
    }
  }
}
