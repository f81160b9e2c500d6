import Source

/// Why a text is no fault.
struct FaultError: Error, Equatable, CustomStringConvertible {
  var description: String
}

extension Fault {
  /// Reads `PLACE:KIND[,NAME=VALUE…][*COUNT]`.
  init(_ text: String) throws(FaultError) {
    let halves = text.split(separator: ":", maxSplits: 1).map(String.init)
    let places = Place.allCases.map(\.rawValue).joined(separator: ", ")
    guard halves.count == 2, let place = Place(rawValue: halves[0]) else {
      throw FaultError(description: "`\(text.printable())` is no fault: expected PLACE:KIND with a place of \(places)")
    }
    self.place = place
    let (rest, count) = try Self.counted(halves[1])
    self.count = count
    kind = try Self.kind(rest)
    if kind == .mishap(.refused), count != nil {
      throw FaultError(description: "`\(text.printable())`: a connection that is refused is not seen, so it cannot be counted")
    }
    if place == .revoke, Self.needsToken.contains(kind) || kind.isToken {
      throw FaultError(description: "`\(text.printable())`: a revocation is answered with no token")
    }
  }

  private static let needsToken: [Kind] = [.mishap(.accessToken), .mishap(.wrongJSONType)]

  private static func counted(_ text: String) throws(FaultError) -> (String, Int?) {
    guard let star = text.lastIndex(of: "*") else { return (text, nil) }
    guard let count = Int(text[text.index(after: star)...]), (1...1000).contains(count) else {
      throw FaultError(description: "`\(text.printable())`: expected a number of 1 to 1000 after `*`")
    }
    return (String(text[..<star]), count)
  }

  private static func kind(_ text: String) throws(FaultError) -> Kind {
    if let mishap = Mishap(rawValue: text) { return .mishap(mishap) }
    if text.hasPrefix("token=") { return .token(unescaped(text.dropFirst("token=".count))) }
    let parts = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    guard let status = Int(parts[0]) else {
      let names = Mishap.allCases.map(\.rawValue).joined(separator: ", ")
      throw FaultError(
        description: "`\(text.printable())` is no kind of fault: expected token=TEXT, a status of 400 to 599, or one of \(names)")
    }
    guard (400...599).contains(status) else {
      throw FaultError(description: "\(status) is no status of an error: expected 400 to 599")
    }
    return try self.status(status, parts.count > 1 ? parts[1] : "")
  }

  private static func status(_ status: Int, _ options: Substring) throws(FaultError) -> Kind {
    var rest = options
    var wait: Wait?
    if rest.hasPrefix("retry-after=") {
      let value = rest.dropFirst("retry-after=".count).prefix { $0 != "," }
      guard let seconds = Int(value), (0...86_400).contains(seconds) else {
        throw FaultError(description: "`\(String(rest).printable())`: expected a number of seconds, with `+` before it for a date")
      }
      wait = value.hasPrefix("+") ? .date(in: seconds) : .seconds(seconds)
      rest = rest.dropFirst("retry-after=".count + value.count + 1)
    }
    if rest.isEmpty { return .status(status, wait: wait, message: nil) }
    guard rest.hasPrefix("message=") else {
      throw FaultError(description: "`\(String(rest).printable())`: expected retry-after=SECONDS or message=TEXT")
    }
    return .status(status, wait: wait, message: unescaped(rest.dropFirst("message=".count)))
  }

  private static func unescaped(_ text: Substring) -> String {
    var out = ""
    var rest = text
    while let character = rest.popFirst() {
      guard character == "\\", let next = rest.popFirst() else {
        out.append(character)
        continue
      }
      switch next {
      case "n": out.append("\n")
      case "r": out.append("\r")
      case "t": out.append("\t")
      default: out.append(next)
      }
    }
    return out
  }
}

extension Fault.Kind {
  fileprivate var isToken: Bool {
    if case .token = self { true } else { false }
  }
}
