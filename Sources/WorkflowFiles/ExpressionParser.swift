/// Reads expressions by descent; what is no expression gives nil.
struct ExpressionParser {
  /// GitHub reads no longer ones.
  private static let maximumLength = 21_000
  private static let maximumDepth = 50
  /// More than anybody writes; a chain of operators is as deep a tree.
  private static let maximumOperands = 500

  private var rest: Substring
  private var depth = 0
  private var operands = 0

  /// The expression that is all of `text`.
  static func parse(_ text: Substring) -> Expression? {
    guard text.utf8.count <= maximumLength else { return nil }
    var parser = ExpressionParser(rest: text)
    guard let expression = parser.disjunction() else { return nil }
    parser.skipBlanks()
    return parser.rest.isEmpty ? expression : nil
  }

  private init(rest: Substring) {
    self.rest = rest
  }

  // MARK: Operators, the loosest first

  private mutating func disjunction() -> Expression? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth, var left = conjunction() else { return nil }
    while take("||") {
      guard let right = conjunction() else { return nil }
      left = .or(left, right)
    }
    return left
  }

  private mutating func conjunction() -> Expression? {
    guard var left = comparison() else { return nil }
    while take("&&") {
      guard let right = comparison() else { return nil }
      left = .and(left, right)
    }
    return left
  }

  private mutating func comparison() -> Expression? {
    guard var left = unary() else { return nil }
    while let comparison = [.equal, .notEqual, .lessOrEqual, .greaterOrEqual, .less, .greater].first(where: { take($0.rawValue) })
      as Expression.Comparison?
    {
      guard let right = unary() else { return nil }
      left = .compare(comparison, left, right)
    }
    return left
  }

  private mutating func unary() -> Expression? {
    var isNegated: [Void] = []
    while take("!") { isNegated.append(()) }
    guard isNegated.count <= Self.maximumDepth, var operand = primary() else { return nil }
    for _ in isNegated { operand = .not(operand) }
    return operand
  }

  // MARK: Operands

  private mutating func primary() -> Expression? {
    skipBlanks()
    operands += 1
    guard operands <= Self.maximumOperands, let first = rest.first else { return nil }
    if take("(") {
      guard let inner = disjunction(), take(")") else { return nil }
      return accesses(of: nil, otherwise: inner)
    }
    if first == "'" { return text().map { .literal(.text($0)) } }
    if first.isNumber || first == "-" || first == "+" || first == "." { return number() }
    guard let name = name() else { return nil }
    switch name {
    case "true": return .literal(.bool(true))
    case "false": return .literal(.bool(false))
    case "null": return .literal(.null)
    case "NaN": return .literal(.number(.nan))
    case "Infinity": return .literal(.number(.infinity))
    default: break
    }
    if take("(") {
      var arguments: [Expression] = []
      if !take(")") {
        repeat {
          guard let argument = disjunction() else { return nil }
          arguments.append(argument)
        } while take(",")
        guard take(")") else { return nil }
      }
      return accesses(of: nil, otherwise: .call(name.lowercased(), arguments))
    }
    return accesses(of: [name.lowercased()], otherwise: .other)
  }

  /// `.name`, `['name']` and `[0]` after a context; after anything else what comes of them is not known.
  private mutating func accesses(of path: [String]?, otherwise: Expression) -> Expression? {
    var path = path
    var isAccessed = false
    while true {
      if take(".") {
        isAccessed = true
        if take("*") {
          path = nil
        } else if let name = name() {
          path?.append(name.lowercased())
        } else {
          return nil
        }
      } else if take("[") {
        isAccessed = true
        if take("*") {
          path = nil
        } else {
          guard let index = disjunction() else { return nil }
          if case .literal(.text(let name)) = index { path?.append(name.lowercased()) } else { path = nil }
        }
        guard take("]") else { return nil }
      } else {
        return path.map { .context($0) } ?? (isAccessed ? .other : otherwise)
      }
    }
  }

  private mutating func text() -> String? {
    rest = rest.dropFirst()
    var text = ""
    while let character = rest.popFirst() {
      if character != "'" {
        text.append(character)
      } else if rest.first == "'" {
        text.append("'")
        rest = rest.dropFirst()
      } else {
        return text
      }
    }
    return nil
  }

  private mutating func number() -> Expression? {
    let digits = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    rest = rest.dropFirst(digits.count)
    return Double(String(digits)).map { .literal(.number($0)) }
  }

  private mutating func name() -> String? {
    skipBlanks()
    guard let first = rest.first, first.isASCII, first.isLetter || first == "_" else { return nil }
    let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    rest = rest.dropFirst(name.count)
    return String(name)
  }

  // MARK: Text

  private mutating func take(_ token: String) -> Bool {
    skipBlanks()
    guard rest.hasPrefix(token) else { return false }
    // `!` is no negation where `!=` is meant.
    if token == "!", rest.hasPrefix("!=") { return false }
    rest = rest.dropFirst(token.count)
    return true
  }

  private mutating func skipBlanks() {
    rest = rest.drop { $0.isWhitespace }
  }
}
