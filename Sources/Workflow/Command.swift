public import Secret

/// A workflow command: a line on standard output or error that the runner acts upon.
///
/// Written as actions/runner's `ActionCommand` reads it: `::name key=value,key=value::data`.
public struct Command: Sendable, Hashable {
  private let name: String
  private let properties: [Property]
  private let data: String

  fileprivate struct Property: Sendable, Hashable {
    var key: String
    var value: String
  }

  /// Where an annotation points and what it is called; lines and columns from 1.
  public struct Place: Sendable, Hashable {
    /// What the annotation is called instead of its severity.
    public var title: String?
    /// Path from the root of the repository.
    public var file: String?
    /// First line.
    public var line: Int?
    /// Last line.
    public var endLine: Int?
    /// First column, where all is on one line.
    public var column: Int?
    /// Last column.
    public var endColumn: Int?

    /// A place; what is nil is left out.
    public init(
      title: String? = nil, file: String? = nil, line: Int? = nil, endLine: Int? = nil, column: Int? = nil, endColumn: Int? = nil
    ) {
      self.title = title
      self.file = file
      self.line = line
      self.endLine = endLine
      self.column = column
      self.endColumn = endColumn
    }

    fileprivate var properties: [Property] {
      let all: [(String, String?)] = [
        ("title", title), ("file", file), ("line", line.map(String.init)), ("endLine", endLine.map(String.init)),
        ("col", column.map(String.init)), ("endColumn", endColumn.map(String.init)),
      ]
      return all.compactMap { key, value in value.map { Property(key: key, value: $0) } }
    }
  }

  private init(_ name: String, _ properties: [Property] = [], data: String) {
    self.name = name
    self.properties = properties
    self.data = data
  }

  /// An annotation of severity error; `message` may have several lines.
  public static func error(_ message: String, at place: Place = Place()) -> Command {
    Command("error", place.properties, data: message.neutralised(keepingLines: true))
  }

  /// An annotation of severity warning.
  public static func warning(_ message: String, at place: Place = Place()) -> Command {
    Command("warning", place.properties, data: message.neutralised(keepingLines: true))
  }

  /// An annotation without severity.
  public static func notice(_ message: String, at place: Place = Place()) -> Command {
    Command("notice", place.properties, data: message.neutralised(keepingLines: true))
  }

  /// A line that the log shows only when the run is debugged.
  public static func debug(_ message: String) -> Command {
    Command("debug", data: message.neutralised(keepingLines: true))
  }

  /// Starts a foldable part of the log.
  public static func group(_ title: String) -> Command {
    Command("group", data: title.neutralised())
  }

  /// Ends the part that ``group(_:)`` started.
  public static let endGroup = Command("endgroup", data: "")

  /// What hides `secret` from every later line: a command for each of its lines, since the runner compares logs line by line.
  public static func mask(_ secret: Secret) -> [Command] {
    secret.revealed().split(whereSeparator: \.isNewline)
      .filter { !$0.allSatisfy(\.isWhitespace) }
      .map { Command("add-mask", data: String($0)) }
  }

  /// The line, without its line end. Whatever the parts hold, it is one line and this one command.
  public var text: String {
    let properties = properties.map { "\($0.key)=\(Self.escapedProperty($0.value.neutralised(keepingLines: true)))" }
    return "::\(name)\(properties.isEmpty ? "" : " ")\(properties.joined(separator: ","))::\(Self.escapedData(data))"
  }

  static func escapedData(_ text: String) -> String {
    escaped(text) { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: nil
      }
    }
  }

  static func escapedProperty(_ text: String) -> String {
    escaped(text) { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      case ":": "%3A"
      case ",": "%2C"
      default: nil
      }
    }
  }

  private static func escaped(_ text: String, _ escape: (Unicode.Scalar) -> String?) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      if let escape = escape(scalar) { out += escape } else { out.unicodeScalars.append(scalar) }
    }
    return out
  }
}
