import Decision
import JSON

/// Many policies against many claims, a row a set of claims: written as it is decided, so that memory does not grow with the rows.
public struct MatrixReport: Sendable {
  /// How the table is written.
  public enum Format: String, Sendable, CaseIterable {
    case text
    case markdown
    case json
    /// An object a line and a pair.
    case jsonl
    /// Numbers alone.
    case summary
  }

  /// One set of claims under all policies.
  public struct Row: Sendable {
    public let name: String
    /// In the order of the policies.
    public let cells: [Cell]

    public init(_ name: String, _ cells: [Cell]) {
      (self.name, self.cells) = (name, cells)
    }
  }

  /// What comes of one set of claims under one policy.
  public enum Cell: Sendable, Equatable {
    case allowed
    /// The token is refused, by itself or under the policy.
    case stopped(Stop)
    /// The service does not load the policy.
    case noPolicy(Reason)
    /// The service does not read the claims, or the token is not valid at the time.
    case noToken(Reason)

    fileprivate var field: String? {
      switch self {
      case .allowed: nil
      case .stopped(let stop): stop.field.name
      case .noPolicy: "policy"
      case .noToken: "token"
      }
    }

    fileprivate var reason: Reason? {
      switch self {
      case .allowed: nil
      case .stopped(let stop): stop.reason
      case .noPolicy(let reason), .noToken(let reason): reason
      }
    }

    fileprivate var code: StatusCode? {
      switch self {
      case .allowed: nil
      case .stopped(let stop): stop.code
      case .noPolicy: .notFound
      case .noToken: .unauthenticated
      }
    }
  }

  private let policies: [String]
  private let format: Format
  /// How wide the column of each policy is.
  private let widths: [Int]
  private let nameWidth: Int
  private var allowed: [Int]
  private var rows = 0

  /// - Parameters:
  ///   - fields: by policy the names of what it can fail at, which tells how wide its column is.
  ///   - nameWidth: how long names of rows are.
  public init(policies: [String], fields: [[String]], nameWidth: Int, format: Format) {
    (self.policies, self.format) = (policies, format)
    widths = zip(1..., fields).map { number, fields in (fields + ["allow", "[\(number)]", "token.audience"]).map(\.shown.count).max() ?? 0 }
    self.nameWidth = max(nameWidth, "claims".count)
    allowed = [Int](repeating: 0, count: policies.count)
  }

  /// Whether every pair so far is allowed.
  public var allAllowed: Bool { allowed.allSatisfy { $0 == rows } }

  /// What comes before the rows.
  public var head: String {
    switch format {
    case .text:
      let list = policies.enumerated().map { "\($0 == 0 ? "policies" : "        ")  [\($0 + 1)] \($1.shown)\n" }.joined()
      return list + "\n" + (isWide ? "" : line("claims", policies.indices.map { "[\($0 + 1)]" }))
    case .markdown:
      let names = policies.map { Self.cell($0) }
      return "| claims | " + names.joined(separator: " | ") + " |\n| --- |" + names.map { _ in " --- |" }.joined() + "\n"
    case .json: return "{\"version\":1,\"policies\":\(JSONValue.array(policies.map { .string($0) }).text(.compact)),\"results\":["
    case .jsonl, .summary: return ""
    }
  }

  /// Counts a row and gives what is written of it.
  public mutating func add(_ row: Row) -> String {
    for (index, cell) in row.cells.enumerated() where cell == .allowed { allowed[index] += 1 }
    rows += 1
    switch format {
    case .text where isWide:
      let allowing = row.cells.indices.filter { row.cells[$0] == .allowed }
      let more = allowing.count > Self.listed ? " and \(allowing.count - Self.listed) more" : ""
      let list = allowing.prefix(Self.listed).map { "[\($0 + 1)]" }.joined(separator: " ")
      return line(row.name.shown, ["allowed by \(allowing.count) of \(policies.count)\(allowing.isEmpty ? "" : ": ")\(list)\(more)"])
    case .text: return line(row.name.shown, row.cells.map { $0.field?.shown ?? "allow" })
    case .markdown:
      return "| \(Self.cell(row.name)) | " + row.cells.map { $0.field.map(Self.cell) ?? "**allow**" }.joined(separator: " | ") + " |\n"
    case .json:
      return (rows == 1 ? "\n" : ",\n") + zip(policies, row.cells).map { object($0, row.name, $1).text(.compact) }.joined(separator: ",\n")
    case .jsonl: return zip(policies, row.cells).map { object($0, row.name, $1).text(.compact) + "\n" }.joined()
    case .summary: return ""
    }
  }

  /// What comes after the rows.
  public var foot: String {
    let sum = allowed.reduce(0, +)
    let pairs = rows * policies.count
    let totals =
      "\(policies.count) \(policies.count == 1 ? "policy" : "policies"), \(rows) \(rows == 1 ? "set" : "sets") of claims: \(sum) allowed, \(pairs - sum) denied\n"
    switch format {
    case .text: return "\n" + totals
    case .markdown: return "\n" + totals
    case .json: return "\n],\"allowed\":\(sum),\"denied\":\(pairs - sum)}\n"
    case .jsonl: return ""
    case .summary:
      let width = String(rows).count
      return zip(policies, allowed).map { policy, count in
        let number = String(count)
        return String(repeating: " ", count: width - number.count) + number + " of \(rows)  \(policy.shown)\n"
      }.joined() + totals
    }
  }

  /// More policies than this have no column each: a row then names those that allow.
  private static let columnLimit = 10
  /// Policies that a row names.
  private static let listed = 12

  private var isWide: Bool { policies.count > Self.columnLimit }

  private func line(_ name: String, _ cells: [String]) -> String {
    var out = Self.padded(name, nameWidth)
    for (cell, width) in zip(cells, widths) { out += "  " + Self.padded(cell, width) }
    while out.last == " " { out.removeLast() }
    return out + "\n"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 0))
  }

  private static func cell(_ text: String) -> String {
    "`" + text.shown.replacing("`", with: "'").replacing("|", with: "\\|") + "`"
  }

  private func object(_ policy: String, _ claims: String, _ cell: Cell) -> JSONValue {
    [
      "version": 1, "policy": .string(policy), "claims": .string(claims), "allowed": .bool(cell == .allowed),
      "field": cell.field.map { .string($0) } ?? .null, "reason": cell.reason.map { .string($0.rawValue) } ?? .null,
      "code": cell.code.map { .string($0.name) } ?? .null,
    ]
  }
}
